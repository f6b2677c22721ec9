/** After a rescue the new plan is open at once; this says beside it what is missing and where the report is. */
import Alert from "@mui/material/Alert";
import Snackbar from "@mui/material/Snackbar";
import { skipToken, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { RescueReport } from "#shared/domain/rescue.ts";
import { rescueOutcome } from "#shared/messages/rescue.ts";

interface Outcome {
  report: RescueReport;
  reportFile: string | null;
}

/** No topic of the contract: nothing that changes in a plan asks for it again. */
const key = ["rescued"];

/** The screen that rescued goes with the damaged file, so what it found out is told through the window's own memory. */
export function tellRescue(queries: QueryClient, { report, reportFile }: Outcome): void {
  queries.setQueryData(key, { report, reportFile });
}

/** Stays until it is closed: it is the only place in the window that names the report. */
export function RescueNote(): ReactNode {
  const queries = useQueryClient();
  const { data } = useQuery<Outcome | null>({ queryKey: key, queryFn: skipToken });
  if (!data) return null;
  return (
    <Snackbar open anchorOrigin={{ vertical: "bottom", horizontal: "center" }}>
      <Alert
        severity={data.report.complete ? "info" : "warning"}
        closeText="この知らせを閉じる"
        onClose={() => queries.setQueryData(key, null)}
        sx={{ maxWidth: 720, boxShadow: 6 }}
      >
        読める内容から新しい計画ファイルを作り、開きました。{rescueOutcome(data.report, data.reportFile)}
      </Alert>
    </Snackbar>
  );
}
