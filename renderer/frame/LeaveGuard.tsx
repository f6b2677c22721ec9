/** Leaving loses nothing: everything typed is saved first, and what could not be saved is asked about. */
import { focusNow } from "#renderer/common/focusNow.ts";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import { bridge, call } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { discardAll, retryAll, saveAll, unsavedTexts, type UnsavedText } from "#renderer/client/saveState.ts";

type Leave = (then: () => void) => void;
const LeaveContext = createContext<Leave>(() => undefined);

/** Saves everything, asks when something could not be saved, and only then goes on. */
export function useLeave(): Leave {
  return useContext(LeaveContext);
}

function CopyButton({ text }: { text: string }): ReactNode {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      variant="outlined"
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => setCopied(true));
      }}
    >
      {copied ? "コピーしました" : "文章をコピー"}
    </Button>
  );
}

export function LeaveGuard({ children }: { children: ReactNode }): ReactNode {
  const { ledger } = useClient();
  const [asking, setAsking] = useState<{ unsaved: UnsavedText[]; proceed: () => void }>();
  const going = useRef(false);

  const leave = useCallback<Leave>(
    (then) => {
      if (going.current) return;
      going.current = true;
      const attempt = async () => {
        // Fields that save when they are left are left now.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        await saveAll(ledger);
        const unsaved = unsavedTexts(ledger);
        going.current = false;
        if (unsaved.length === 0) then();
        else setAsking({ unsaved, proceed: then });
      };
      void attempt();
    },
    [ledger],
  );

  useEffect(() => bridge().on("app.closing", () => leave(() => void call("app.closeNow", {}))), [leave]);

  return (
    <LeaveContext value={leave}>
      {children}
      {asking && (
        <Dialog
          open
          onClose={() => setAsking(undefined)}
          maxWidth="sm"
          fullWidth
          aria-labelledby="leave-title"
        >
          <DialogTitle id="leave-title">保存されていない入力があります</DialogTitle>
          <DialogContent>
            <Alert severity="warning" sx={{ mb: 1.5 }}>
              このまま閉じると、次の入力は失われます。ほかの内容はすべて保存済みです。
            </Alert>
            {asking.unsaved.map((one) => (
              <Box key={one.key} sx={{ mb: 2 }}>
                <Typography component="h3" variant="h3">
                  {one.label}
                </Typography>
                <Typography color="textSecondary">{one.why.what}</Typography>
                <Box
                  component="section"
                  tabIndex={0}

                  aria-label={`${one.label}の文章`}
                  sx={{
                    border: "1px solid",
                    borderColor: "divider",
                    borderRadius: 1,
                    p: 1,
                    my: 1,
                    maxHeight: 140,
                    overflow: "auto",
                    whiteSpace: "pre-wrap",
                  }}
                >
                  {one.text || "（空欄）"}
                </Box>
                <CopyButton text={one.text} />
              </Box>
            ))}
          </DialogContent>
          <DialogActions>
            <Button
              color="error"
              onClick={() => {
                const { proceed } = asking;
                setAsking(undefined);
                discardAll(ledger);
                proceed();
              }}
            >
              失われてもよいので閉じる
            </Button>
            <Button
              variant="contained"
              ref={focusNow}
              onClick={() => {
                setAsking(undefined);
                void retryAll(ledger);
              }}
            >
              戻る
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </LeaveContext>
  );
}
