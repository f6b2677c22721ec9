/** 様式: which official forms the plan is written on, and what they ask of the plan. */
import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import type { ReactNode } from "react";
import { formsOf, planFormSchema, type PlanForm, type PlanPatch } from "#shared/domain/plan.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { Card } from "#renderer/common/Card.tsx";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { PeriodsCard } from "#renderer/plan/PeriodsCard.tsx";
import { RoadmapYearsCard } from "#renderer/plan/RoadmapYearsCard.tsx";

const update = (patch: PlanPatch) => call("structure.updatePlan", { patch });

export function FormsEditor(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const { plan } = snapshot;
  const save = useSave();
  const used = formsOf(plan);
  const names = (forms: readonly PlanForm[]) => forms.map((form) => formTitles[form]).join("、");
  const toggle = (form: PlanForm, on: boolean) => {
    const others = planFormSchema.options.filter((one) =>
      one === form ? on : one !== plan.form && used.includes(one),
    );
    void save("plan/forms", "計画 使う様式", names([plan.form, ...others]), () =>
      update({ forms: others.filter((one) => one !== plan.form) }),
    );
  };
  return (
    <>
      <Card
        title="使う様式"
        note="ここで選んだ様式が、左の一覧に並びます。書いたものは、外しても消えません。"
      >
        <SavedChoice
          of="plan"
          place="計画"
          readOnly={readOnly}
          label="主な様式"
          value={plan.form}
          options={planFormSchema.options.map((form) => ({ value: form, text: formTitles[form] }))}
          sx={{ minWidth: 280 }}
          onSave={(value) => {
            const form = planFormSchema.parse(value);
            return update({ form, forms: used.filter((one) => one !== form) });
          }}
        />
        <Box component="fieldset" sx={{ border: 0, m: 0, mt: 1.5, p: 0 }}>
          <Box component="legend" sx={{ fontSize: 12, color: "text.secondary", fontWeight: 600, p: 0 }}>
            いっしょに使う様式
          </Box>
          {planFormSchema.options
            .filter((form) => form !== plan.form)
            .map((form) => (
              <FormControlLabel
                key={form}
                label={formTitles[form]}
                disabled={readOnly}
                control={
                  <Checkbox
                    checked={used.includes(form)}
                    onChange={(event) => toggle(form, event.target.checked)}
                  />
                }
              />
            ))}
        </Box>
      </Card>
      <PeriodsCard key={JSON.stringify(plan.periods)} />
      <RoadmapYearsCard key={JSON.stringify(plan.roadmap)} />
      <Card title="凡例の注記">
        <SavedInput
          of="plan"
          place="計画"
          readOnly={readOnly}
          label="評価指標の注記"
          value={plan.gradeScaleNote ?? ""}
          multiline
          fullWidth
          helperText="進捗状況まとめの評価指標の下に、※の行として印刷します。"
          inputAttributes={{ maxLength: 2000 }}
          onSave={(text) =>
            call("field.setText", {
              field: { entity: "plan", property: "gradeScaleNote" },
              text,
              session: crypto.randomUUID(),
            })
          }
        />
      </Card>
    </>
  );
}
