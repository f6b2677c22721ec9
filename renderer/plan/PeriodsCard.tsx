/** 計画期間の区分: the periods of a plan that is reviewed at half time; columns of the 総括表's indicator table. */
import DeleteOutlineIcon from "@mui/icons-material/DeleteOutlined";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import { useState, type ReactNode } from "react";
import type { PlanPeriod } from "#shared/domain/plan.ts";
import { forgetDraftsOf } from "#renderer/client/drafts.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Card } from "#renderer/common/Card.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { SpanFields } from "#renderer/plan/SpanFields.tsx";

/** Most periods a plan can have. */
const MAX_PERIODS = 4;

export function PeriodsCard(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const periods = snapshot.plan.periods ?? [];
  const [adding, setAdding] = useState(false);
  const update = useContractCommand("structure.updatePlan");
  const put = async (next: PlanPeriod[]) => {
    const done = await update.run({ patch: { periods: next.length > 0 ? next : null } });
    if (done !== undefined) forgetDraftsOf("period");
  };
  const shown = adding ? [...periods, undefined] : periods;
  return (
    <Card
      title="計画期間の区分"
      note="前期・後期のように区切る計画で、総括表の指標の表に使います。区切らない計画では空のままにします。"
    >
      {shown.map((period, index) => (
        <SpanFields
          // The place in the list is what a period is.
          key={`${index}`}
          label={`${index + 1}番目の区分`}
          nameLabel="区分の名前"
          namePlaceholder="前期基本計画"
          stored={period}
          of={`period/${index}`}
          readOnly={readOnly}
          failure={update.failure}
          action={period ? "変更する" : "追加する"}
          onSave={(next) => put(period ? periods.with(index, next) : [...periods, next])}
          tools={
            <IconButton
              aria-label={`${index + 1}番目の区分を削除`}
              title="削除"
              onClick={() => (period ? void put(periods.toSpliced(index, 1)) : setAdding(false))}
            >
              <DeleteOutlineIcon fontSize="inherit" />
            </IconButton>
          }
        />
      ))}
      {!readOnly && !adding && periods.length < MAX_PERIODS && (
        <Button variant="outlined" onClick={() => setAdding(true)}>
          区分を追加
        </Button>
      )}
    </Card>
  );
}
