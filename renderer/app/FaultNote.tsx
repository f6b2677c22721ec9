/**
 * A fault of the page outside drawing: what was pressed did nothing. The log gets it, and the person is told what was kept
 * instead of waiting for nothing.
 */
import Box from "@mui/material/Box";
import Snackbar from "@mui/material/Snackbar";
import { useEffect, useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import { bridge, CallError } from "#renderer/client/bridge.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";

/** A fault that comes again and again would fill the log with itself. */
const MOST_REPORTS = 10;

async function failureFor(error: Error): Promise<Failure> {
  if (error instanceof CallError) return error.failure;
  const answer = await bridge().call("app.reportFault", {
    stack: (error.stack ?? error.name).slice(0, 20_000),
  });
  return { code: "internal", message: "", details: answer.ok ? { reference: answer.value.reference } : {} };
}

export function FaultNote(): ReactNode {
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    let reports = 0;
    const told = async (error: unknown): Promise<void> => {
      // Chromium tells of some of its own affairs this way, without an error.
      if (!(error instanceof Error) || reports >= MOST_REPORTS) return;
      reports += 1;
      setFailure(await failureFor(error));
    };
    const onError = ({ error }: ErrorEvent): void => void told(error);
    const onRejection = ({ reason }: PromiseRejectionEvent): void => void told(reason);
    window.addEventListener("error", onError);
    window.addEventListener("unhandledrejection", onRejection);
    return () => {
      window.removeEventListener("error", onError);
      window.removeEventListener("unhandledrejection", onRejection);
    };
  }, []);
  if (failure === undefined) return null;
  return (
    <Snackbar open anchorOrigin={{ vertical: "bottom", horizontal: "center" }}>
      <Box sx={{ maxWidth: 640, boxShadow: 6, borderRadius: 1 }}>
        <FailureNote failure={failure} onClose={() => setFailure(undefined)} />
      </Box>
    </Snackbar>
  );
}
