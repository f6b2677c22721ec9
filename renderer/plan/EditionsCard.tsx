/** 版: what the plan said at a moment, kept for ever, to be set beside another edition. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import DeleteOutlineIcon from "@mui/icons-material/DeleteOutlined";
import { useState, type ReactNode } from "react";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Card } from "#renderer/common/Card.tsx";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { EditionDialog } from "#renderer/sheets/AddDocument.tsx";
import { ComparisonDialog } from "#renderer/sheets/ComparisonDialog.tsx";
import { colors } from "#renderer/theme/theme.ts";

export function EditionsCard(): ReactNode {
  const { snapshot, readOnly, go } = useWorkspace();
  const { editions } = snapshot;
  const remove = useContractCommand("edition.remove");
  const [asked, setAsked] = useState<"fix" | "compare">();
  const [leaving, setLeaving] = useState<string>();
  const going = editions.find((one) => one.id === leaving);
  return (
    <Card
      title="残した版"
      note="計画の本文、施策、指標をその時点のまま残したものです。書き換わることはありません。"
      action={
        !readOnly && (
          <Box sx={{ display: "flex", gap: 1 }}>
            <Button variant="outlined" disabled={editions.length === 0} onClick={() => setAsked("compare")}>
              新旧対照表を作る
            </Button>
            <Button variant="outlined" onClick={() => setAsked("fix")}>
              この時点の計画を版として残す
            </Button>
          </Box>
        )
      }
    >
      {remove.failure && <FailureNote failure={remove.failure} onClose={remove.forget} />}
      {editions.length === 0 && <Empty>残した版はまだありません。</Empty>}
      <Box component="ul" aria-label="残した版" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {editions.map((edition) => (
          <Box
            component="li"
            key={edition.id}
            sx={{
              display: "flex",
              alignItems: "center",
              gap: 1,
              py: 0.5,
              "& + &": { borderTop: `1px solid ${colors.line}` },
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>{edition.name}</Box>
            <Box sx={{ color: "text.secondary" }}>{dateLabel(edition.fixedOn)}</Box>
            {!readOnly && (
              <IconButton
                aria-label={`「${edition.name}」を削除`}
                title="削除"
                onClick={() => setLeaving(edition.id)}
              >
                <DeleteOutlineIcon fontSize="inherit" />
              </IconButton>
            )}
          </Box>
        ))}
      </Box>
      {asked === "fix" && <EditionDialog onClose={() => setAsked(undefined)} />}
      {asked === "compare" && (
        <ComparisonDialog
          onClose={(made) => {
            setAsked(undefined);
            if (made) go({ screen: "sheets" });
          }}
        />
      )}
      {going && (
        <Confirm
          title={`「${going.name}」を削除しますか`}
          action="削除する"
          danger
          onCancel={() => setLeaving(undefined)}
          onConfirm={() => {
            setLeaving(undefined);
            void remove.run({ id: going.id });
          }}
        >
          この版から作った新旧対照表はそのまま残ります。削除は「元に戻す」（Ctrl+Z）で取り消せます。
        </Confirm>
      )}
    </Card>
  );
}
