/** How a 新旧対照表 is set: sides, heads, what stands for a missing side, unchanged rows. */
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import Box from "@mui/material/Box";
import { useId, useState, type ReactNode } from "react";
import type { ComparisonSettings, PlanDocument } from "#shared/domain/rows.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { notBeside } from "#renderer/common/notBeside.ts";

/** What is printed when nothing was chosen. */
const usual = {
  newHeading: "新",
  oldHeading: "旧",
  added: "新規",
  removed: "（削る）",
  legend: "（下線部分は改正部分）",
} as const;

interface AllSettings extends Record<keyof typeof usual, string> {
  newSide: "left" | "right";
  unchanged: "full" | "omit";
  padding: boolean;
}

/** Only what differs is kept, so that a later default reaches documents that never chose. */
function differing(all: AllSettings): ComparisonSettings {
  const heads: readonly string[] = ["newHeading", "oldHeading"];
  const words = (Object.keys(usual) as (keyof typeof usual)[]).filter(
    // A column without a head is none; the other words may be left out.
    (name) => all[name] !== usual[name] && !(heads.includes(name) && all[name].trim() === ""),
  );
  return {
    ...(all.newSide === "right" ? { newSide: "right" } : {}),
    ...Object.fromEntries(words.map((name) => [name, all[name]])),
    ...(all.unchanged === "omit" ? { unchanged: "omit" } : {}),
    ...(all.padding ? { padding: true } : {}),
  };
}

export function ComparisonSettingsDialog({
  document,
  onClose,
}: {
  document: PlanDocument;
  onClose: () => void;
}): ReactNode {
  const titleId = useId();
  const update = useContractCommand("row.update");
  const [all, setAll] = useState<AllSettings>(() => {
    const own: ComparisonSettings = document.settings ?? {};
    return {
      newSide: own.newSide ?? "left",
      newHeading: own.newHeading ?? usual.newHeading,
      oldHeading: own.oldHeading ?? usual.oldHeading,
      added: own.added ?? usual.added,
      removed: own.removed ?? usual.removed,
      legend: own.legend ?? usual.legend,
      unchanged: own.unchanged ?? "full",
      padding: own.padding ?? false,
    };
  });
  const change = (part: Partial<AllSettings>) => setAll((now) => ({ ...now, ...part }));
  const word = (name: keyof typeof usual, label: string) => (
    <TextInput
      label={label}
      value={all[name]}
      placeholder={usual[name]}
      inputAttributes={{ maxLength: 30 }}
      onChange={(text) => change({ [name]: text })}
      onCommit={() => void save()}
    />
  );
  const save = async () => {
    const patch = { settings: differing(all) };
    if (await update.run({ id: document.id, change: { table: "document", patch } })) onClose();
  };
  return (
    <Dialog open onClose={notBeside(onClose)} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>対照表の体裁</DialogTitle>
      <DialogContent>
        {update.failure && <FailureNote failure={update.failure} />}
        <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 2, pt: 1 }}>
          <Choice
            label="新の側"
            value={all.newSide}
            options={[
              { value: "left", text: "左（新・旧の順）" },
              { value: "right", text: "右（旧・新の順）" },
            ]}
            onChange={(side) => change({ newSide: side === "right" ? "right" : "left" })}
          />
          <Choice
            label="変わらない行"
            value={all.unchanged}
            options={[
              { value: "full", text: "そのまま印刷する" },
              { value: "omit", text: "「略」と印刷する" },
            ]}
            onChange={(value) => change({ unchanged: value === "omit" ? "omit" : "full" })}
          />
          {word("newHeading", "新の見出し")}
          {word("oldHeading", "旧の見出し")}
          {word("added", "新規の行の旧の側")}
          {word("removed", "削る行の新の側")}
          {word("legend", "表の上の注記")}
          <FormControlLabel
            sx={{ gridColumn: "1 / -1" }}
            label="片方にだけ文があるところに、下線つきの空きを入れる"
            control={<Checkbox checked={all.padding} onChange={(_event, padding) => change({ padding })} />}
          />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>やめる</Button>
        <Button variant="contained" disabled={update.running} onClick={() => void save()}>
          この体裁にする
        </Button>
      </DialogActions>
    </Dialog>
  );
}
