/** 壊れた計画ファイル: what can still be read of it, which sound copies lie beside it, and one click to go on. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { MethodOutput } from "#shared/contract/methods.ts";
import type { RescueReport } from "#shared/domain/rescue.ts";
import { rescuedKindLine, rescueSummary } from "#shared/messages/rescue.ts";
import { stampLabel } from "#shared/rules/momentLabel.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { useContractCommand, useContractQuery } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { kilobytes } from "#renderer/common/size.ts";
import { Waiting } from "#renderer/common/Waiting.tsx";
import { tellRescue } from "#renderer/start/RescueNote.tsx";

type Copies = MethodOutput<"plan.rescueReport">["copies"];

interface RescueProps {
  /** Of the damaged file. */
  token: string;
  disabled: boolean;
  onOpen: (token: string) => void;
}

export function Rescue({ token, disabled, onOpen }: RescueProps): ReactNode {
  const found = useContractQuery("plan.rescueReport", { token });
  const rescue = useContractCommand("plan.rescue");
  const { queries } = useClient();
  const [failure, setFailure] = useState<Failure>();

  /** Makes a new plan from the damaged file, or from a backup. */
  const save = (report: RescueReport, source: string) => {
    const go = async () => {
      setFailure(undefined);
      try {
        const name = report.file.replace(/\.hyoka$/iu, "");
        const file = await call("dialog.savePlan", { name: `${name.slice(0, 150)}（救出）.hyoka` });
        if (!file) return;
        const outcome = await rescue.run({ source, token: file.token });
        if (outcome) tellRescue(queries, outcome);
      } catch (error) {
        setFailure(failureOf(error));
      }
    };
    void go();
  };

  if (found.isPending) return <Waiting what="壊れたファイルから何が読み取れるかを調べています…" />;
  const shown = failure ?? rescue.failure ?? (found.error ? failureOf(found.error) : undefined);
  return (
    <Box
      component="section"
      aria-labelledby="rescue-title"
      sx={{ bgcolor: "#fff", border: "1px solid", borderColor: "divider", borderRadius: 1.5, p: 2 }}
    >
      <Typography id="rescue-title" variant="h2" sx={{ mb: 1 }}>
        壊れたファイルから続ける
      </Typography>
      {shown && (
        <Box sx={{ mb: 1.5 }}>
          <FailureNote failure={shown} />
        </Box>
      )}
      {found.data && (
        <>
          <CopyList
            copies={found.data.copies}
            disabled={disabled || rescue.running}
            onOpen={onOpen}
            onTake={(copy) => save(found.data.report, copy)}
          />
          <Readable report={found.data.report} />
          <Button
            variant="contained"
            disabled={disabled || rescue.running}
            onClick={() => save(found.data.report, token)}
          >
            読める内容で新しい計画ファイルを作る
          </Button>
          <Typography color="textSecondary" sx={{ fontSize: 12, mt: 0.5 }}>
            壊れたファイルはそのまま残ります。計画に入らなかった内容は、新しいファイルの横の報告（テキスト）に書きます。
          </Typography>
        </>
      )}
    </Box>
  );
}

/** Nothing when there are none. */
function CopyList({
  copies,
  disabled,
  onOpen,
  onTake,
}: Pick<RescueProps, "disabled" | "onOpen"> & {
  copies: Copies;
  /** Makes a new plan from a backup: the backup itself goes on being one. */
  onTake: (token: string) => void;
}): ReactNode {
  if (copies.length === 0) {
    return (
      <Typography sx={{ mb: 1.5 }}>
        開ける控えは、このアプリの控えにも、このファイルと同じフォルダーにもありません。別のフォルダーやUSBに控えがあれば、そちらを開いてください。
      </Typography>
    );
  }
  return (
    <Box sx={{ mb: 1.5 }}>
      <Typography sx={{ fontWeight: 700 }}>傷みのない控えと、同じフォルダーの計画ファイル</Typography>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, maxHeight: 160, overflow: "auto" }}>
        {copies.map((copy) => (
          <Box
            component="li"
            key={copy.token}
            sx={{ display: "flex", alignItems: "center", gap: 1, py: 0.5 }}
          >
            <Box sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
              {copy.name}
              <Box component="span" sx={{ display: "block", color: "text.secondary", fontSize: 12 }}>
                {`${copy.title}　${stampLabel(copy.at)}　${kilobytes(copy.bytes)}`}
              </Box>
            </Box>
            <Button
              disabled={disabled}
              aria-label={copy.kept ? `「${copy.name}」から計画ファイルを作る` : `「${copy.name}」を開く`}
              onClick={() => (copy.kept ? onTake : onOpen)(copy.token)}
            >
              {copy.kept ? "控えから作る…" : "開く"}
            </Button>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Readable({ report }: { report: RescueReport }): ReactNode {
  return (
    <Box sx={{ mb: 1.5 }}>
      <Typography sx={{ fontWeight: 700 }}>このファイルから読み取れる内容</Typography>
      <Typography sx={{ mb: 0.5 }}>
        {report.title !== null && `「${report.title}」　`}
        {rescueSummary(report)}
      </Typography>
      <Box
        component="section"
        tabIndex={0}
        aria-label="種類ごとの行数"
        sx={{ maxHeight: 240, overflow: "auto" }}
      >
        {/* The columns grow downwards; only what holds them scrolls. */}
        <Box component="ul" sx={{ m: 0, pl: 2.5, columns: { sm: 2 }, fontSize: 13 }}>
          {report.kinds.map((kind) => (
            <li key={kind.table}>{rescuedKindLine(kind)}</li>
          ))}
        </Box>
      </Box>
    </Box>
  );
}
