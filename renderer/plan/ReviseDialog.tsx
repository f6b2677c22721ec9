/** A review of the plan: from a year on an item has another name, ends, is joined with others or taken apart. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import { useId, useState, type ReactNode } from "react";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { Item } from "#shared/domain/plan.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { cleanText } from "#shared/text/clean.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { useUnsavedWords } from "#renderer/client/useUnsavedWords.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { plainGroup } from "#renderer/common/plainGroup.ts";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { notBeside } from "#renderer/common/notBeside.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

type Kind = "rename" | "join" | "split" | "end";
type Change = MethodInput<"structure.reviseItem">["change"];

interface Name {
  code: string;
  title: string;
}

const kinds: Record<Kind, { text: string; explained: string }> = {
  rename: { text: "名称変更", explained: "番号と名称だけが変わります。指標・記入・意見はそのまま続きます。" },
  join: {
    text: "統合",
    explained:
      "選んだ施策は前の年度で終わり、新しい施策が始まります。下の階層と、指標（目標値とこれまでの実績値）は新しい施策に引き継ぎます。",
  },
  split: {
    text: "分割",
    explained:
      "この施策は前の年度で終わり、新しい施策が始まります。下の階層と、指標（目標値とこれまでの実績値）は1つ目の施策に引き継ぎます。",
  },
  end: { text: "終了", explained: "前の年度で終わります。下の階層もいっしょに終わります。" },
};

const clean = (text: string): string => cleanText(text).text.trim();

export function ReviseDialog({
  item,
  levelName,
  onClose,
}: {
  item: Item;
  levelName: string;
  onClose: () => void;
}): ReactNode {
  const { snapshot, plan } = useWorkspace();
  const titleId = useId();
  const revise = useContractCommand("structure.reviseItem");
  const [kind, setKind] = useState<Kind>("rename");
  const [year, setYear] = useState(Math.max(snapshot.fiscalYear, plan.latestOpenYear));
  const begin: Name = { code: item.code, title: item.title };
  const [names, setNames] = useState<Name[]>([begin, { code: "", title: "" }]);
  const [others, setOthers] = useState<string[]>([]);
  const change = changeOf(item, kind, names, others);
  const typed = names.some(({ code, title }, index) =>
    index === 0 ? code !== begin.code || title !== begin.title : code + title !== "",
  );
  useUnsavedWords(
    `dialog/revise/${item.id}`,
    `${item.title}の見直し`,
    typed ? names.map(({ code, title }) => `${code} ${title}`.trim()).join("\n") : undefined,
  );
  const save = async (): Promise<void> => {
    if (!change || revise.running) return;
    if (await revise.run({ fiscalYear: year, change })) onClose();
  };
  const rename = (index: number, part: Partial<Name>): void =>
    setNames((now) => now.map((one, place) => (place === index ? { ...one, ...part } : one)));
  const shown = kind === "split" ? names : kind === "end" ? [] : names.slice(0, 1);
  return (
    <Dialog open onClose={notBeside(onClose)} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>
        {item.code} {item.title}の見直し
      </DialogTitle>
      <DialogContent>
        <Box sx={{ display: "flex", gap: 1.5, mt: 1, mb: 1 }}>
          <Choice
            label="見直しの種類"
            value={kind}
            options={Object.entries(kinds).map(([value, { text }]) => ({ value, text }))}
            onChange={(value) => setKind(value as Kind)}
            sx={{ flex: 1 }}
          />
          <Choice
            label="いつから"
            value={String(year)}
            options={plan.fiscalYears
              .filter((one) => one >= plan.latestOpenYear)
              .map((one) => ({ value: String(one), text: `${fiscalYearLabel(one)}から` }))}
            onChange={(value) => setYear(Number(value))}
            sx={{ flex: 1 }}
          />
        </Box>
        <DialogContentText sx={{ fontSize: 14, mb: 1.5 }}>
          {kinds[kind].explained}
          {fiscalYearLabel(year - 1)}までの評価シートは、今のまま変わりません。
        </DialogContentText>
        {kind === "join" && <Siblings item={item} chosen={others} onChange={setOthers} />}
        {shown.map((name, index) => (
          <Box key={`${index}`} sx={{ display: "flex", gap: 1, mb: 1.25 }}>
            <TextInput
              label={`番号${numbered(kind, index)}`}
              value={name.code}
              sx={{ width: 110 }}
              inputAttributes={{ maxLength: 30 }}
              onChange={(code) => rename(index, { code })}
              onCommit={() => void save()}
            />
            <TextInput
              label={`新しい${levelName}の名称${numbered(kind, index)}`}
              value={name.title}
              fullWidth
              inputAttributes={{ maxLength: 500 }}
              onChange={(title) => rename(index, { title })}
              onCommit={() => void save()}
            />
          </Box>
        ))}
        {kind === "split" && names.length < 50 && (
          <Button onClick={() => setNames((now) => [...now, { code: "", title: "" }])}>もう1つ増やす</Button>
        )}
        {revise.failure && <FailureNote failure={revise.failure} onClose={revise.forget} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>やめる</Button>
        <Button
          variant="contained"
          color={kind === "end" ? "error" : "primary"}
          disabled={change === undefined || revise.running}
          onClick={() => void save()}
        >
          {kind === "end" ? "終了する" : "見直す"}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function numbered(kind: Kind, index: number): string {
  return kind === "split" ? `（${index + 1}）` : "";
}

/** What the dialog says, or undefined while something is missing. */
function changeOf(
  item: Item,
  kind: Kind,
  names: readonly Name[],
  others: readonly string[],
): Change | undefined {
  const cleaned = names.map(({ code, title }) => ({ code: clean(code), title: clean(title) }));
  const [first] = cleaned;
  if (!first) return undefined;
  const { id } = item;
  switch (kind) {
    case "rename": {
      const isSame = first.code === item.code && first.title === item.title;
      return first.title === "" || isSame ? undefined : { kind: "rename", id, ...first };
    }
    case "join": {
      const ids = [id, ...others];
      return first.title === "" || others.length === 0 ? undefined : { kind: "succeed", ids, into: [first] };
    }
    case "split": {
      const into = cleaned.filter(({ code, title }) => code !== "" || title !== "");
      const isWhole = into.length > 1 && into.every(({ title }) => title !== "");
      return isWhole ? { kind: "succeed", ids: [id], into } : undefined;
    }
    case "end":
      return { kind: "end", id };
  }
}

/** The other items of the same level, of which some are joined with this one. */
function Siblings({
  item,
  chosen,
  onChange,
}: {
  item: Item;
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}): ReactNode {
  const { snapshot } = useWorkspace();
  const depth = (one: Item): number => {
    const parent = snapshot.items.find(({ id }) => id === one.parent);
    return parent ? depth(parent) + 1 : 1;
  };
  const level = depth(item);
  const others = snapshot.items.filter((one) => one.id !== item.id && depth(one) === level);
  return (
    <Box
      component="fieldset"
      aria-label="統合する施策"
      sx={[
        plainGroup,
        { display: "flex", flexDirection: "column", maxHeight: 200, overflow: "auto", mb: 1.5 },
      ]}
    >
      {others.map((one) => (
        <FormControlLabel
          key={one.id}
          label={`${one.code} ${one.title}`}
          control={
            <Checkbox
              size="small"
              checked={chosen.includes(one.id)}
              onChange={(_event, checked) =>
                onChange(checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
              }
            />
          }
        />
      ))}
    </Box>
  );
}
