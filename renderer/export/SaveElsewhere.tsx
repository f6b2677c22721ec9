/** 別の名前で保存: for a document that was made and could not be written where it should. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import { failureSentences } from "#shared/messages/failure.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { isKept } from "#renderer/export/saveAgain.ts";
import type { Output } from "#renderer/export/useOutput.ts";

interface OutputFailureProps {
  output: Pick<Output, "stage" | "saveElsewhere">;
  onClose?: () => void;
}

/** Why nothing was written, and what can be saved all the same. */
export function OutputFailure({ output, onClose }: OutputFailureProps): ReactNode {
  const { stage, saveElsewhere } = output;
  if (stage.kind !== "choosing" || stage.failure === undefined) return null;
  const { failure, unwritten = "" } = stage;
  return (
    <UnwrittenNote
      failure={failure}
      onClose={onClose}
      onSave={() => void saveElsewhere({ name: unwritten, failure })}
    />
  );
}

interface UnwrittenNoteProps {
  failure: Failure;
  onClose?: (() => void) | undefined;
  onSave: () => void;
}

/** Why a file was not written, and 別の名前で保存 where what was made is kept. */
export function UnwrittenNote({ failure, onClose, onSave }: UnwrittenNoteProps): ReactNode {
  if (!isKept(failure)) return <FailureNote failure={failure} onClose={onClose} />;
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 1 }}>
      <FailureNote failure={failure} onClose={onClose} />
      <Alert severity="info" action={<Button onClick={onSave}>別の名前で保存</Button>}>
        作ったファイルは残っています。作り直さずに、別の名前や別のフォルダーに保存できます。
      </Alert>
    </Box>
  );
}

interface NotWrittenProps {
  name: string;
  failure: Failure;
  onSave: () => void;
}

/** One line of the files that could not be written. */
export function NotWritten({ name, failure, onSave }: NotWrittenProps): ReactNode {
  const { what, todo } = failureSentences(failure);
  return (
    <>
      {name}：{what}
      {todo}
      {isKept(failure) && (
        <Button size="small" aria-label={`「${name}」を別の名前で保存`} onClick={onSave}>
          別の名前で保存
        </Button>
      )}
    </>
  );
}
