/** The dialog in which documents are written: what is chosen first, then the question, the progress and the outcome. */
import Dialog from "@mui/material/Dialog";
import DialogTitle from "@mui/material/DialogTitle";
import { useId, type ReactNode } from "react";
import { Done, Replacing, Writing } from "#renderer/export/OutputStages.tsx";
import type { Output, Stage } from "#renderer/export/useOutput.ts";

interface OutputFrameProps {
  output: Output;
  title: string;
  width: "sm" | "lg";
  /** Least height while something is chosen, CSS. */
  minHeight?: string;
  open?: boolean;
  onClose: () => void;
  /** 続けて出力する; back to choosing when absent. */
  onAgain?: () => void;
  /** What is shown while something is chosen: content and actions. */
  children: (stage: Extract<Stage, { kind: "choosing" }>) => ReactNode;
}

export function OutputFrame(props: OutputFrameProps): ReactNode {
  const { output, title, width, minHeight, open = true, onClose, children } = props;
  const { stage, stop, again, saveElsewhere, element } = output;
  const titleId = useId();
  return (
    <>
      <Dialog
        open={open}
        // Escape must not leave files half watched: stopping has its own button.
        onClose={() => stage.kind !== "writing" && onClose()}
        maxWidth={width}
        fullWidth
        aria-labelledby={titleId}
        slotProps={{ paper: minHeight && stage.kind === "choosing" ? { sx: { minHeight } } : {} }}
      >
        <DialogTitle id={titleId}>{title}</DialogTitle>
        {stage.kind === "choosing" && children(stage)}
        {stage.kind === "replacing" && <Replacing stage={stage} />}
        {stage.kind === "writing" && <Writing stage={stage} onStop={stop} />}
        {stage.kind === "done" && (
          <Done
            result={stage.result}
            onElsewhere={(file) => void saveElsewhere(file)}
            onAgain={props.onAgain ?? again}
            onClose={onClose}
          />
        )}
      </Dialog>
      {element}
    </>
  );
}
