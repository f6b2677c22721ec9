/** The plan's own fields: names, years, words on the sheet; and the package that carries it elsewhere. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import { planYearProblem, type Plan, type PlanPatch } from "#shared/domain/plan.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { saveAll } from "#renderer/client/saveState.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Card } from "#renderer/common/Card.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { FiscalYearInput } from "#renderer/common/FiscalYearInput.tsx";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { yearProblemText } from "#renderer/plan/years.ts";

const columns = {
  display: "grid",
  gap: 2,
  gridTemplateColumns: "1fr 1fr",
  alignItems: "start",
  "@media (max-width: 700px)": { gridTemplateColumns: "1fr" },
} as const;

function notEmpty(text: string): string | undefined {
  return text.trim() === "" ? "空にはできません。" : undefined;
}

export function PlanFields(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const { plan } = snapshot;
  const update = (patch: PlanPatch) => call("structure.updatePlan", { patch });
  const common = { place: "計画", readOnly };
  const rate = plan.achievementRate ?? { cap: null, decimals: 1 };
  return (
    <>
      <Card title="名称">
        <Box sx={columns}>
          <SavedInput
            {...common}
            label="計画名"
            value={plan.title}
            check={notEmpty}
            onSave={(title) => update({ title })}
          />
          <SavedInput
            {...common}
            label="市町村"
            value={plan.municipality}
            onSave={(municipality) => update({ municipality })}
          />
          <SavedInput
            {...common}
            label="委員会の呼び名"
            value={plan.committeeName}
            helperText={`評価シートに「${plan.committeeName}の評価」と印刷します`}
            check={notEmpty}
            onSave={(committeeName) => update({ committeeName })}
          />
          <Box sx={{ display: "flex", gap: 1 }}>
            {plan.levels.map((name, index) => (
              <SavedInput
                {...common}
                // The place in the list is what a level is.
                key={`${index}`}
                label={`${index + 1}段目の呼び名`}
                value={name}
                check={notEmpty}
                onSave={(text) => update({ levels: plan.levels.with(index, text) })}
              />
            ))}
          </Box>
        </Box>
      </Card>
      <YearsCard
        key={JSON.stringify([
          plan.firstFiscalYear,
          plan.lastFiscalYear,
          plan.baselineFiscalYear,
          plan.indicatorFiscalYears,
        ])}
      />
      <Card title="指標の表">
        <SavedInput
          {...common}
          label="※の注記"
          value={plan.externalSurveyNote}
          multiline
          minRows={2}
          fullWidth
          helperText="外部の調査による指標（※）があるときに、表の下に印刷します。"
          onSave={(externalSurveyNote) => update({ externalSurveyNote })}
        />
        <Box sx={{ ...columns, mt: 2 }}>
          <SavedChoice
            {...common}
            label="達成率の上限"
            value={rate.cap === null ? "none" : "100"}
            options={[
              { value: "none", text: "上限なし（120% なども表示）" },
              { value: "100", text: "100% まで" },
            ]}
            onSave={(cap) => update({ achievementRate: { ...rate, cap: cap === "none" ? null : 100 } })}
          />
          <SavedChoice
            {...common}
            label="達成率の小数"
            value={String(rate.decimals)}
            options={["0", "1", "2"].map((value) => ({
              value,
              text: value === "0" ? "整数まで" : `小数第${value}位まで`,
            }))}
            onSave={(decimals) => update({ achievementRate: { ...rate, decimals: Number(decimals) } })}
          />
        </Box>
      </Card>
      <PackageCard />
    </>
  );
}

type Years = Pick<Plan, "firstFiscalYear" | "lastFiscalYear" | "baselineFiscalYear" | "indicatorFiscalYears">;

/** Years hold each other, so they are changed together. */
function YearsCard(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const { plan } = snapshot;
  const [first, setFirst] = useState<number | null | undefined>(plan.firstFiscalYear);
  const [last, setLast] = useState<number | null | undefined>(plan.lastFiscalYear);
  const [baseline, setBaseline] = useState<number | null | undefined>(plan.baselineFiscalYear);
  const [from, setFrom] = useState<number | null | undefined>(plan.indicatorFiscalYears[0]);
  const [to, setTo] = useState<number | null | undefined>(plan.indicatorFiscalYears[1]);
  const update = useContractCommand("structure.updatePlan");
  const whole = first && last && from && to && baseline !== undefined;
  const years: Years | undefined = whole
    ? {
        firstFiscalYear: first,
        lastFiscalYear: last,
        baselineFiscalYear: baseline,
        indicatorFiscalYears: [from, to],
      }
    : undefined;
  const path = years && planYearProblem(years)?.path[0];
  const problemOf = (name: string) => (path === name ? yearProblemText(name) : undefined);
  const same =
    first === plan.firstFiscalYear &&
    last === plan.lastFiscalYear &&
    baseline === plan.baselineFiscalYear &&
    from === plan.indicatorFiscalYears[0] &&
    to === plan.indicatorFiscalYears[1];
  return (
    <Card
      title="年度"
      note={`${fiscalYearLabel(plan.firstFiscalYear)}から${fiscalYearLabel(plan.lastFiscalYear)}までの評価シートを作れます。令和元年度、2019、R1 のように入力します。`}
    >
      <Box sx={columns}>
        <FiscalYearInput
          label="計画の最初の年度"
          required
          value={first}
          readOnly={readOnly}
          onChange={setFirst}
        />
        <FiscalYearInput
          label="計画の最後の年度"
          required
          value={last}
          readOnly={readOnly}
          problem={problemOf("lastFiscalYear")}
          onChange={setLast}
        />
        <FiscalYearInput
          label="指標の表の最初の年度"
          required
          value={from}
          readOnly={readOnly}
          problem={problemOf("indicatorFiscalYears")}
          onChange={setFrom}
        />
        <FiscalYearInput
          label="指標の表の最後の年度"
          required
          value={to}
          readOnly={readOnly}
          onChange={setTo}
        />
        <FiscalYearInput
          label="計画策定時の年度"
          value={baseline}
          emptyMeans="計画策定時の列は置かない"
          readOnly={readOnly}
          problem={problemOf("baselineFiscalYear")}
          onChange={setBaseline}
        />
      </Box>
      {update.failure && <FailureNote failure={update.failure} onClose={update.forget} />}
      {!readOnly && (
        <Button
          variant="contained"
          sx={{ mt: 2 }}
          disabled={same || years === undefined || path !== undefined || update.running}
          onClick={() => years && void update.run({ patch: years })}
        >
          年度を変更する
        </Button>
      )}
    </Card>
  );
}

function PackageCard(): ReactNode {
  const { plan } = useWorkspace();
  const { ledger } = useClient();
  const [failure, setFailure] = useState<Failure>();
  const [written, setWritten] = useState<string>();
  const write = async () => {
    setFailure(undefined);
    setWritten(undefined);
    try {
      await saveAll(ledger);
      const file = await call("dialog.savePackage", { name: `${plan.title}.json` });
      if (file === null) return;
      const answer = await ledger.track(call("plan.exportPackage", { token: file.token }));
      setWritten(answer.file.name);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  return (
    <Card
      title="計画パッケージ"
      note="計画のすべてを一つの JSON ファイルに書き出します。引き継ぎや保存に使い、「取り込む」で計画ファイルに戻せます。"
    >
      {failure && <FailureNote failure={failure} />}
      {written && (
        <Alert severity="success" sx={{ mb: 1 }}>
          「{written}」に書き出しました。
        </Alert>
      )}
      <Button variant="outlined" onClick={() => void write()}>
        計画パッケージを書き出す
      </Button>
    </Card>
  );
}
