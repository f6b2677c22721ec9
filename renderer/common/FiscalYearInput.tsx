/** A fiscal year typed as people write it (令和元年度, 2019, R1), with the reading shown back. */
import { useState, type ReactNode } from "react";
import { fiscalYearLabel, parseFiscalYear } from "#shared/rules/fiscalYear.ts";
import { TextInput } from "#renderer/common/TextInput.tsx";

interface FiscalYearInputProps {
  label: string;
  /** The year; null: none was given (allowed only when not `required`); undefined: what stands there is no year. */
  value: number | null | undefined;
  /** Called when what was typed can be read; undefined while it cannot. */
  onChange: (year: number | null | undefined, typed: string) => void;
  /** The text to begin with, when it was typed on an earlier visit; absent: the year as it is written. */
  typed?: string | undefined;
  /** Key by which the field can be gone to. */
  fieldKey?: string;
  required?: boolean;
  /** What an empty field stands for. */
  emptyMeans?: string;
  /** A sentence from the owner about the year as read (out of order, say). */
  problem?: string | undefined;
  readOnly?: boolean;
  fullWidth?: boolean;
}

/** What was typed as a year: null for none, undefined when it is no year (or one is required). */
export function readYear(typed: string, required: boolean): number | null | undefined {
  return typed.trim() === "" ? (required ? undefined : null) : parseFiscalYear(typed);
}

export function FiscalYearInput({
  label,
  value,
  onChange,
  typed: begin,
  fieldKey,
  required = false,
  emptyMeans = "なし",
  problem,
  readOnly = false,
  fullWidth = false,
}: FiscalYearInputProps): ReactNode {
  const [text, setText] = useState(begin ?? (value ? fiscalYearLabel(value) : ""));
  const [seen, setSeen] = useState(value);
  // A form that was only just opened is not full of mistakes: what is wrong is said when the field was left.
  const [visited, setVisited] = useState(begin !== undefined);
  const year = text.trim() === "" ? null : parseFiscalYear(text);
  if (value !== undefined && value !== seen) {
    // The year changed elsewhere (undo, another field): follow, unless it is what was just typed.
    setSeen(value);
    if (value !== year) setText(value === null ? "" : fiscalYearLabel(value));
  }
  const wrong =
    year === undefined
      ? "年度として読めません。令和元年度、2019、R1 のように入力してください。"
      : year === null && required
        ? "年度を入力してください。"
        : undefined;
  const said = visited ? (wrong ?? problem) : problem;
  const reading = year ? `${fiscalYearLabel(year, "both")}として読みました` : emptyMeans;
  const help = wrong === undefined ? reading : "令和元年度、2019、R1 のように入力します。";
  return (
    <TextInput
      label={label}
      value={text}
      required={required}
      readOnly={readOnly}
      {...(fieldKey === undefined ? {} : { fieldKey })}
      fullWidth={fullWidth}
      error={said !== undefined}
      helperText={said ?? help}
      onBlur={() => setVisited(true)}
      onChange={(typed) => {
        setText(typed);
        onChange(readYear(typed, required), typed);
      }}
    />
  );
}
