/** 年度: the years of the plan and of the table of indicators. They hold each other, so they are changed together. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type ReactNode } from "react";
import { planYearProblem, type Plan } from "#shared/domain/plan.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { draftText, forgetDraft, noteDraft } from "#renderer/client/drafts.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Card } from "#renderer/common/Card.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { FiscalYearInput, readYear } from "#renderer/common/FiscalYearInput.tsx";
import { useHere, useWorkspace } from "#renderer/frame/workspace.ts";
import { twoColumns } from "#renderer/plan/twoColumns.ts";
import { yearProblemText } from "#renderer/plan/years.ts";

type Years = Pick<Plan, "firstFiscalYear" | "lastFiscalYear" | "baselineFiscalYear" | "indicatorFiscalYears">;

interface TypedYear {
  label: string;
  /** What is stored; null: none. */
  stored: number | null;
  required: boolean;
  /** As typed, kept while other screens are looked at; undefined: as stored. */
  text: string | undefined;
  /** What the text says; undefined: it is no year. */
  year: number | null | undefined;
  set: (text: string, year: number | null | undefined) => void;
}

/** One of the years as it is being typed. It counts as unsaved until the card's button is pressed. */
function useTypedYear(label: string, stored: number | null, required: boolean): TypedYear {
  const key = yearKey(label);
  const where = useHere();
  const [text, setText] = useState(() => draftText(key));
  const year = text === undefined ? stored : readYear(text, required);
  const set = (typed: string, read: number | null | undefined) => {
    setText(typed);
    if (read === stored) forgetDraft(key);
    else {
      const problem = read === undefined ? { problem: "年度として読めません。" } : {};
      noteDraft({ key, label: `${label}（まだ変更していません）`, text: typed, where, ...problem });
    }
  };
  return { label, stored, required, text, year, set };
}

/** All the years together; undefined while one of them is missing. */
function wholeYears(
  first: number | null | undefined,
  last: number | null | undefined,
  from: number | null | undefined,
  to: number | null | undefined,
  baseline: number | null | undefined,
): Years | undefined {
  if (!first || !last || !from || !to || baseline === undefined) return undefined;
  return {
    firstFiscalYear: first,
    lastFiscalYear: last,
    baselineFiscalYear: baseline,
    indicatorFiscalYears: [from, to],
  };
}

function yearKey(label: string): string {
  return `years/${label}`;
}

export function YearsCard(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const { plan } = snapshot;
  const [storedFrom, storedTo] = plan.indicatorFiscalYears;
  const first = useTypedYear("計画の最初の年度", plan.firstFiscalYear, true);
  const last = useTypedYear("計画の最後の年度", plan.lastFiscalYear, true);
  const from = useTypedYear("指標の表の最初の年度", storedFrom, true);
  const to = useTypedYear("指標の表の最後の年度", storedTo, true);
  const baseline = useTypedYear("計画策定時の年度", plan.baselineFiscalYear, false);
  const fields = [first, last, from, to, baseline];
  const update = useContractCommand("structure.updatePlan");
  const years = wholeYears(first.year, last.year, from.year, to.year, baseline.year);
  const path = years && planYearProblem(years)?.path[0];
  const problemOf = (field: TypedYear) => {
    const name =
      field === last
        ? "lastFiscalYear"
        : field === from
          ? "indicatorFiscalYears"
          : field === baseline
            ? "baselineFiscalYear"
            : undefined;
    return name !== undefined && path === name ? yearProblemText(name) : undefined;
  };
  const same = fields.every((field) => field.year === field.stored);
  const change = async (patch: Years) => {
    if ((await update.run({ patch })) === undefined) return;
    for (const { label } of fields) forgetDraft(yearKey(label));
  };
  return (
    <Card
      title="年度"
      note={`${fiscalYearLabel(plan.firstFiscalYear)}から${fiscalYearLabel(plan.lastFiscalYear)}までの評価シートを作れます。令和元年度、2019、R1 のように入力します。`}
    >
      <Box sx={twoColumns}>
        {fields.map((field) => (
          <FiscalYearInput
            key={field.label}
            label={field.label}
            required={field.required}
            value={field.year}
            typed={field.text}
            fieldKey={yearKey(field.label)}
            {...(field === baseline ? { emptyMeans: "計画策定時の列は置かない" } : {})}
            readOnly={readOnly}
            problem={problemOf(field)}
            onChange={(year, text) => field.set(text, year)}
          />
        ))}
      </Box>
      {update.failure && <FailureNote failure={update.failure} onClose={update.forget} />}
      {!readOnly && (
        <Button
          variant="contained"
          sx={{ mt: 2 }}
          disabled={same || years === undefined || path !== undefined || update.running}
          onClick={() => years && void change(years)}
        >
          年度を変更する
        </Button>
      )}
    </Card>
  );
}
