/** A new 新旧対照表: empty, to be written or pasted into, or set up from two editions of the plan. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Stack from "@mui/material/Stack";
import { useId, useState, type ReactNode } from "react";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { cleanText } from "#shared/text/clean.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { focusNow } from "#renderer/common/focusNow.ts";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

/** Value of the choice 「いまの計画」. */
const NOW = "";

export function ComparisonDialog({ onClose }: { onClose: (added: boolean) => void }): ReactNode {
  const { snapshot, go } = useWorkspace();
  const { editions, plan } = snapshot;
  const add = useContractCommand("row.add");
  const compare = useContractCommand("document.compare");
  const titleId = useId();
  const [title, setTitle] = useState(`${plan.title}　新旧対照表`);
  const [source, setSource] = useState<"editions" | "empty">(editions.length > 0 ? "editions" : "empty");
  const [from, setFrom] = useState(editions.at(-1)?.id ?? "");
  const [to, setTo] = useState(NOW);
  const names = editions.map((edition) => ({
    value: edition.id,
    text: `${edition.name}（${dateLabel(edition.fixedOn)}）`,
  }));
  const failure = add.failure ?? compare.failure;
  const same = source === "editions" && from === to;

  const make = async (typed: string) => {
    const name = cleanText(typed).text.trim();
    if (name === "" || same || add.running || compare.running) return;
    const made =
      source === "editions"
        ? await compare.run({ title: name, from, ...(to === NOW ? {} : { to }) })
        : await add.run({ row: { table: "document", row: { kind: "comparison", title: name } } });
    if (made === undefined) return;
    go({ paper: { form: "comparison-table", document: made.id }, part: undefined });
    onClose(true);
  };
  return (
    <Dialog open onClose={() => onClose(false)} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>新旧対照表を作る</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2, pt: 1 }}>
          {failure && <FailureNote failure={failure} />}
          <TextInput
            label="書類の題名"
            value={title}
            fullWidth
            inputRef={focusNow}
            inputAttributes={{ maxLength: 500 }}
            onChange={setTitle}
            onCommit={(typed) => void make(typed)}
          />
          <RadioGroup
            aria-label="作り方"
            value={source}
            onChange={(_event, next) => setSource(next === "editions" ? "editions" : "empty")}
          >
            <FormControlLabel
              value="editions"
              control={<Radio />}
              disabled={editions.length === 0}
              label={
                editions.length === 0
                  ? "計画の2つの版から作る（残した版がまだありません）"
                  : "計画の2つの版から作る"
              }
            />
            <FormControlLabel
              value="empty"
              control={<Radio />}
              label="空の表から始め、新と旧の文を書くか貼り付ける"
            />
          </RadioGroup>
          {source === "editions" && (
            <Stack direction="row" sx={{ gap: 1.5 }}>
              <Choice label="旧" value={from} options={names} onChange={setFrom} fullWidth />
              <Choice
                label="新"
                value={to}
                options={[{ value: NOW, text: "いまの計画" }, ...names]}
                onChange={setTo}
                fullWidth
              />
            </Stack>
          )}
          {same && <output>新と旧に、別の版を選んでください。</output>}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onClose(false)}>やめる</Button>
        <Button
          variant="contained"
          disabled={title.trim() === "" || same || add.running || compare.running}
          onClick={() => void make(title)}
        >
          作る
        </Button>
      </DialogActions>
    </Dialog>
  );
}
