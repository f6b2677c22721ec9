/** 配布資料 and 参考資料 of a meeting: their numbers, what each of them is, and their order, for every place that shows it. */
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import type { Saved } from "#shared/contract/method.ts";
import type { Handout, HandoutCounting, Meeting } from "#shared/domain/committee.ts";
import { paperKey } from "#shared/domain/paper.ts";
import { countingOf, numberedHandouts } from "#shared/rules/handoutNumbers.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { ELSEWHERE, paperChoices } from "#renderer/committee/handoutPapers.ts";
import { HandoutsNumbering } from "#renderer/committee/HandoutsNumbering.tsx";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { notEmpty } from "#renderer/common/checks.ts";
import { ListRow, rowEnds, swapped } from "#renderer/common/ListRow.tsx";
import { plainGroup } from "#renderer/common/plainGroup.ts";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

const countings: { value: HandoutCounting; text: string }[] = [
  { value: "own", text: "番号あり" },
  { value: "branch", text: "枝番" },
  { value: "none", text: "番号なし" },
  { value: "fixed", text: "番号を固定" },
];

const kinds: { value: Handout["kind"]; text: string }[] = [
  { value: "handout", text: "配布資料" },
  { value: "reference", text: "参考資料" },
];

export function HandoutsEditor({ meeting, place }: { meeting: Meeting; place: string }): ReactNode {
  const save = useSave();
  const { handoutNumbering } = meeting;
  const handouts = numberedHandouts(meeting.handouts, handoutNumbering);
  const write = (next: Handout[]) => call("meeting.update", { id: meeting.id, patch: { handouts: next } });
  const put = (next: Handout[]) => {
    const text = next.map((one) => `${one.number} ${one.title}`.trim()).join("\n");
    return save(`handouts/${meeting.id}`, `${place} 資料`, text, () => write(next));
  };

  return (
    <Box component="fieldset" aria-label={`${place} 資料`} sx={plainGroup}>
      <HandoutsNumbering meeting={meeting} place={place} />
      {handouts.map((handout, index) => {
        const name = `資料「${`${handout.number} ${handout.title}`.trim()}」`;
        return (
          <ListRow
            key={handout.id}
            name={name}
            of={`handout/${handout.id}`}
            {...rowEnds(index, handouts)}
            work={{
              move: (by) => void put(swapped(handouts, index, by)),
              remove: () => put(handouts.toSpliced(index, 1)),
            }}
            sx={{ mb: 1.5 }}
          >
            <HandoutFields
              handout={handout}
              place={`${place} ${name}`}
              counted={handoutNumbering !== undefined}
              onChange={(next) => write(handouts.with(index, next))}
            />
          </ListRow>
        );
      })}
      <AddRow
        label="資料を追加"
        of={`meeting/${meeting.id}/handouts`}
        placeholder="施策評価シート"
        onAdd={(title) => {
          const handout: Handout = { id: crypto.randomUUID(), number: "", title, kind: "handout" };
          const behind = handouts.findLastIndex((one) => one.kind === "handout") + 1;
          return save(`handouts/${meeting.id}/add`, `${place} 資料`, title, () =>
            write(handouts.toSpliced(behind, 0, handout)),
          );
        }}
      />
    </Box>
  );
}

/** One handout. `counted`: its number follows from its place unless it is fixed. */
function HandoutFields(props: {
  handout: Handout;
  place: string;
  counted: boolean;
  onChange: (next: Handout) => Promise<Saved>;
}): ReactNode {
  const { handout, place, counted, onChange } = props;
  const { snapshot, readOnly } = useWorkspace();
  const common = { of: `handout/${handout.id}`, place, readOnly };
  const counting = countingOf(handout);
  const papers = paperChoices(snapshot, handout.paper);
  return (
    <>
      {counted && counting !== "fixed" ? (
        <Typography
          component="output"
          aria-label="資料番号"
          sx={{ width: 96, flex: "none", pt: 1, fontWeight: 700 }}
        >
          {handout.number === "" ? "―" : handout.number}
        </Typography>
      ) : (
        <SavedInput
          {...common}
          label="資料番号"
          hideLabel
          placeholder="番号なし"
          value={handout.number}
          sx={{ width: 96, flex: "none" }}
          inputAttributes={{ maxLength: 30 }}
          onSave={(number) => onChange({ ...handout, number })}
        />
      )}
      <SavedInput
        {...common}
        label="資料名"
        hideLabel
        value={handout.title}
        sx={{ flex: "1 1 200px", minWidth: 120 }}
        check={notEmpty}
        onSave={(title) => onChange({ ...handout, title })}
      />
      <SavedChoice
        {...common}
        label="どの文書か"
        value={handout.paper ? paperKey(handout.paper) : ELSEWHERE}
        options={papers}
        sx={{ width: 240, flex: "none" }}
        onSave={(value) => {
          const paper = papers.find((one) => one.value === value)?.paper;
          const { paper: _, ...rest } = handout;
          return onChange(paper ? { ...rest, paper } : rest);
        }}
      />
      {counted && (
        <SavedChoice
          {...common}
          label="数え方"
          value={counting}
          options={countings}
          sx={{ width: 120, flex: "none" }}
          onSave={(value) => onChange({ ...handout, counting: value as HandoutCounting })}
        />
      )}
      <SavedChoice
        {...common}
        label="区分"
        value={handout.kind}
        options={kinds}
        sx={{ width: 112, flex: "none" }}
        onSave={(kind) => onChange({ ...handout, kind: kind as Handout["kind"] })}
      />
    </>
  );
}
