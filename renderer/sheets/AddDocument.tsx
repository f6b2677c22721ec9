/** Below the list of papers: a new 新旧対照表 or 概要, and keeping the plan of today as an edition. */
import AddIcon from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useRef, useState, type ReactNode } from "react";
import { ComparisonDialog } from "#renderer/sheets/ComparisonDialog.tsx";
import { NameDialog } from "#renderer/sheets/NameDialog.tsx";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

type Asked = "comparison" | "outline" | "edition";

export function AddDocument({ onAdded }: { onAdded: () => void }): ReactNode {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const button = useRef<HTMLButtonElement>(null);
  const choose = (what: Asked) => () => {
    setOpen(false);
    setAsked(what);
  };
  const close = (added: boolean) => {
    setAsked(undefined);
    if (added) onAdded();
  };
  return (
    <Box sx={{ px: 1.5, pt: 1.5 }}>
      <Button
        ref={button}
        size="small"
        startIcon={<AddIcon />}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        書類を追加
      </Button>
      <Menu anchorEl={() => button.current} open={open} onClose={() => setOpen(false)}>
        <MenuItem onClick={choose("comparison")}>新旧対照表を作る…</MenuItem>
        <MenuItem onClick={choose("outline")}>見直しの概要を作る…</MenuItem>
        <MenuItem onClick={choose("edition")}>この時点の計画を版として残す…</MenuItem>
      </Menu>
      {asked === "comparison" && <ComparisonDialog onClose={close} />}
      {asked === "outline" && <OutlineDialog onClose={close} />}
      {asked === "edition" && <EditionDialog onClose={close} />}
    </Box>
  );
}

function OutlineDialog({ onClose }: { onClose: (added: boolean) => void }): ReactNode {
  const { snapshot, go } = useWorkspace();
  const add = useContractCommand("row.add");
  return (
    <NameDialog
      title="見直しの概要を作る"
      label="書類の題名"
      action="作る"
      begin={`「${snapshot.plan.title}」の見直しの概要`}
      failure={add.failure}
      onClose={() => onClose(false)}
      onName={async (title) => {
        const added = await add.run({ row: { table: "document", row: { kind: "outline", title } } });
        if (added === undefined) return;
        go({ paper: { form: "review-outline", document: added.id }, part: undefined });
        onClose(true);
      }}
    >
      番号のついた見出しと文からなる書類です。見出しと文は、書類の上で書き足します。
    </NameDialog>
  );
}

/** Keeps what the plan says now as an edition, to be set beside a later one. */
export function EditionDialog({ onClose }: { onClose: (fixed: boolean) => void }): ReactNode {
  const fix = useContractCommand("edition.fix");
  return (
    <NameDialog
      title="この時点の計画を版として残す"
      label="版の名前"
      action="版として残す"
      begin=""
      placeholder="令和5年3月改定"
      failure={fix.failure}
      onClose={() => onClose(false)}
      onName={async (name) => {
        if ((await fix.run({ name })) !== undefined) onClose(true);
      }}
    >
      計画の本文、施策、指標をいまのまま残します。残した版はあとから書き換わりません。2つの版から新旧対照表を作れます。
    </NameDialog>
  );
}
