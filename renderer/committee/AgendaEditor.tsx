/** 次第: lines up to four levels deep, moved in and out and up and down as a whole with what stands under them. */
import FormatIndentDecreaseIcon from "@mui/icons-material/FormatIndentDecrease";
import FormatIndentIncreaseIcon from "@mui/icons-material/FormatIndentIncrease";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { useState, type ReactNode } from "react";
import type { AgendaNumbering, Meeting } from "#shared/domain/committee.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { numberedAgenda } from "#shared/rules/agendaNumbers.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import {
  agendaTree,
  blockEnd,
  flatAgenda,
  indented,
  moved,
  usualNumber,
  type FlatLine,
} from "#renderer/committee/agendaTree.ts";
import { SubjectsDialog } from "#renderer/committee/SubjectsDialog.tsx";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { notEmpty } from "#renderer/common/checks.ts";
import { ListRow } from "#renderer/common/ListRow.tsx";
import { plainGroup } from "#renderer/common/plainGroup.ts";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

/** Value of the choice 「そのまま」. */
const BY_HAND = "";
const numberings: { value: AgendaNumbering | typeof BY_HAND; text: string }[] = [
  { value: BY_HAND, text: "そのまま（番号を手で入力）" },
  { value: "parenthesis", text: "1 → （1） → ① → ア" },
  { value: "parenthesis-wide", text: "１ → （1） → ① → ア（全角数字）" },
  { value: "niiza", text: "1 → ⑴ → ア → a" },
  { value: "niiza-wide", text: "１ → ⑴ → ア → a（全角数字）" },
];

export function AgendaEditor({ meeting, place }: { meeting: Meeting; place: string }): ReactNode {
  const { readOnly } = useWorkspace();
  const save = useSave();
  const [choosing, setChoosing] = useState<string>();
  const { agenda, agendaNumbering } = meeting;
  const lines = flatAgenda(agendaNumbering ? numberedAgenda(agenda, agendaNumbering) : agenda);
  const write = (next: FlatLine[]) =>
    call("meeting.update", { id: meeting.id, patch: { agenda: agendaTree(next) } });
  const put = (next: FlatLine[] | undefined) => {
    if (next === undefined) return Promise.resolve(false);
    const text = next.map((line) => `${"　".repeat(line.depth)}${line.number} ${line.title}`).join("\n");
    return save(`agenda/${meeting.id}`, `${place} 次第`, text, () => write(next));
  };

  const chosen = lines.find(({ id }) => id === choosing);
  const choose = (subjects: Subject[]) => {
    const next = lines.map((line) => {
      if (line.id !== choosing) return line;
      const { subjects: _, ...rest } = line;
      return subjects.length === 0 ? rest : { ...rest, subjects };
    });
    void save(`agenda/${meeting.id}/subjects`, `${place} 次第`, `${subjects.length}件のシート`, () =>
      write(next),
    );
  };

  return (
    <Box component="fieldset" aria-label={`${place} 次第`} sx={plainGroup}>
      <SavedChoice
        of={`meeting/${meeting.id}`}
        place={place}
        readOnly={readOnly}
        label="番号の付け方"
        value={agendaNumbering ?? BY_HAND}
        options={numberings}
        sx={{ width: 300, mb: 2 }}
        onSave={(value) =>
          call("meeting.update", {
            id: meeting.id,
            patch: { agendaNumbering: numberings.find((one) => one.value === value)?.value || null },
          })
        }
      />
      {lines.map((line, index) => {
        const name = `次第「${line.number} ${line.title}」`;
        const of = `agenda/${line.id}`;
        const common = { of, place: `${place} ${name}`, readOnly };
        const inward = indented(lines, index, 1);
        const outward = indented(lines, index, -1);
        return (
          <Box
            key={line.id}
            onKeyDown={(event) => {
              if (!event.altKey || !event.shiftKey || readOnly) return;
              if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
              event.preventDefault();
              void put(event.key === "ArrowRight" ? inward : outward);
            }}
          >
            <ListRow
              name={name}
              of={of}
              first={moved(lines, index, -1) === undefined}
              last={moved(lines, index, 1) === undefined}
              work={{
                move: (by) => void put(moved(lines, index, by)),
                remove: () => put(lines.toSpliced(index, blockEnd(lines, index) - index)),
              }}
              sx={{ pl: line.depth * 3, mb: 1 }}
              tools={
                <>
                  <Button
                    aria-label={`${name}で話し合うシート（${line.subjects?.length ?? 0}件）`}
                    title="話し合うシートを選ぶ"
                    sx={{ minWidth: 80 }}
                    onClick={() => setChoosing(line.id)}
                  >
                    {line.subjects ? `シート ${line.subjects.length}枚` : "シート…"}
                  </Button>
                  <IconButton
                    aria-label={`${name}を字上げ`}
                    title="字上げ（Alt+Shift+←）"
                    disabled={outward === undefined}
                    onClick={() => void put(outward)}
                  >
                    <FormatIndentDecreaseIcon fontSize="inherit" />
                  </IconButton>
                  <IconButton
                    aria-label={`${name}を字下げ`}
                    title="字下げ（Alt+Shift+→）"
                    disabled={inward === undefined}
                    onClick={() => void put(inward)}
                  >
                    <FormatIndentIncreaseIcon fontSize="inherit" />
                  </IconButton>
                </>
              }
            >
              {agendaNumbering ? (
                <Typography
                  component="output"
                  aria-label="番号"
                  sx={{ width: 72, flex: "none", pt: 1, textAlign: "right" }}
                >
                  {line.number}
                </Typography>
              ) : (
                <SavedInput
                  {...common}
                  label="番号"
                  hideLabel
                  value={line.number}
                  sx={{ width: 72, flex: "none" }}
                  inputAttributes={{ maxLength: 20 }}
                  onSave={(number) => write(lines.with(index, { ...line, number }))}
                />
              )}
              <SavedInput
                {...common}
                label="件名"
                hideLabel
                value={line.title}
                sx={{ flex: 1, minWidth: 120 }}
                check={notEmpty}
                onSave={(title) => write(lines.with(index, { ...line, title }))}
              />
            </ListRow>
          </Box>
        );
      })}
      <AddRow
        label="次第に追加"
        of={`meeting/${meeting.id}/agenda`}
        placeholder="議事"
        onAdd={(title) => {
          // At the depth of the last line: 「（2）」 follows 「（1）」.
          const depth = lines.at(-1)?.depth ?? 0;
          const start = lines.findLastIndex((line) => line.depth < depth);
          const n = lines.slice(start + 1).filter((line) => line.depth === depth).length + 1;
          const line: FlatLine = { id: crypto.randomUUID(), number: usualNumber(depth, n), title, depth };
          return save(`agenda/${meeting.id}/add`, `${place} 次第`, title, () => write([...lines, line]));
        }}
      />
      {chosen && (
        <SubjectsDialog
          line={`${chosen.number} ${chosen.title}`.trim()}
          subjects={chosen.subjects ?? []}
          onChoose={choose}
          onClose={() => setChoosing(undefined)}
        />
      )}
    </Box>
  );
}
