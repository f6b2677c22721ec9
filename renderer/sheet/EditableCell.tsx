/** A cell of the sheet that people may type into: its formatted text, or the editor in its place. */
import { fieldKey, type Field } from "#shared/domain/field.ts";
import type { Cell, Paragraph } from "#shared/forms/documentTree.ts";
import { plainText } from "#shared/forms/build.ts";
import { printedRate } from "#shared/rules/printedRate.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { DEFAULT_SIZE } from "#shared/forms/measure.ts";
import { useId, type CSSProperties, type MouseEvent, type ReactNode } from "react";
import { CellProblem, problemText } from "./CellProblem.tsx";
import { ChoiceEditor } from "./ChoiceEditor.tsx";
import { textOffsetAt } from "./caret.ts";
import { useCell, useSheetEditing, useSheetSnapshot } from "./editing.ts";
import { fontFamilies, points, textStyle } from "./geometry.ts";
import { Overridden } from "./HandleButton.tsx";
import { RatingEditor } from "./RatingEditor.tsx";
import { TextEditor } from "./TextEditor.tsx";

const emptyParagraph: Paragraph = { kind: "paragraph", runs: [] };

/** Letters of the editor: those of the cell's longest paragraph (a heading above it is shorter), without its indents. */
export function editorParagraph(cell: Cell): Paragraph {
  const length = (one: Paragraph) => plainText([one]).length;
  const [first = emptyParagraph, ...others] = cell.paragraphs;
  return others.reduce((longest, one) => (length(one) > length(longest) ? one : longest), first);
}

function isEmpty(cell: Cell): boolean {
  return cell.paragraphs.every((paragraph) => paragraph.runs.every((run) => run.text === ""));
}

export function EditableCell({
  cell,
  field,
  plain,
}: {
  cell: Cell;
  field: Field;
  plain: ReactNode;
}): ReactNode {
  const sheet = useSheetEditing();
  const key = fieldKey(field);
  const label = cell.label ?? "";
  const { draft, caret } = useCell(key);
  const problem = draft ? problemText(draft.status) : undefined;
  const typedOver = typedOverRate(useSheetSnapshot(), field);
  const ownId = useId();
  const problemId = problem === undefined ? undefined : ownId;
  const note = draft && problemId !== undefined && (
    <CellProblem
      id={problemId}
      status={draft.status}
      right={cell.column > 3}
      onRetry={() => sheet.retry(key)}
    />
  );

  if (cell.editor === "rating") {
    return (
      <div className="sheet-field" data-field={key}>
        <RatingEditor field={field} label={label} current={plainText(cell.paragraphs)} problemId={problemId}>
          {isEmpty(cell) ? <Hint cell={cell} text="（未判定）" /> : plain}
        </RatingEditor>
        {note}
      </div>
    );
  }

  if (cell.editor === "choice") {
    return (
      <div className="sheet-field" data-field={key}>
        <ChoiceEditor field={field} label={label} current={plainText(cell.paragraphs)} problemId={problemId}>
          {isEmpty(cell) ? <Hint cell={cell} text="（未定）" /> : plain}
        </ChoiceEditor>
        {note}
      </div>
    );
  }

  const kind = cell.editor === "value" ? "value" : "text";
  const single = cell.paragraphs.length === 1 ? "sheet-single" : "";
  const before = besideText(cell, field, draft?.seen ?? "");
  if (caret !== undefined) {
    return (
      <div
        className={`sheet-field sheet-field-${kind} sheet-editing ${single}`}
        data-field={key}
        role="presentation"
        style={editorRoom(cell)}
        onMouseDown={(event) => {
          // The room around the text belongs to the editor, too.
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
        }}
      >
        {before.prefix !== "" && (
          <span className="sheet-prefix" aria-hidden="true" style={prefixStyle(cell)}>
            {before.prefix}
          </span>
        )}
        <TextEditor
          key={key}
          field={field}
          fieldKey={key}
          label={label}
          kind={kind}
          caret={caret}
          draft={draft}
          paragraph={editorParagraph(cell)}
          placeholder={before.placeholder}
          problemId={problemId}
        />
        {note}
      </div>
    );
  }

  const invalid = draft?.status.kind === "invalid";
  const openAt = (event: MouseEvent<HTMLElement>): void => {
    if (event.button !== 0 || (event.target as Element).closest(".sheet-problem")) return;
    event.preventDefault();
    sheet.open(field, label, textOffsetAt(event.currentTarget, event.clientX, event.clientY) ?? "end");
  };
  return (
    <div
      className={`sheet-field sheet-field-${kind} ${single}`}
      data-field={key}
      role="presentation"
      onMouseDown={openAt}
    >
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- formatted text; a real one takes its place on focus
        role="textbox"
        tabIndex={0}
        aria-label={label}
        aria-multiline={kind === "text"}
        aria-invalid={problemId !== undefined}
        aria-describedby={problemId}
        title={typedOver}
        onFocus={() => sheet.open(field, label, kind === "value" ? "all" : "end")}
      >
        {invalid ? (
          <p className="sheet-raw" style={textStyle(editorParagraph(cell))}>
            {draft.text}
          </p>
        ) : (
          (kind === "text" && isEmpty(cell) && <Hint cell={cell} text="（未記入）" />) || plain
        )}
      </div>
      {typedOver !== undefined && <Overridden text={typedOver} />}
      {note}
    </div>
  );
}

