/** 図を複写: the chart as a picture into the clipboard, and what became of it. */
import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Snackbar from "@mui/material/Snackbar";
import { useState, type ReactNode, type RefObject } from "react";
import { call, CallError } from "#renderer/client/bridge.ts";
import { chartPicture, type LegendEntry } from "#renderer/progress/copyPicture.ts";
import { failureSentences } from "#shared/messages/failure.ts";

interface CopyChartProps {
  /** Holds the chart. */
  chart: RefObject<HTMLElement | null>;
  /** Printed above the picture. */
  title: string;
  legend?: readonly LegendEntry[];
}

const copied = "図を複写しました。Word や PowerPoint に貼り付けられます。";

export function CopyChart({ chart, title, legend = [] }: CopyChartProps): ReactNode {
  const [outcome, setOutcome] = useState<{ ok: boolean; text: string }>();
  const copy = async () => {
    try {
      if (!chart.current) throw new Error("no chart");
      await call("clipboard.writePicture", { png: await chartPicture(chart.current, title, legend) });
      setOutcome({ ok: true, text: copied });
    } catch (error) {
      setOutcome({ ok: false, text: problem(error) });
    }
  };
  return (
    <>
      <Button aria-label={`${title}の図を複写`} onClick={() => void copy()}>
        図を複写
      </Button>
      <Snackbar
        open={outcome !== undefined}
        autoHideDuration={outcome?.ok ? 6000 : null}
        onClose={(_, reason) => reason !== "clickaway" && setOutcome(undefined)}
        anchorOrigin={{ vertical: "bottom", horizontal: "center" }}
        sx={{ bottom: "44px !important" }}
      >
        <Alert
          severity={outcome?.ok ? "success" : "error"}
          variant="standard"
          onClose={() => setOutcome(undefined)}
          sx={{ boxShadow: 3 }}
        >
          {outcome?.text}
        </Alert>
      </Snackbar>
    </>
  );
}

/** The data itself was never in danger; only the picture was not made. */
function problem(error: unknown): string {
  const reason = error instanceof CallError ? failureSentences(error.failure).what : "";
  return `図を複写できませんでした。${reason}計画の内容は変わっていません。もう一度試すか、画面の写しを使ってください。`;
}
