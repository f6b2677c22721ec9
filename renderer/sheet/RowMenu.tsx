/** The tools of one row of the store, in the margin beside it: move, add below, take away. */
import AddIcon from "@mui/icons-material/Add";
import ArrowDownwardIcon from "@mui/icons-material/ArrowDownward";
import ArrowUpwardIcon from "@mui/icons-material/ArrowUpward";
import DeleteOutlineIcon from "@mui/icons-material/DeleteOutlined";
import MoreVertIcon from "@mui/icons-material/MoreVert";
import Divider from "@mui/material/Divider";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useRef, useState, type ReactNode } from "react";
import type { NewRow } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { RecordRef } from "#shared/forms/documentTree.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { useSheetActions } from "./actions.ts";
import { comparisonChoices, type RowChoice } from "./comparisonChoices.ts";
import { originChoices } from "./originChoices.ts";
import { useSheetEditing, useSheetSnapshot } from "./editing.ts";
import { rowStanding } from "./rowRecords.ts";

/** What rows of this table can be turned into, beside their texts. */
function choicesOf(snapshot: YearSnapshot, { table, id }: RecordRef): RowChoice[] {
  switch (table) {
    case "documentRow":
      return comparisonChoices(snapshot, id);
    case "undertaking":
      return originChoices(snapshot, id);
    case "result":
    case "initiative":
    case "passage":
    case "document":
      return [];
  }
}

export function RowMenu({ record, adds }: { record: RecordRef; adds: NewRow | undefined }): ReactNode {
  const sheet = useSheetEditing();
  const snapshot = useSheetSnapshot();
  const actions = useSheetActions();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const standing = rowStanding(snapshot, record);
  if (!standing) return null;
  const { name, first, last } = standing;
  const choose = (work: () => unknown) => () => {
    setOpen(false);
    void work();
  };
  const addBelow = async () => {
    if (!adds) return;
    const id = await actions.addRow(adds, adds.table === record.table ? record.id : undefined);
    if (id !== undefined) sheet.goToRow(id, "field");
  };
  const move = async (by: 1 | -1) => {
    if (await actions.moveRow(record, by)) sheet.goToRow(record.id, "tools");
  };
  const choices = choicesOf(snapshot, record);
  return (
    <div className="sheet-row-tools">
      <button
        type="button"
        ref={button}
        data-row-tools={record.id}
        aria-label={`${name}の操作`}
        title="行の操作"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <MoreVertIcon fontSize="inherit" />
      </button>
      <Menu
        anchorEl={() => button.current}
        open={open}
        onClose={() => setOpen(false)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ list: { dense: true, "aria-label": `${name}の操作` } }}
      >
        <MenuItem disabled={first} onClick={choose(() => move(-1))}>
          <ListItemIcon>
            <ArrowUpwardIcon fontSize="small" />
          </ListItemIcon>
          <ListItemText>上へ</ListItemText>
        </MenuItem>
        <MenuItem disabled={last} onClick={choose(() => move(1))}>
          <ListItemIcon>
            <ArrowDownwardIcon fontSize="small" />
          </ListItemIcon>
          <ListItemText>下へ</ListItemText>
        </MenuItem>
        {adds && (
          <MenuItem onClick={choose(addBelow)}>
            <ListItemIcon>
              <AddIcon fontSize="small" />
            </ListItemIcon>
            <ListItemText>下に追加</ListItemText>
          </MenuItem>
        )}
        {choices.map(({ label, change }) => (
          <MenuItem key={label} onClick={choose(() => actions.updateRow(record.id, change))}>
            <ListItemText inset>{label}</ListItemText>
          </MenuItem>
        ))}
        <Divider component="li" aria-hidden="true" />
        <MenuItem onClick={choose(() => setAsking(true))}>
          <ListItemIcon>
            <DeleteOutlineIcon fontSize="small" />
          </ListItemIcon>
          <ListItemText>削除</ListItemText>
        </MenuItem>
      </Menu>
      {asking && (
        <Confirm
          title={`${name}を削除しますか`}
          action="削除する"
          danger
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void actions.removeRow(record);
          }}
        >
          この行に書いたものもいっしょに消えます。削除は「元に戻す」（Ctrl+Z）で取り消せます。
        </Confirm>
      )}
    </div>
  );
}
