/** The plan's own fields: names, levels, years, the table of indicators; and the package that carries it elsewhere. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { PlanPatch } from "#shared/domain/plan.ts";
import { call } from "#renderer/client/bridge.ts";
import { useDiscards } from "#renderer/client/ClientProvider.tsx";
import { Card } from "#renderer/common/Card.tsx";
import { notEmpty } from "#renderer/common/checks.ts";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { LevelsCard } from "#renderer/plan/LevelsCard.tsx";
import { PackageCard } from "#renderer/plan/PackageCard.tsx";
import { twoColumns } from "#renderer/plan/twoColumns.ts";
import { YearsCard } from "#renderer/plan/YearsCard.tsx";

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
        <Box sx={twoColumns}>
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
        <Box sx={{ ...twoColumns, mt: 2 }}>
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
