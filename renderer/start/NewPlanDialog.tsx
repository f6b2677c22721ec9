/** A new plan from nothing: what its sheets print at the top, its years, the names of its levels. */
import { focusNow } from "#renderer/common/focusNow.ts";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import { useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import {
  planFormSchema,
  planSchema,
  planYearProblem,
  type Plan,
  type PlanForm,
  type RatingScale,
} from "#shared/domain/plan.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { FiscalYearInput } from "#renderer/common/FiscalYearInput.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { notBeside } from "#renderer/common/notBeside.ts";
import { yearProblemText } from "#renderer/plan/years.ts";

/** The scale a new plan starts with; everything about it can be changed on the 計画 screen. */
const startingScale: RatingScale = {
  mode: "judgement",
  order: "best-first",
  grades: [
    { code: "A", meaning: "計画を大幅に上回る進捗状況" },
    { code: "B", meaning: "計画を上回る進捗状況" },
    { code: "C", meaning: "計画どおりの進捗状況" },
    { code: "D", meaning: "計画を下回る進捗状況" },
  ],
};

type Year = number | null | undefined;

interface Form {
  municipality: string;
  title: string;
  first: Year;
  last: Year;
  baseline: Year;
  indicatorFrom: Year;
  indicatorTo: Year;
  upper: string;
  lower: string;
  committeeName: string;
  /** The form that the plan's sheets are written on. */
  paper: PlanForm;
}

const emptyForm: Form = {
  municipality: "",
  title: "",
  first: undefined,
  last: undefined,
  baseline: null,
  indicatorFrom: null,
  indicatorTo: null,
  upper: "施策の方向性",
  lower: "施策",
  committeeName: "推進委員会",
  paper: "evaluation-sheet",
};

/** The plan the form describes; undefined while something is missing. */
function planOf(form: Form): Plan | undefined {
  const { first, last, baseline } = form;
  const from = form.indicatorFrom === null ? first : form.indicatorFrom;
  const to = form.indicatorTo === null ? last : form.indicatorTo;
  if (typeof first !== "number" || typeof last !== "number" || baseline === undefined) return undefined;
  if (typeof from !== "number" || typeof to !== "number") return undefined;
  const levels = [form.upper.trim(), form.lower.trim()].filter((name) => name !== "");
  const parsed = planSchema.safeParse({
    municipality: form.municipality.trim(),
    title: form.title.trim(),
    firstFiscalYear: first,
    lastFiscalYear: last,
    baselineFiscalYear: baseline,
    indicatorFiscalYears: [from, to],
    levels,
    form: form.paper,
    committeeName: form.committeeName.trim(),
    externalSurveyNote: "",
    ratingScale: startingScale,
  });
  return parsed.success ? parsed.data : undefined;
}

function yearProblem(form: Form): { path: string; text: string } | undefined {
  const { first, last, baseline } = form;
  const from = form.indicatorFrom === null ? first : form.indicatorFrom;
  const to = form.indicatorTo === null ? last : form.indicatorTo;
  if (typeof first !== "number" || typeof last !== "number") return undefined;
  if (typeof from !== "number" || typeof to !== "number") return undefined;
  const problem = planYearProblem({
    firstFiscalYear: first,
    lastFiscalYear: last,
    baselineFiscalYear: baseline ?? null,
    indicatorFiscalYears: [from, to],
  });
  const path = problem?.path[0];
  return path === undefined ? undefined : { path, text: yearProblemText(path) };
}

export function NewPlanDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [form, setForm] = useState(emptyForm);
  const [failure, setFailure] = useState<Failure>();
  const create = useContractCommand("plan.create");
  const plan = planOf(form);
  const problem = yearProblem(form);
  const set = (change: Partial<Form>) => setForm((now) => ({ ...now, ...change }));
  const problemOf = (path: string) => (problem?.path === path ? problem.text : undefined);

  const submit = () => {
    if (plan === undefined || create.running) return;
    const go = async () => {
      try {
        const file = await call("dialog.savePlan", { name: `${plan.title}.hyoka` });
        if (file) await create.run({ token: file.token, plan });
      } catch (error) {
        setFailure(failureOf(error));
      }
    };
    void go();
  };
  const shown = failure ?? create.failure;
  const pair = {
    display: "grid",
    gap: 2,
    gridTemplateColumns: "1fr 1fr",
    alignItems: "start",
    "@media (max-width: 560px)": { gridTemplateColumns: "1fr" },
  };

  return (
    <Dialog open onClose={notBeside(onClose)} maxWidth="sm" fullWidth aria-labelledby="new-plan-title">
      <DialogTitle id="new-plan-title">新しい計画を作る</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        <DialogContentText>どの項目も、あとから「計画」の画面で直せます。</DialogContentText>
        <Box sx={pair}>
          <TextInput
            label="市町村"
            placeholder="○○市"
            value={form.municipality}
            inputRef={focusNow}
            onChange={(municipality) => set({ municipality })}
          />
          <TextInput
            label="委員会の呼び名"
            value={form.committeeName}
            required
            helperText={`評価シートに「${form.committeeName.trim() || "…"}の評価」と印刷します`}
            onChange={(committeeName) => set({ committeeName })}
          />
        </Box>
        <TextInput
          label="計画名"
          placeholder="○○市産業振興基本計画"
          value={form.title}
          required
          onChange={(title) => set({ title })}
        />
        <Choice
          label="主な様式"
          value={form.paper}
          options={planFormSchema.options.map((paper) => ({ value: paper, text: formTitles[paper] }))}
          fullWidth
          onChange={(paper) => set({ paper: planFormSchema.parse(paper) })}
        />
        <Box sx={pair}>
          <FiscalYearInput
            label="計画の最初の年度"
            required
            value={form.first}
            onChange={(first) => set({ first })}
          />
          <FiscalYearInput
            label="計画の最後の年度"
            required
            value={form.last}
            problem={problemOf("lastFiscalYear")}
            onChange={(last) => set({ last })}
          />
          <FiscalYearInput
            label="指標の表の最初の年度"
            value={form.indicatorFrom}
            emptyMeans="計画の最初の年度と同じ"
            problem={problemOf("indicatorFiscalYears")}
            onChange={(indicatorFrom) => set({ indicatorFrom })}
          />
          <FiscalYearInput
            label="指標の表の最後の年度"
            value={form.indicatorTo}
            emptyMeans="計画の最後の年度と同じ"
            onChange={(indicatorTo) => set({ indicatorTo })}
          />
          <FiscalYearInput
            label="計画策定時の年度"
            value={form.baseline}
            emptyMeans="計画策定時の列は置かない"
            problem={problemOf("baselineFiscalYear")}
            onChange={(baseline) => set({ baseline })}
          />
        </Box>
        <Box sx={pair}>
          <TextInput
            label="上の階層の呼び名"
            value={form.upper}
            required
            helperText="評価シート1枚になる単位"
            onChange={(upper) => set({ upper })}
          />
          <TextInput
            label="下の階層の呼び名"
            value={form.lower}
            helperText="判定をつける単位。なければ空欄"
            onChange={(lower) => set({ lower })}
          />
        </Box>
        {shown && <FailureNote failure={shown} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>やめる</Button>
        <Button variant="contained" disabled={plan === undefined || create.running} onClick={submit}>
          保存先を選んで作る
        </Button>
      </DialogActions>
    </Dialog>
  );
}
