/** The window: the start screen, or the open plan. */
import CssBaseline from "@mui/material/CssBaseline";
import { ThemeProvider } from "@mui/material/styles";
import type { ReactNode } from "react";
import { failureOf } from "#renderer/client/bridge.ts";
import { ClientProvider } from "#renderer/client/ClientProvider.tsx";
import { useContractQuery } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { Waiting } from "#renderer/common/Waiting.tsx";
import { BackendNotes } from "#renderer/app/BackendNotes.tsx";
import { FaultNote } from "#renderer/app/FaultNote.tsx";
import { FontNote } from "#renderer/app/FontNote.tsx";
import { OpenRequests } from "#renderer/app/OpenRequests.tsx";
import { LeaveGuard } from "#renderer/frame/LeaveGuard.tsx";
import { PlanWindow } from "#renderer/frame/PlanWindow.tsx";
import { RescueNote } from "#renderer/start/RescueNote.tsx";
import { StartScreen } from "#renderer/start/StartScreen.tsx";
import { theme } from "#renderer/theme/theme.ts";
import { ErrorBoundary } from "#renderer/app/ErrorBoundary.tsx";

function Root(): ReactNode {
  const current = useContractQuery("plan.current", {});
  if (current.isPending) {
    return (
      <main>
        <Waiting what="計画ファイルを確かめています…" />
      </main>
    );
  }
  if (current.isError) {
    return (
      <main>
        <FailureNote failure={failureOf(current.error)} />
      </main>
    );
  }
  const plan = current.data;
  if (plan === null) return <StartScreen />;
  // Another plan is another window as far as places and drafts are concerned.
  return <PlanWindow plan={plan} key={`${plan.folder}/${plan.fileName}`} />;
}

export function App(): ReactNode {
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <ErrorBoundary>
        <ClientProvider>
          <LeaveGuard>
            <FontNote />
            <OpenRequests />
            <BackendNotes />
            <FaultNote />
            <RescueNote />
            <Root />
          </LeaveGuard>
        </ClientProvider>
      </ErrorBoundary>
    </ThemeProvider>
  );
}
