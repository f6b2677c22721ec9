/** The list of the year's sheets with what is written and what is still empty; one stop for Tab, arrows inside. */
import Box from "@mui/material/Box";
import visuallyHidden from "@mui/utils/visuallyHidden";
import { useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from "react";
import { subjectKey, type Subject } from "#shared/domain/ids.ts";
import { childrenOf, evaluationOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { sheetProgress, yearProgress } from "#shared/rules/progress.ts";
import { Ellipsis } from "#renderer/common/Ellipsis.tsx";
import { GradeChip } from "#renderer/common/GradeChip.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

interface Line {
  subject: Subject;
  /** The sheet the line belongs to. */
  sheet: Subject;
  /** The item on the sheet; absent on the sheet's own line. */
  part: string | undefined;
  level: number;
  text: string;
}

function itemLines(
  snapshot: YearSnapshot,
  parent: string | null,
  sheet: Subject | undefined,
  level: number,
): Line[] {
  return childrenOf(snapshot, parent).flatMap((item) => {
    const subject: Subject = { kind: "item", id: item.id };
    const own = sheet ?? subject;
    const line: Line = {
      subject,
      sheet: own,
      part: sheet === undefined ? undefined : item.id,
      level,
      text: `${item.code} ${item.title}`.trim(),
    };
    return [line, ...itemLines(snapshot, item.id, own, level + 1)];
  });
}

function projectLines(snapshot: YearSnapshot): Line[] {
  return snapshot.projects.map((project) => {
    const subject: Subject = { kind: "project", id: project.id };
    return { subject, sheet: subject, part: undefined, level: 1, text: `${project.number} ${project.title}` };
  });
}

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
  const { snapshot, place, go } = useWorkspace();
  const items = useMemo(() => itemLines(snapshot, null, undefined, 1), [snapshot]);
  const projects = useMemo(() => projectLines(snapshot), [snapshot]);
  const lines = useMemo(() => [...items, ...projects], [items, projects]);
  const progress = yearProgress(snapshot);
  const box = useRef<HTMLDivElement>(null);

  const chosen = lines.find((line) =>
    place.part === undefined
      ? line.part === undefined &&
        line.subject.kind === place.sheet?.kind &&
        line.subject.id === place.sheet.id
      : line.part === place.part,
  );
  const chosenKey = chosen && subjectKey(chosen.subject);
  const elementOf = (index: number) => box.current?.querySelectorAll<HTMLElement>("[role=treeitem]")[index];

  useEffect(() => {
    // A line chosen elsewhere (a search, the editor) comes into view in the list.
    if (chosenKey !== undefined)
      document.getElementById(lineId(chosenKey))?.scrollIntoView({ block: "nearest" });
  }, [chosenKey]);

  const choose = (line: Line) => {
    go({ sheet: line.sheet, part: line.part, comment: undefined });
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
  const draw = (line: Line, index: number) => {
    const on = line === chosen;
    const head = line.level === 1 && line.subject.kind === "item";
    const hasParts =
      line.subject.kind === "item" && snapshot.items.some((item) => item.parent === line.subject.id);
    return (
      <Box
        key={subjectKey(line.subject)}
        id={lineId(subjectKey(line.subject))}
        role="treeitem"
        aria-level={line.level}
        aria-selected={on}
        tabIndex={on || (chosen === undefined && index === 0) ? 0 : -1}
        onClick={() => choose(line)}
        onKeyDown={(event) => onKeyDown(event, index)}
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 1,
          pl: head ? 1.75 : 2 + line.level * 0.9,
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
        <Ellipsis text={line.text} bold={head} />
        {(head || line.subject.kind === "project") && <Dot snapshot={snapshot} subject={line.subject} />}
        {!hasParts && snapshot.plan.ratingScale.grades.length > 0 && (
          <GradeChip scale={snapshot.plan.ratingScale} code={evaluationOf(snapshot, line.subject)?.rating} />
        )}
      </Box>
    );
  };
  const heading = { m: 0, px: 1.75, fontSize: 11.5, color: "text.secondary", fontWeight: 600 } as const;

  return (
    <Box sx={{ flex: 1, minWidth: 0, overflow: "auto", py: 1.25 }}>
      <Box component="h2" sx={{ ...heading, pb: 0.75 }}>
        評価シート　記入 {progress.reported}／{progress.reportable}・委員会の評価 {progress.evaluated}／
        {progress.sheets}
      </Box>
      <div role="tree" aria-label="評価シート" ref={box}>
        {items.map((line, index) => draw(line, index))}
        {projects.length > 0 && (
          <Box role="none" sx={{ ...heading, pt: 2, pb: 0.5 }}>
            リーディングプロジェクト
          </Box>
        )}
        {projects.map((line, index) => draw(line, items.length + index))}
      </div>
    </Box>
  );
}
