/** 次にすること: what the year still lacks, most urgent first, each with the way to the place where it is done. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useState, type ReactNode } from "react";
import type { CycleTodo } from "#shared/rules/cycleTodo.ts";
import { dateLabel, dayLabel } from "#shared/rules/dateLabel.ts";
import { fiscalYearLabel, fiscalYearOf } from "#shared/rules/fiscalYear.ts";
import { today } from "#renderer/common/today.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { Panel } from "#renderer/progress/Panel.tsx";
import { colors } from "#renderer/theme/theme.ts";

/** As many as fit beside the grades at 1366×768, and in a window that is this much higher (CSS px). */
const SHOWN = 5;
const SHOWN_HIGH = 7;
const HIGH = 860;

export function TodoCard({ todo, year }: { todo: readonly CycleTodo[]; year: number }): ReactNode {
  const [all, setAll] = useState<number>();
  const unfolded = all === year;
  const fits = useMediaQuery(`(min-height: ${HIGH}px)`, { noSsr: true }) ? SHOWN_HIGH : SHOWN;
  const shown = unfolded ? todo : todo.slice(0, fits);
  const rest = todo.length - fits;
  return (
    <Panel
      area="todo"
      title={todo.length === 0 ? "次にすること" : `次にすること（${todo.length}件）`}
      action={
        rest > 0 && (
          <Button aria-expanded={unfolded} onClick={() => setAll(unfolded ? undefined : year)}>
            {unfolded ? "少なく表示" : `ほか ${rest} 件を表示`}
          </Button>
        )
      }
    >
      {todo.length === 0 ? (
        <Box sx={{ color: "text.secondary", py: 1 }}>
          {fiscalYearLabel(year)}にすることは、すべて済んでいます。
        </Box>
      ) : (
        <Box
          component="ul"
          aria-label="次にすること"
          tabIndex={unfolded ? 0 : undefined}
          sx={{ listStyle: "none", m: 0, p: 0, minHeight: 0, overflowY: "auto" }}
        >
          {shown.map((one) => (
            <Todo key={one.key} todo={one} />
          ))}
        </Box>
      )}
    </Panel>
  );
}

function Todo({ todo }: { todo: CycleTodo }): ReactNode {
  const { go, show } = useWorkspace();
  const { about, what, due, overdue, target } = todo;
  const open = () => (target.kind === "place" ? go(target.place) : show("next-year"));
  return (
    <Box
      component="li"
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 1.5,
        minHeight: 33,
        borderTop: `1px solid ${colors.line}`,
        px: 0.5,
      }}
    >
      <Box component="span" sx={{ flex: 1, minWidth: 0, display: "flex", gap: 1, alignItems: "baseline" }}>
        <Box
          component="span"
          title={about}
          sx={{
            fontWeight: 600,
            flex: "0 1 auto",
            minWidth: "4em",
            overflow: "hidden",
            textOverflow: "ellipsis",
            whiteSpace: "nowrap",
          }}
        >
          {about}
        </Box>
        <Box component="span" sx={{ flex: "none", maxWidth: "70%" }}>
          {what}
        </Box>
      </Box>
      <Box
        component="span"
        sx={{
          flex: "none",
          fontSize: 12,
          fontWeight: due === undefined ? 400 : 700,
          color: overdue ? colors.danger : due === undefined ? "text.secondary" : colors.warn,
          whiteSpace: "nowrap",
        }}
      >
        {due === undefined ? "" : `${dueLabel(due)}${overdue ? " 期限切れ" : "まで"}`}
      </Box>
      <Button
        sx={{ flex: "none", minWidth: 0, py: 0.25 }}
        aria-label={`${about}：${what}。${target.kind === "place" ? "開く" : "翌年度へ進む"}`}
        onClick={open}
      >
        {target.kind === "place" ? "開く" : "翌年度へ進む…"}
      </Button>
    </Box>
  );
}

/** 8月9日; with its year where that is not the present one. */
function dueLabel(due: string): string {
  return fiscalYearOf(due) === fiscalYearOf(today()) ? dayLabel(due) : dateLabel(due);
}
