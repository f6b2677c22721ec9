/** Asks before a block copied from a spreadsheet replaces values, or when part of it has no place. */
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { useId, type ReactNode } from "react";
import type { ValueField } from "#shared/domain/field.ts";

/** One value cell that a pasted block changes. */
export interface PasteChange {
  key: string;
  field: ValueField;
  label: string;
  /** As the editor shows it. */
  before: string;
  after: string;
  /** Why the pasted text cannot be a value; it then stays out. */
  problem?: string;
}

export interface PendingPaste {
  changes: PasteChange[];
  /** Texts that meet no value cell. */
  left: { row: number; column: number; text: string }[];
}

/** True when nothing written is replaced and nothing pasted is left out: then there is nothing to ask. */
export function isHarmless({ changes, left }: PendingPaste): boolean {
  return left.length === 0 && changes.every((one) => one.before === "" && one.problem === undefined);
}

export function BlockPasteDialog(props: {
  paste: PendingPaste;
  onApply: () => void;
  onCancel: () => void;
}): ReactNode {
  const { paste, onApply, onCancel } = props;
  const titleId = useId();
  const fitting = paste.changes.filter((one) => one.problem === undefined);
  return (
    <Dialog open onClose={onCancel} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>表の値をまとめて貼り付けます</DialogTitle>
      <DialogContent>
        <DialogContentText>
          {`${fitting.length} 個の欄が変わります。貼り付けたあとも「元に戻す」で 1 つずつ戻せます。`}
        </DialogContentText>
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell>欄</TableCell>
              <TableCell>いまの値</TableCell>
              <TableCell>貼り付ける値</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {paste.changes.map((one) => (
              <TableRow key={one.key}>
                <TableCell>{one.label}</TableCell>
                <TableCell>{one.before === "" ? "（空欄）" : one.before}</TableCell>
                <TableCell sx={one.problem === undefined ? {} : { color: "error.main" }}>
                  {one.problem === undefined
                    ? one.after === ""
                      ? "（空欄）"
                      : one.after
                    : `貼り付けません。${one.problem}`}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        {paste.left.length > 0 && (
          <DialogContentText sx={{ mt: 2 }}>
            {`次の値は入る欄がないため、貼り付けません：${paste.left
              .map((one) => `${one.row}行${one.column}列「${one.text}」`)
              .join("、")}`}
          </DialogContentText>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel}>やめる</Button>
        <Button variant="contained" disabled={fitting.length === 0} onClick={onApply}>
          貼り付ける
        </Button>
      </DialogActions>
    </Dialog>
  );
}
