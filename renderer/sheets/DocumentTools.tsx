/** Tools of a whole document, above its paper: how a 新旧対照表 is set, its place among the documents, taking it away. */
import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useRef, useState, type ReactNode } from "react";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { ComparisonSettingsDialog } from "#renderer/sheets/ComparisonSettingsDialog.tsx";

export function DocumentTools({ id }: { id: string }): ReactNode {
  const { snapshot } = useWorkspace();
  const move = useContractCommand("row.move");
  const remove = useContractCommand("row.remove");
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<"settings" | "remove">();
  const { documents } = snapshot;
  const place = documents.findIndex((one) => one.id === id);
  const document = documents[place];
  if (!document) return null;
  const choose = (work: () => void) => () => {
    setOpen(false);
    work();
  };
  const failure = move.failure ?? remove.failure;
  return (
    <>
      <Button
        ref={button}
        variant="outlined"
        size="small"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        この書類の設定
      </Button>
      <Menu anchorEl={() => button.current} open={open} onClose={() => setOpen(false)}>
        {document.kind === "comparison" && (
          <MenuItem onClick={choose(() => setAsked("settings"))}>対照表の体裁…</MenuItem>
        )}
        <MenuItem
          disabled={place === 0}
          onClick={choose(() => void move.run({ table: "document", id, by: -1 }))}
        >
          一覧で上へ
        </MenuItem>
        <MenuItem
          disabled={place === documents.length - 1}
          onClick={choose(() => void move.run({ table: "document", id, by: 1 }))}
        >
          一覧で下へ
        </MenuItem>
        <MenuItem onClick={choose(() => setAsked("remove"))}>この書類を削除…</MenuItem>
      </Menu>
      {failure && <FailureNote failure={failure} />}
      {asked === "settings" && (
        <ComparisonSettingsDialog document={document} onClose={() => setAsked(undefined)} />
      )}
      {asked === "remove" && (
        <Confirm
          title={`「${document.title}」を削除しますか`}
          action="削除する"
          danger
          onCancel={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined);
            void remove.run({ table: "document", id });
          }}
        >
          書類の中の行もいっしょに削除します。削除は「元に戻す」（Ctrl+Z）で取り消せます。
        </Confirm>
      )}
    </>
  );
}
