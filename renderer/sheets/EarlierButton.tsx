/** In front of the latest comments: the way to those before them. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import type { Latest } from "#renderer/sheets/useLatest.ts";

/** Nothing where all of them are shown. */
export function EarlierButton({ earlier, showEarlier }: Omit<Latest<unknown>, "shown">): ReactNode {
  if (earlier === 0) return null;
  return (
    <Box sx={{ px: 1.5 }}>
      <Button fullWidth onClick={showEarlier}>
        これより前の発言を表示（{earlier}件）
      </Button>
    </Box>
  );
}
