/**
 * A plan that could not be opened. When somebody has it open: look at a copy, try again, or take it over from a program
 * that gives no sign of life, after a question. When it is damaged: go on with what can be read, or with a sound copy.
 */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { OpenMode } from "#shared/domain/owner.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { Rescue } from "#renderer/start/Rescue.tsx";

/** Whether there is a button that goes on from it; closing is then not the first thing to do. */
export function offersWayOn(failure: Failure): boolean {
  return failure.code === "file-busy" || failure.code === "damaged";
}

interface OpenFailureProps {
  failure: Failure;
  /** The file that was to be opened; absent when the failure is not about one that can be named again. */
  token?: string | undefined;
  /** Opens a file: the same again, or a sound copy of a damaged one. */
  onOpen: (token: string, mode?: OpenMode) => void;
  disabled?: boolean;
}

export function OpenFailure({ failure, token, onOpen, disabled = false }: OpenFailureProps): ReactNode {
  if (token === undefined) return <FailureNote failure={failure} />;
  switch (failure.code) {
    case "file-busy":
      return <Busy failure={failure} disabled={disabled} onOpen={(mode) => onOpen(token, mode)} />;
    case "damaged":
      return (
        <>
          <FailureNote failure={failure} />
          <Box sx={{ mt: 2 }}>
            <Rescue token={token} disabled={disabled} onOpen={onOpen} />
          </Box>
        </>
      );
    default:
      return <FailureNote failure={failure} />;
  }
}

interface BusyProps {
  failure: Failure;
  disabled: boolean;
  onOpen: (mode?: OpenMode) => void;
}

function Busy({ failure, disabled, onOpen }: BusyProps): ReactNode {
  const [asking, setAsking] = useState(false);
  const { owner, computer, stale } = failure.details;
  return (
    <>
      <FailureNote failure={failure} />
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, mt: 1 }}>
        <Button variant="contained" disabled={disabled} onClick={() => onOpen("copy")}>
          閲覧用に開く
        </Button>
        <Button variant="outlined" disabled={disabled} onClick={() => onOpen()}>
          もう一度試す
        </Button>
        {stale !== undefined && (
          <Button variant="outlined" color="error" disabled={disabled} onClick={() => setAsking(true)}>
            引き継いで開く…
          </Button>
        )}
      </Box>
      {asking && (
        <Confirm
          title="この計画を引き継いで開きますか"
          action="引き継いで開く"
          danger
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onOpen("takeover");
          }}
        >
          <Typography sx={{ mb: 1 }}>
            {owner ? `${owner}さん` : "ほかの方"}（{computer}
            ）の編集は終わったものとして、この PC で書き込めるように開きます。
          </Typography>
          <Typography>
            保存済みの内容は、すべてそのまま引き継ぎます。あちらの画面がまだ開いていた場合、そこからはもう保存できません。先に電話などで確かめてください。
          </Typography>
        </Confirm>
      )}
    </>
  );
}
