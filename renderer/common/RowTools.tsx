/** Move up, move down, take away: the same three buttons for every row of a list. */
import ArrowDownwardIcon from "@mui/icons-material/ArrowDownward";
import ArrowUpwardIcon from "@mui/icons-material/ArrowUpward";
import DeleteOutlineIcon from "@mui/icons-material/DeleteOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import type { ReactNode } from "react";
import { endStop } from "#renderer/common/endStop.ts";

interface RowToolsProps {
  /** What the row is called: 「施策 1-1」. */
  name: string;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

export function RowTools({ name, first, last, onMove, onRemove }: RowToolsProps): ReactNode {
  return (
    <Box sx={{ display: "flex", flex: "none" }}>
      <IconButton aria-label={`${name}を上へ`} title="上へ" {...endStop(first, () => onMove(-1))}>
        <ArrowUpwardIcon fontSize="inherit" />
      </IconButton>
      <IconButton aria-label={`${name}を下へ`} title="下へ" {...endStop(last, () => onMove(1))}>
        <ArrowDownwardIcon fontSize="inherit" />
      </IconButton>
      <IconButton aria-label={`${name}を削除`} title="削除" onClick={onRemove}>
        <DeleteOutlineIcon fontSize="inherit" />
      </IconButton>
    </Box>
  );
}
