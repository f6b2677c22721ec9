/** The plan's own fields: names, years, words on the sheet; and the package that carries it elsewhere. */
import DeleteOutlineIcon from "@mui/icons-material/DeleteOutlined";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import { useState, type ReactNode } from "react";
import { MAX_LEVELS, planYearProblem, type Item, type Plan, type PlanPatch } from "#shared/domain/plan.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { call } from "#renderer/client/bridge.ts";
import { useClient, useDiscards } from "#renderer/client/ClientProvider.tsx";
import { draftText, forgetDraft, noteDraft } from "#renderer/client/drafts.ts";
import { saveAll } from "#renderer/client/saveState.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { Card } from "#renderer/common/Card.tsx";
import { notEmpty } from "#renderer/common/checks.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { FiscalYearInput, readYear } from "#renderer/common/FiscalYearInput.tsx";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { UnwrittenNote } from "#renderer/export/SaveElsewhere.tsx";
import { useOneFile } from "#renderer/export/useOneFile.ts";
import { useHere, useWorkspace } from "#renderer/frame/workspace.ts";
import { yearProblemText } from "#renderer/plan/years.ts";

const columns = {
  display: "grid",
  gap: 2,
  gridTemplateColumns: "1fr 1fr",
  alignItems: "start",
  "@media (max-width: 700px)": { gridTemplateColumns: "1fr" },
} as const;

export function PlanFields(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const { plan } = snapshot;
  const update = (patch: PlanPatch) => call("structure.updatePlan", { patch });
  const common = { of: "plan", place: "計画", readOnly };
  const discards = useDiscards();
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
        </Box>
      </Card>
      <LevelsCard />
      <YearsCard
        key={JSON.stringify([
          discards,
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
          <SavedChoice
            {...common}
            label="減らす指標（↘）の達成率"
            value={rate.decrease ?? "target-over-actual"}
            options={[
              { value: "target-over-actual", text: "目標値 ÷ 実績値" },
              { value: "mirrored", text: "（目標値×2 − 実績値）÷ 目標値" },
            ]}
            onSave={(value) =>
              update({
                achievementRate: {
                  ...rate,
                  decrease: value === "mirrored" ? "mirrored" : "target-over-actual",
                },
              })
            }
          />
        </Box>
      </Card>
      <PackageCard />
    </>
  );
}

/** The names of the tree's levels. A level that no item stands on can go. */
function LevelsCard(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const save = useSave();
  const { levels } = snapshot.plan;
  const used = depthOf(snapshot.items);
  const write = (next: string[]) => call("structure.updatePlan", { patch: { levels: next } });
  const put = (next: string[]) => save("plan/levels", "計画 段の呼び名", next.join("、"), () => write(next));
  return (
    <Card
      title="施策の段"
      note={`施策を何段に分けるかと、その呼び名です。${MAX_LEVELS}段まで作れます。施策のある段は削除できません。`}
    >
      <Box sx={{ display: "flex", flexDirection: "column", gap: 1.5 }}>
        {levels.map((name, index) => (
          // The place in the list is what a level is.
          <Box key={`${index}`} sx={{ display: "flex", gap: 1, alignItems: "flex-start" }}>
            <SavedInput
              of="plan/levels"
              place="計画"
              readOnly={readOnly}
              label={`${index + 1}段目の呼び名`}
              value={name}
              sx={{ flex: 1, maxWidth: 360 }}
              inputAttributes={{ maxLength: 50 }}
              check={notEmpty}
              onSave={(text) => write(levels.with(index, text))}
            />
            {!readOnly && (
              <IconButton
                aria-label={`${index + 1}段目を削除`}
                title={index < used ? "施策があるため削除できません" : "削除"}
                disabled={index < used || levels.length === 1}
                onClick={() => void put(levels.toSpliced(index, 1))}
              >
                <DeleteOutlineIcon fontSize="inherit" />
              </IconButton>
            )}
          </Box>
        ))}
      </Box>
      {levels.length < MAX_LEVELS && (
        <AddRow
          label={`${levels.length + 1}段目を追加`}
          of="plan/levels"
          placeholder="事業"
          onAdd={(name) => put([...levels, name.slice(0, 50)])}
        />
      )}
    </Card>
  );
}

/** How many levels of the tree have items. */
function depthOf(items: readonly Item[]): number {
  const depths = new Map<string, number>();
  // A parent stands before its parts.
  for (const { id, parent } of items) depths.set(id, parent === null ? 1 : (depths.get(parent) ?? 0) + 1);
  return Math.max(0, ...depths.values());
}

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

/** Years hold each other, so they are changed together. */
function YearsCard(): ReactNode {
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
      <Box sx={columns}>
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

function PackageCard(): ReactNode {
  const { plan } = useWorkspace();
  const { ledger } = useClient();
  const { written, failure, write, saveElsewhere } = useOneFile();
  const writePackage = () =>
    write("dialog.savePackage", `${plan.title}.json`, async (token) => {
      await saveAll(ledger);
      return ledger.track(call("plan.exportPackage", { token }));
    });
  return (
    <Card
      title="計画パッケージ"
      note="計画のすべてを一つの JSON ファイルに書き出します。引き継ぎや保存に使い、「取り込む」で計画ファイルに戻せます。"
    >
      {failure && <UnwrittenNote failure={failure} onSave={() => void saveElsewhere()} />}
      {written && (
        <Alert severity="success" sx={{ mb: 1 }}>
          「{written.file.name}」に書き出しました。
        </Alert>
      )}
      <Button variant="outlined" onClick={() => void writePackage()}>
        計画パッケージを書き出す
      </Button>
    </Card>
  );
}
