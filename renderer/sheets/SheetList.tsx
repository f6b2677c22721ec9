/** The list of the year's papers with what is written and what is still empty; one stop for Tab, arrows inside. */
import Box from "@mui/material/Box";
import visuallyHidden from "@mui/utils/visuallyHidden";
import { Fragment, useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from "react";
import type { Subject } from "#shared/domain/ids.ts";
import { paperKey } from "#shared/domain/paper.ts";
import { formsOf, type FormName } from "#shared/domain/plan.ts";
import { evaluationOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { sheetProgress, yearProgress } from "#shared/rules/progress.ts";
import { Ellipsis } from "#renderer/common/Ellipsis.tsx";
import { GradeChip } from "#renderer/common/GradeChip.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { AdoptionChip } from "#renderer/sheets/AdoptionChip.tsx";
import { AddDocument } from "#renderer/sheets/AddDocument.tsx";
import { isEvaluated } from "#renderer/sheets/evaluatedForms.ts";
import { paperGroups, type PaperLine } from "#renderer/sheets/paperGroups.ts";
import { colors } from "#renderer/theme/theme.ts";

const dotLooks = {
  none: { text: "未記入", sx: { border: `1.5px solid ${colors.control}` } },
  some: { text: "記入中", sx: { bgcolor: "#e0a100" } },
  all: { text: "記入済み", sx: { bgcolor: colors.ok } },
} as const;

function Dot({ snapshot, subject }: { snapshot: YearSnapshot; subject: Subject }): ReactNode {
  const { filled, total, missing, committee } = sheetProgress(snapshot, subject);
  const look = dotLooks[missing.length === 0 ? "all" : filled === 0 ? "none" : "some"];
  const evaluated = committee ? "委員会の評価あり" : "委員会の評価なし";
  const title = `${look.text}（${filled}／${total}）・${evaluated}`;
  return (
    <Box
      component="span"
      title={title}
      sx={{
        width: 9,
        height: 9,
        borderRadius: "50%",
        flex: "none",
        ...look.sx,
        position: "relative",
        order: -1,
      }}
    >
      <span style={visuallyHidden}>{title}</span>
    </Box>
  );
}

/** Element id of a line. */
function lineId(key: string): string {
  return `sheet-line-${key}`;
}

export function SheetList({ onChosen }: { onChosen: () => void }): ReactNode {
  const { snapshot, place, go, readOnly } = useWorkspace();
  const groups = useMemo(() => paperGroups(snapshot), [snapshot]);
  const lines = useMemo(() => groups.flatMap((group) => group.lines), [groups]);
  const box = useRef<HTMLDivElement>(null);

  const paper = place.paper && paperKey(place.paper);
  const chosen = lines.find((line) => paperKey(line.paper) === paper && line.part === place.part);
  const chosenKey = chosen?.key;
  const elementOf = (index: number) => box.current?.querySelectorAll<HTMLElement>("[role=treeitem]")[index];

  useEffect(() => {
    // A line chosen elsewhere (a search, the editor) comes into view in the list.
    if (chosenKey !== undefined)
      document.getElementById(lineId(chosenKey))?.scrollIntoView({ block: "nearest" });
  }, [chosenKey]);

  const choose = (line: PaperLine) => {
    go({ paper: line.paper, part: line.part, comment: undefined });
    onChosen();
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const to: Partial<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: lines.length - 1,
    };
    const next = to[event.key];
    const line = lines[index];
    if (next !== undefined) {
      event.preventDefault();
      elementOf(next)?.focus();
    } else if ((event.key === "Enter" || event.key === " ") && line) {
      event.preventDefault();
      choose(line);
    }
  };
  const draw = (line: PaperLine, index: number) => {
    const { key, paper: about, part, subject, level, text } = line;
    const on = line === chosen;
    const head = level === 1 && lines[index + 1]?.level === 2;
    const leaf = subject !== undefined && !snapshot.items.some((item) => item.parent === subject.id);
    return (
      <Box
        key={key}
        id={lineId(key)}
        role="treeitem"
        aria-level={level}
        aria-selected={on}
        tabIndex={on || (chosen === undefined && index === 0) ? 0 : -1}
        onClick={() => choose(line)}
        onKeyDown={(event) => onKeyDown(event, index)}
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 1,
          pl: head ? 1.75 : 2 + level * 0.9,
          pr: 1.5,
          py: 0.6,
          mt: head && index > 0 ? 0.75 : 0,
          minHeight: 28,
          lineHeight: 1.35,
          cursor: "pointer",
          bgcolor: on ? colors.accentWeak : "transparent",
          boxShadow: on ? `inset 3px 0 ${colors.accent}` : "none",
          "&:hover": { bgcolor: on ? colors.accentWeak : "#f4f7fb" },
          "&:focus-visible": { outline: `2px solid ${colors.accent}`, outlineOffset: -2 },
        }}
      >
        <Ellipsis text={text} bold={head} />
        {subject && part === undefined && <Dot snapshot={snapshot} subject={subject} />}
        {subject && isEvaluated(about, subject) && part === undefined && (
          <AdoptionChip evaluation={evaluationOf(snapshot, subject)} brief />
        )}
        {leaf && gradedForms.includes(about.form) && snapshot.plan.ratingScale.grades.length > 0 && (
          <GradeChip scale={snapshot.plan.ratingScale} code={evaluationOf(snapshot, subject)?.rating} />
        )}
      </Box>
    );
  };
  const heading = { m: 0, px: 1.75, fontSize: 11.5, color: "text.secondary", fontWeight: 600 } as const;

  return (
    <Box sx={{ flex: 1, minWidth: 0, overflow: "auto", py: 1.25 }}>
      <Box component="h2" sx={{ ...heading, pb: 0.75 }}>
        {listTitle(snapshot)}
      </Box>
      {lines.length > 0 && (
        <div role="tree" aria-label="評価シート" ref={box}>
          {groups.map((group, place) => (
            <Fragment key={group.title}>
              {(place > 0 || group.title !== formTitles["evaluation-sheet"]) && (
                <Box role="none" sx={{ ...heading, pt: place === 0 ? 0.5 : 2, pb: 0.5 }}>
                  {group.title}
                </Box>
              )}
              {group.lines.map((line) => draw(line, lines.indexOf(line)))}
            </Fragment>
          ))}
        </div>
      )}
      {!readOnly && <AddDocument onAdded={onChosen} />}
    </Box>
  );
}

const gradedForms: readonly FormName[] = ["evaluation-sheet", "project-sheet"];

/** How far the evaluation sheets are, where the plan has some. */
function listTitle(snapshot: YearSnapshot): string {
  if (!formsOf(snapshot.plan).includes("evaluation-sheet")) return "この年度の書類";
  const { reported, reportable, evaluated, sheets } = yearProgress(snapshot);
  return `評価シート　記入 ${reported}／${reportable}・委員会の評価 ${evaluated}／${sheets}`;
}
