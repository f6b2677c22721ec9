/** Every typed text that the store does not hold: why, the way to it, and taking it back. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import { useId, useState, type ReactNode } from "react";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { giveUp, type UnsavedText } from "#renderer/client/saveState.ts";
import { useGoTo } from "#renderer/frame/useGoTo.ts";

/** Longer texts are cut in the list; the whole stands in the field. */
const EXCERPT = 60;

export function UnsavedList({ unsaved }: { unsaved: UnsavedText[] }): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { ledger } = useClient();
  const goTo = useGoTo();
  const titleId = useId();
  return (
    <>
      <Button
        variant="outlined"
        sx={{ py: 0, px: 0.75, fontSize: 12, minWidth: 0 }}
        aria-haspopup="dialog"
        aria-label="未保存の入力を見る"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        見る
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "top", horizontal: "left" }}
        transformOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{
          paper: {
            role: "dialog",
            "aria-labelledby": titleId,
            sx: { width: 440, maxWidth: "92vw", maxHeight: "70vh", p: 2 },
          },
        }}
      >
        <Box component="h2" id={titleId} sx={{ m: 0, mb: 1, fontSize: 14 }}>
          まだ保存していない入力
        </Box>
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {unsaved.map((one) => (
            <Box
              component="li"
              key={one.key}
              sx={{ borderTop: "1px solid", borderColor: "divider", py: 1, overflowWrap: "anywhere" }}
            >
              <Box sx={{ fontWeight: 600 }}>{one.label}</Box>
              <Box>{excerpt(one.text)}</Box>
              <Box sx={{ fontSize: 12, color: "text.secondary", mb: 0.75 }}>{one.why.what}</Box>
              <Box sx={{ display: "flex", gap: 1 }}>
                <Button
                  variant="contained"
                  aria-label={`${one.label}の欄へ`}
                  onClick={() => {
                    setAnchor(null);
                    // The keyboard goes to the field, not back to the button that opened this list.
                    setTimeout(() => goTo(one));
                  }}
                >
                  この欄へ
                </Button>
                <Button
                  variant="outlined"
                  aria-label={`${one.label}の入力を取り消す`}
                  onClick={() => giveUp(ledger, one.key)}
                >
                  入力を取り消す
                </Button>
              </Box>
            </Box>
          ))}
        </Box>
      </Popover>
    </>
  );
}

function excerpt(text: string): string {
  if (text.trim() === "") return "（空欄）";
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
}
