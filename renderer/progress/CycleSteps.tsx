/** The steps of the year in a row: done, now, later; each leads to the place where it is done. */
import CheckIcon from "@mui/icons-material/Check";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import type { ReactNode } from "react";
import type { CycleStep } from "#shared/rules/cycle.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

const stateWords = { done: "済", now: "いまここ", later: "これから" } as const;
/** Track between two steps that are not reached; 3:1 is not needed, the words say the state. */
const track = "#d5dbe4";

export function CycleSteps({ steps }: { steps: readonly CycleStep[] }): ReactNode {
  return (
    <Box
      component="ol"
      aria-label="一年の流れ"
      sx={{
        gridArea: "steps",
        listStyle: "none",
        m: 0,
        p: "12px 4px 8px",
        bgcolor: "#fff",
        border: "1px solid",
        borderColor: "divider",
        borderRadius: 2,
        display: "grid",
        gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))`,
        "@media (max-width: 800px)": {
          gridTemplateColumns: "repeat(auto-fill, minmax(150px, 1fr))",
          rowGap: 1,
        },
      }}
    >
      {steps.map((step, index) => (
        <Step key={step.id} step={step} number={index + 1} reached={reached(steps, index)} />
      ))}
    </Box>
  );
}

/** The line that leads to a step is green when all before it are done. */
function reached(steps: readonly CycleStep[], index: number): boolean {
  return steps.slice(0, index).every(({ state }) => state === "done");
}

function Step({ step, number, reached }: { step: CycleStep; number: number; reached: boolean }): ReactNode {
  const { go } = useWorkspace();
  const { title, state, text, place } = step;
  return (
    <Box
      component="li"
      aria-current={state === "now" ? "step" : undefined}
      sx={{
        position: "relative",
        minWidth: 0,
        "&:not(:first-of-type)::before": {
          content: '""',
          position: "absolute",
          top: 14,
          left: "calc(-50% + 18px)",
          width: "calc(100% - 36px)",
          height: 3,
          bgcolor: reached ? colors.ok : track,
          "@media (max-width: 800px)": { display: "none" },
        },
      }}
    >
      <ButtonBase
        aria-label={`${number} ${title}：${text}（${stateWords[state]}）`}
        onClick={() => go(place)}
        sx={{
          width: "100%",
          flexDirection: "column",
          borderRadius: 1.5,
          py: 0.5,
          px: 0.5,
          font: "inherit",
          "&:hover .title": { textDecoration: "underline" },
          "&.Mui-focusVisible": { outline: `2px solid ${colors.accent}`, outlineOffset: -2 },
        }}
      >
        <Dot state={state} number={number} />
        <Box component="span" className="title" sx={{ fontWeight: 700, mt: 0.5, lineHeight: 1.35 }}>
          {title}
        </Box>
        <Box
          component="span"
          sx={{
            fontSize: 12,
            color: "text.secondary",
            lineHeight: 1.35,
            maxWidth: "100%",
            overflow: "hidden",
            textOverflow: "ellipsis",
            whiteSpace: "nowrap",
          }}
          title={text}
        >
          {text}
        </Box>
      </ButtonBase>
    </Box>
  );
}

function Dot({ state, number }: { state: CycleStep["state"]; number: number }): ReactNode {
  const look = {
    done: { bgcolor: colors.ok, borderColor: colors.ok, color: "#fff" },
    now: {
      bgcolor: "#fff",
      borderColor: colors.accent,
      color: colors.accent,
      boxShadow: `0 0 0 4px ${colors.accentWeak}`,
    },
    later: { bgcolor: "#fff", borderColor: "#c4ccd8", color: colors.sub },
  }[state];
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        width: 22,
        height: 22,
        borderRadius: "50%",
        border: "3px solid",
        boxSizing: "border-box",
        display: "grid",
        placeItems: "center",
        fontSize: 11,
        fontWeight: 700,
        lineHeight: 1,
        ...look,
      }}
    >
      {state === "done" ? <CheckIcon sx={{ fontSize: 15 }} /> : number}
    </Box>
  );
}
