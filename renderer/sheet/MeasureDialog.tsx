/** A whole 施策 on one side of a 新旧対照表: its words, its images, its indicators. */
import AddIcon from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useId, useState, type ReactNode } from "react";
import type { StatedIndicator, StatedMeasure } from "#shared/domain/rows.ts";
import { useUnsavedWords } from "#renderer/client/useUnsavedWords.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { focusNow } from "#renderer/common/focusNow.ts";
import { swapped } from "#renderer/common/ListRow.tsx";
import { RowTools } from "#renderer/common/RowTools.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { useSheetActions } from "./actions.ts";

const empty: StatedIndicator = { kind: "", name: "", baseline: "", middle: "", target: "" };

/** What a person would copy out of the dialog if it could not be saved. */
function inWords({ title, overview, images, indicators }: StatedMeasure): string {
  const rows = indicators.map((one) => [one.kind, one.name, one.baseline, one.middle, one.target].join("\t"));
  return [title, overview, ...images, ...rows].join("\n");
}

export function MeasureDialog(props: {
  row: string;
  side: "new" | "old";
  measure: StatedMeasure;
  onClose: () => void;
}): ReactNode {
  const { row, side, measure: stored, onClose } = props;
  const actions = useSheetActions();
  const titleId = useId();
  const [measure, setMeasure] = useState(stored);
  const [images, setImages] = useState(stored.images.join("\n"));
  const change = (part: Partial<StatedMeasure>) => setMeasure((now) => ({ ...now, ...part }));
  const changed: StatedMeasure = {
    ...measure,
    images: images.split("\n").filter((line) => line.trim() !== ""),
  };
  const name = `${side === "new" ? "新" : "旧"}の施策${stored.title === "" ? "" : `「${stored.title}」`}`;

  const words = JSON.stringify(changed) === JSON.stringify(stored) ? undefined : inWords(changed);
  useUnsavedWords(`documentRow/${row}/${side}Measure`, `${name}（まだ保存していません）`, words);

  const close = () => {
    actions.forget();
    onClose();
  };
  const save = async () => {
    const patch = side === "new" ? { newMeasure: changed } : { oldMeasure: changed };
    if (await actions.updateRow(row, { table: "documentRow", patch })) close();
  };
  return (
    <Dialog open onClose={close} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>{name}</DialogTitle>
      <DialogContent>
        {actions.failure && <FailureNote failure={actions.failure} />}
        <Box sx={{ display: "flex", flexDirection: "column", gap: 1.5, pt: 1 }}>
          <TextInput
            label="施策名"
            value={measure.title}
            inputRef={focusNow}
            fullWidth
            inputAttributes={{ maxLength: 500 }}
            onChange={(title) => change({ title })}
          />
          <TextInput
            label="施策概要"
            value={measure.overview}
            multiline
            minRows={3}
            maxRows={10}
            fullWidth
            onChange={(overview) => change({ overview })}
          />
          <TextInput
            label="事業イメージ（1行に1つ）"
            value={images}
            multiline
            minRows={2}
            maxRows={8}
            fullWidth
            onChange={setImages}
          />
          <Typography variant="h3" component="h3" sx={{ mt: 1 }}>
            指標
          </Typography>
          <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr 1fr", gap: 1 }}>
            {measure.headings.map((heading, index) => (
              <TextInput
                // The place among the three is what a heading is.
                key={`${index}`}
                label={`${index + 1}列目の見出し`}
                value={heading}
                multiline
                inputAttributes={{ maxLength: 100 }}
                onChange={(text) =>
                  change({ headings: measure.headings.with(index, text) as StatedMeasure["headings"] })
                }
              />
            ))}
          </Box>
          {measure.indicators.map((indicator, index) => (
            <IndicatorRow
              key={`${index}`}
              place={index}
              last={index === measure.indicators.length - 1}
              indicator={indicator}
              headings={measure.headings}
              onChange={(next) => change({ indicators: measure.indicators.with(index, next) })}
              onMove={(by) => change({ indicators: swapped(measure.indicators, index, by) })}
              onRemove={() => change({ indicators: measure.indicators.toSpliced(index, 1) })}
            />
          ))}
          <Button
            variant="outlined"
            startIcon={<AddIcon />}
            sx={{ alignSelf: "flex-start" }}
            onClick={() => change({ indicators: [...measure.indicators, empty] })}
          >
            指標を追加
          </Button>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>やめる</Button>
        <Button variant="contained" onClick={() => void save()}>
          保存する
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function IndicatorRow(props: {
  place: number;
  last: boolean;
  indicator: StatedIndicator;
  headings: StatedMeasure["headings"];
  onChange: (next: StatedIndicator) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}): ReactNode {
  const { place, last, indicator, headings, onChange, onMove, onRemove } = props;
  const field = (property: keyof StatedIndicator, label: string, flex: number) => (
    <TextInput
      label={label}
      value={indicator[property]}
      sx={{ flex, minWidth: 0 }}
      inputAttributes={{ maxLength: property === "name" ? 500 : property === "kind" ? 50 : 100 }}
      onChange={(text) => onChange({ ...indicator, [property]: text })}
    />
  );
  const heading = (index: 0 | 1 | 2) => headings[index].split("\n")[0] || `${index + 1}列目`;
  return (
    <Box sx={{ display: "flex", gap: 1, alignItems: "flex-start" }}>
      {field("kind", "種別", 1.2)}
      {field("name", "指標名", 3)}
      {field("baseline", heading(0), 1.2)}
      {field("middle", heading(1), 1.2)}
      {field("target", heading(2), 1.2)}
      <RowTools
        name={`指標${place + 1}`}
        first={place === 0}
        last={last}
        onMove={onMove}
        onRemove={onRemove}
      />
    </Box>
  );
}
