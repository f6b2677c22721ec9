/** ロードマップの年度: which years its table has, and what stands above them. */
import DeleteOutlineIcon from "@mui/icons-material/DeleteOutlined";
import IconButton from "@mui/material/IconButton";
import type { ReactNode } from "react";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Card } from "#renderer/common/Card.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { SpanFields } from "#renderer/plan/SpanFields.tsx";

export function RoadmapYearsCard(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const update = useContractCommand("structure.updatePlan");
  return (
    <Card title="ロードマップの年度" note="決めないときは、計画の最初から最後の年度までを並べます。">
      <SpanFields
        label="ロードマップの年度"
        nameLabel="年度の上の見出し"
        namePlaceholder="ビジョン計画期間（前期）"
        stored={snapshot.plan.roadmap}
        of="roadmap"
        readOnly={readOnly}
        failure={update.failure}
        action="変更する"
        onSave={async (roadmap) => {
          await update.run({ patch: { roadmap } });
        }}
        tools={
          snapshot.plan.roadmap && (
            <IconButton
              aria-label="ロードマップの年度を計画の年度に戻す"
              title="計画の年度に戻す"
              onClick={() => void update.run({ patch: { roadmap: null } })}
            >
              <DeleteOutlineIcon fontSize="inherit" />
            </IconButton>
          )
        }
      />
    </Card>
  );
}
