/**
 * A plan that could not be opened. When somebody has it open: look at a copy, try again, or take it over from a program
 * that gives no sign of life, after a question.
 */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { OpenMode } from "#shared/domain/owner.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";

interface OpenFailureProps {
  failure: Failure;
  /** Opens the same file again; absent when the failure is not about opening a file that can be named again. */
  onOpen?: ((mode?: OpenMode) => void) | undefined;
  disabled?: boolean;
}

export function OpenFailure({ failure, onOpen, disabled = false }: OpenFailureProps): ReactNode {
  const [asking, setAsking] = useState(false);
  if (failure.code !== "file-busy" || onOpen === undefined) return <FailureNote failure={failure} />;
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