/** Letters of what stands before the text: a speaker's name is set in another font than the words. */
function prefixStyle(cell: Cell): CSSProperties {
  const font = cell.paragraphs[0]?.runs[0]?.font;
  return {
    ...textStyle(editorParagraph(cell)),
    ...(font === undefined ? {} : { fontFamily: fontFamilies[font] }),
  };
}

/** Room that the paragraphs keep around their letters; the editor keeps it too, so that nothing jumps. */
function editorRoom({ paragraphs }: Cell): CSSProperties {
  const { before = 0, size = DEFAULT_SIZE } = paragraphs[0] ?? emptyParagraph;
  const { after = 0 } = paragraphs.at(-1) ?? emptyParagraph;
  const left = Math.min(
    ...paragraphs.map(({ indent = 0, firstLine = 0 }) => indent + Math.min(0, firstLine)),
  );
  return {
    ...(before > 0 ? { paddingTop: points(before) } : {}),
    ...(after > 0 ? { paddingBottom: points(after) } : {}),
    ...(left > 0 && Number.isFinite(left) ? { paddingLeft: points(left * size) } : {}),
  };
}

/**
 * What a cell shows beside its field's own text: a number or sign before it, or what stands in for an empty field.
 * @param stored the field's text in the snapshot that the cell was drawn from
 */
function besideText(
  { paragraphs, editor }: Cell,
  field: Field,
  stored: string,
): { prefix: string; placeholder: string } {
  const shown = plainText(paragraphs);
  if (field.entity === "indicatorYear") return { prefix: "", placeholder: stored === "" ? shown : "" };
  const before = shown.endsWith(stored) ? shown.slice(0, shown.length - stored.length) : "";
  // What stands on lines of its own above the text is no part of its first line.
  return { prefix: editor === "text" && !before.includes("\n") ? before : "", placeholder: "" };
}

/** What a 達成率 that was typed over would be by the rules; undefined for any other field. */
function typedOverRate({ indicators, plan }: YearSnapshot, field: Field): string | undefined {
  if (field.entity !== "indicatorYear" || field.property !== "printedRate") return undefined;
  const indicator = indicators.find((one) => one.id === field.id);
  const rate = indicator && printedRate(indicator, field.fiscalYear, plan.achievementRate);
  if (!rate?.typedOver) return undefined;
  return `計算した達成率は ${rate.computed === "" ? "まだ出せません" : rate.computed}。印刷するのは、ここに入力した値です。消すと計算した値に戻ります。`;
}

/** Stands in an empty cell on screen only; the paper stays empty. */
function Hint({ cell, text }: { cell: Cell; text: string }): ReactNode {
  const { lineHeight } = textStyle(editorParagraph(cell));
  return (
    <span className="sheet-hint" style={{ lineHeight }}>
      {text}
    </span>
  );
}
