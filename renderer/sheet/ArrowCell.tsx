/** A year of a 重点事業: arrows are drawn, moved and stretched over these cells, or set in a small dialog. */
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import type { Arrow, Undertaking } from "#shared/domain/rows.ts";
import type { Cell, Handle } from "#shared/forms/documentTree.ts";
import { useSheetActions } from "./actions.ts";
import { dragged, gripAt, type Grip, type Span } from "./arrowEdits.ts";
import { ArrowPopover } from "./ArrowPopover.tsx";
import { useSheetSnapshot } from "./editing.ts";
import { HandleButton } from "./HandleButton.tsx";

type ArrowHandle = Extract<Handle, { kind: "arrows" }>;

/** Attributes by which the cells of one 重点事業 find each other while an arrow is dragged. */
const ROW = "data-arrow-row";
const YEAR = "data-arrow-year";

function cellsOf(undertaking: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[${ROW}="${CSS.escape(undertaking)}"]`)];
}

function yearOf(cell: Element): number {
  return Number(cell.getAttribute(YEAR));
}

/** The year whose cell lies under a place on screen, or nearest to it in the row. */
function yearUnder(undertaking: string, x: number): number | undefined {
  const boxes = cellsOf(undertaking).map((cell) => {
    const { left, right } = (cell.closest("td, th") ?? cell).getBoundingClientRect();
    return { year: yearOf(cell), off: x < left ? left - x : Math.max(0, x - right) };
  });
  return boxes.toSorted((a, b) => a.off - b.off)[0]?.year;
}

/** Shows on the cells which years an arrow would take. */
function showYears(undertaking: string, arrow: Pick<Arrow, "from" | "to"> | undefined): void {
  for (const cell of cellsOf(undertaking)) {
    const year = yearOf(cell);
    cell.classList.toggle("sheet-arrow-taken", arrow !== undefined && arrow.from <= year && year <= arrow.to);
  }
}

function arrowText(undertaking: Undertaking, year: number): string {
  const at = undertaking.arrows.filter((arrow) => arrow.from <= year && year <= arrow.to);
  return at.length === 0 ? "矢印なし" : at.map(({ from, to }) => `${from}年度から${to}年度まで`).join("、");
}

export function ArrowCell(props: { cell: Cell; handle: ArrowHandle; plain: ReactNode }): ReactNode {
  const { cell, handle, plain } = props;
  const snapshot = useSheetSnapshot();
  const actions = useSheetActions();
  const button = useRef<HTMLButtonElement>(null);
  const skipClick = useRef(false);
  const [editing, setEditing] = useState<number>();
  const undertaking = snapshot.undertakings.find((one) => one.id === handle.undertaking);
  if (!undertaking) return plain;
  const { id, arrows } = undertaking;
  const { fiscalYear } = handle;

  const span = (): Span => {
    const years = cellsOf(id).map(yearOf);
    return { from: Math.min(...years), to: Math.max(...years) };
  };
  const after = (grip: Grip, x: number): Arrow[] =>
    dragged(arrows, grip, fiscalYear, yearUnder(id, x) ?? fiscalYear, span());
  const changedOne = (grip: Grip, next: readonly Arrow[]) =>
    grip.kind === "new" ? next.at(-1) : next[grip.index];
  const press = () => {
    const grip = gripAt(arrows, fiscalYear);
    setEditing(grip.kind === "new" ? arrows.length : grip.index);
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const grip = gripAt(arrows, fiscalYear);
    let moved = false;
    const ends = new AbortController();
    const { signal } = ends;
    window.addEventListener(
      "pointermove",
      ({ clientX }) => {
        moved ||= yearUnder(id, clientX) !== fiscalYear;
        if (moved) showYears(id, changedOne(grip, after(grip, clientX)));
      },
      { signal },
    );
    const letGo = () => {
      ends.abort();
      showYears(id, undefined);
    };
    window.addEventListener("pointercancel", letGo, { signal });
    window.addEventListener(
      "pointerup",
      ({ clientX }) => {
        letGo();
        if (!moved) return;
        // Let go over the cell it began in, the same press is also a click, which follows at once.
        skipClick.current = true;
        setTimeout(() => {
          skipClick.current = false;
        });
        const next = after(grip, clientX);
        if (JSON.stringify(next) === JSON.stringify(arrows)) return;
        void actions.updateRow(id, { table: "undertaking", patch: { arrows: next } });
      },
      { signal },
    );
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const cells = cellsOf(id);
    const next = cells[cells.findIndex((one) => yearOf(one) === fiscalYear) + by];
    next?.querySelector("button")?.focus();
  };

  return (
    <div
      className="sheet-arrow"
      role="presentation"
      {...{ [ROW]: id, [YEAR]: fiscalYear }}
      onPointerDown={onPointerDown}
      onClickCapture={(event) => {
        if (!skipClick.current) return;
        skipClick.current = false;
        event.stopPropagation();
      }}
    >
      <HandleButton
        label={`${cell.label ?? `${undertaking.title} ${fiscalYear}年度`}：${arrowText(undertaking, fiscalYear)}`}
        popup="dialog"
        open={editing !== undefined}
        buttonRef={button}
        onPress={press}
        onKeyDown={onKeyDown}
      >
        {plain}
      </HandleButton>
      {editing !== undefined && (
        <ArrowPopover
          undertaking={undertaking}
          index={editing}
          fiscalYear={fiscalYear}
          anchor={() => button.current}
          onClose={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}
