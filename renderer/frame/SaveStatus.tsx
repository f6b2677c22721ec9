/** The save state in words, and the band that appears when something could not be saved. */
import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { clockOf } from "#shared/rules/momentLabel.ts";
import { invalidate, useClient, useSaveState } from "#renderer/client/ClientProvider.tsx";
import { discardRefused, retryAll, type WindowSaveState } from "#renderer/client/saveState.ts";
import { UnsavedList } from "#renderer/frame/UnsavedList.tsx";
import { useGoTo } from "#renderer/frame/useGoTo.ts";
import { colors } from "#renderer/theme/theme.ts";

/** 「● 保存済み 10:32」; said to screen readers when it changes. */
export function SaveStatus({ readOnly }: { readOnly: boolean }): ReactNode {
  const state = useSaveState();
  const { text, color } = describe(state, readOnly);
  return (
    <Box sx={{ display: "inline-flex", gap: 0.75, alignItems: "center", flex: "none" }}>
      <Box
        component="output"
        sx={{ display: "inline-flex", gap: 0.75, alignItems: "center", whiteSpace: "nowrap" }}
      >
        <Box
          component="span"
          aria-hidden
          sx={{ width: 8, height: 8, borderRadius: "50%", bgcolor: color, flex: "none" }}
        />
        <span data-testid="save-state">{text}</span>
      </Box>
      {state.kind === "unsaved" && !readOnly && <UnsavedList unsaved={state.unsaved} />}
    </Box>
  );
}

const amber = "#b36b00";

function describe(state: WindowSaveState, readOnly: boolean): { text: string; color: string } {
  if (readOnly) return { text: "読み取り専用", color: colors.sub };
  switch (state.kind) {
    case "saving":
      return { text: "保存しています…", color: amber };
    case "unsaved":
      return {
        text: `未保存の入力 ${state.unsaved.length}件`,
        color: state.unsaved.some((one) => one.kind === "failed") ? colors.danger : amber,
      };
    case "saved":
      return {
        text: state.at === undefined ? "保存済み" : `保存済み ${clockOf(state.at)}`,
        color: colors.ok,
      };
  }
}

/** What could not be saved, with the way to try again; nothing while all is well. */
export function SaveBand(): ReactNode {
  const state = useSaveState();
  const { ledger, queries } = useClient();
  const goTo = useGoTo();
  if (state.kind !== "unsaved") return null;
  // A number that cannot be read is explained beside its field; the band is for what the disk refused.
  const failed = state.unsaved.filter((one) => one.kind === "failed");
  const first = failed[0];
  if (first === undefined) return null;
  const { what, kept, todo } = first.why;
  return (
    <Alert severity="error" sx={{ borderRadius: 0, py: 0.5, "& .MuiAlert-message": { flex: 1 } }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
        <AlertTitle sx={{ flex: 1, minWidth: 200, mb: 0 }}>
          <Link
            component="button"
            type="button"
            color="inherit"
            onClick={() => goTo(first)}
            sx={{ font: "inherit", textAlign: "left" }}
          >
            「{first.label}」
          </Link>
          {failed.length > 1 && `ほか${failed.length - 1}件`}を保存できませんでした
        </AlertTitle>
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
            discardRefused(ledger);
            invalidate(queries, ["snapshot", "history"]);
          }}
        >
          この変更をやめる
        </Button>
      </Box>
      {what}
      {kept}
      {todo}
    </Alert>
  );
}
