/** A line drawn over a row of cells, with its ends: ● ◆ and heads. */
import type { DrawnLine, LineEnd } from "#shared/forms/documentTree.ts";
import type { ReactNode } from "react";
import { twips } from "./geometry.ts";

/** Points: how much room the ends take around the line, and how thick it is. */
const HALF = 5;
const THICKNESS = 1.5;
const HEAD = 7;
const DOT = 3.2;
const DIAMOND = 4.5;

/** Where the line itself stops, so that it does not stand out of its own head. */
function inset(end: LineEnd): number {
  return end === "arrow" ? HEAD - 1 : 0;
}

function End({ end, at, forward }: { end: LineEnd; at: number; forward: boolean }): ReactNode {
  switch (end) {
    case "none":
      return null;
    case "arrow": {
      const back = forward ? at - HEAD : at + HEAD;
      return <polygon points={`${at},${HALF} ${back},${HALF - 3.2} ${back},${HALF + 3.2}`} />;
    }
    case "dot":
      return <circle cx={forward ? at - DOT : at + DOT} cy={HALF} r={DOT} />;
    case "diamond": {
      const middle = forward ? at - DIAMOND : at + DIAMOND;
      return (
        <polygon
          points={`${middle - DIAMOND},${HALF} ${middle},${HALF - DIAMOND} ${middle + DIAMOND},${HALF} ${middle},${HALF + DIAMOND}`}
        />
      );
    }
  }
}

/** Drawn from the left border of the cell it stands in, halfway down; `place` spreads several lines of one cell. */
export function LineView({ line, place, of }: { line: DrawnLine; place: number; of: number }): ReactNode {
  const length = Math.max(1, (line.to - line.from) / 20);
  return (
    <svg
      className="sheet-line"
      role="img"
      aria-label={line.alternative}
      viewBox={`0 0 ${length} ${HALF * 2}`}
      style={{
        height: `${HALF * 2}pt`,
        left: twips(line.from),
        top: `${((place + 1) / (of + 1)) * 100}%`,
        width: `${length}pt`,
      }}
    >
      <line
        x1={inset(line.start)}
        x2={length - inset(line.end)}
        y1={HALF}
        y2={HALF}
        stroke="#000"
        strokeWidth={THICKNESS}
      />
      <End end={line.start} at={0} forward={false} />
      <End end={line.end} at={length} forward />
    </svg>
  );
}
