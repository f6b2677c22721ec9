/** The save state in words, and the band that appears when something could not be saved. */
import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { invalidate, useClient, useSaveState } from "#renderer/client/ClientProvider.tsx";
import { discardAll, retryAll } from "#renderer/client/saveState.ts";
import { colors } from "#renderer/theme/theme.ts";

const clock = new Intl.DateTimeFormat("ja-JP", { hour: "2-digit", minute: "2-digit", hour12: false });

/** 「● 保存済み 10:32」; said to screen readers when it changes. */
export function SaveStatus({ readOnly }: { readOnly: boolean }): ReactNode {
  const state = useSaveState();
  const { text, color } = describe(state, readOnly);
  return (
    <Box component="output" sx={{ display: "inline-flex", gap: 0.75, alignItems: "center" }}>
      <Box
        component="span"
        aria-hidden
        sx={{ width: 8, height: 8, borderRadius: "50%", bgcolor: color, flex: "none" }}
      />
      <Box component="span" data-testid="save-state" sx={{ whiteSpace: "nowrap" }}>
        {text}
      </Box>
    </Box>
  );
}

function describe(
  state: ReturnType<typeof useSaveState>,
  readOnly: boolean,
): { text: string; color: string } {
  if (readOnly) return { text: "読み取り専用", color: colors.sub };
  switch (state.kind) {
    case "saving":
      return { text: "保存しています…", color: "#e0a100" };
    case "failed":
      return { text: `保存できていない入力 ${state.unsaved.length}件`, color: colors.danger };
    case "saved":
      return {
        text: state.at === undefined ? "保存済み" : `保存済み ${clock.format(new Date(state.at))}`,
        color: colors.ok,
      };
  }
}

/** What could not be saved, with the way to try again; nothing while all is well. */
export function SaveBand(): ReactNode {
  const state = useSaveState();
  const { ledger, queries } = useClient();
  if (state.kind !== "failed") return null;
  // A number that cannot be read is explained beside its cell; the band is for what the disk refused.
  const failed = state.unsaved.filter((one) => one.kind === "failed");
  const first = failed[0];
  if (first === undefined) return null;
  const { what, kept, todo } = first.why;
  return (
    <Alert
      severity="error"
      sx={{ borderRadius: 0, "& .MuiAlert-action": { flexWrap: "wrap", gap: 1 } }}
      action={
        <>
          <Button variant="contained" color="error" onClick={() => void retryAll(ledger)}>
            もう一度保存する
          </Button>
          <Button
            variant="outlined"
            onClick={() => void navigator.clipboard.writeText(failed.map((edit) => edit.text).join("\n\n"))}
          >
            文章をコピー
          </Button>
          <Button
            variant="outlined"
            onClick={() => {
              discardAll(ledger);
              invalidate(queries, ["snapshot", "history"]);
            }}
          >
            この変更をやめる
          </Button>
        </>
      }
    >
      <AlertTitle>
        「{first.label}」{failed.length > 1 && `ほか${failed.length - 1}件`}を保存できませんでした
      </AlertTitle>
      {what}
      {kept}
      {todo}
    </Alert>
  );
}
