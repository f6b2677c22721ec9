/** What the record of a meeting would lack, each with the way to where it is made good. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type ReactNode } from "react";
import type { Missing } from "#shared/rules/archiveMissing.ts";
import { missingPlace } from "#renderer/archive/missingPlace.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

/** More lines than this are shown when asked for. */
const FIRST = 6;

export function MissingList({
  missing,
  meeting,
}: {
  missing: readonly Missing[];
  meeting: string;
}): ReactNode {
  const { snapshot, go } = useWorkspace();
  const [all, setAll] = useState(false);
  if (missing.length === 0) return <Alert severity="success">欠けているものはありません。</Alert>;
  const shown = all ? missing : missing.slice(0, FIRST);
  return (
    <Alert severity="warning" sx={{ "& .MuiAlert-message": { flex: 1, minWidth: 0 } }}>
      まだ欠けているものが{missing.length}件あります。
      <Box component="ul" aria-label="欠けているもの" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {shown.map((one, index) => {
          const place = missingPlace(one, meeting, snapshot.fiscalYear);
          return (
            <Box
              component="li"
              key={`${index} ${one.text}`}
              sx={{ display: "flex", gap: 1, alignItems: "baseline", minHeight: 26 }}
            >
              <Box sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>{one.text}</Box>
              {place && (
                <Button sx={{ flex: "none", py: 0 }} aria-label={`${one.text}開く`} onClick={() => go(place)}>
                  開く
                </Button>
              )}
            </Box>
          );
        })}
      </Box>
      {missing.length > FIRST && (
        <Button sx={{ px: 0 }} onClick={() => setAll(!all)}>
          {all ? "はじめの部分だけ見る" : `残りの${missing.length - FIRST}件も見る`}
        </Button>
      )}
    </Alert>
  );
}
