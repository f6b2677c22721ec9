/** Says that the year on screen is frozen, and where the plan can be changed. */
import LockOutlinedIcon from "@mui/icons-material/LockOutlined";
import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

export function FrozenNote(): ReactNode {
  const { snapshot, plan, go } = useWorkspace();
  return (
    <Alert
      severity="info"
      icon={<LockOutlinedIcon fontSize="inherit" />}
      sx={{ mb: 2, py: 0.25, alignItems: "center", border: "1px solid", borderColor: "divider" }}
      action={
        <Button variant="outlined" onClick={() => go({ fiscalYear: plan.latestOpenYear })}>
          {fiscalYearLabel(plan.latestOpenYear)}の計画へ
        </Button>
      }
    >
      {fiscalYearLabel(snapshot.fiscalYear)}
      の様式は固定されています。翌年度へ進んだときの計画を表示しています。変更は、開いている年度で行います。
    </Alert>
  );
}
