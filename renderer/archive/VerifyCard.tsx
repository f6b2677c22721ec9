/** 確かめる: whether what was kept still is what it was, in this plan file or in a zip. */
import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import { useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { ArchiveReport } from "#shared/domain/archive.ts";
import { momentLabel } from "#shared/rules/momentLabel.ts";
import { ArchiveNumber } from "#renderer/archive/ArchiveNumber.tsx";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { Card } from "#renderer/common/Card.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

interface Verified {
  /** Tells one look from the next. */
  at: number;
  /** Name of the file. */
  file: string;
  zip: boolean;
  report: ArchiveReport;
}

export function VerifyCard(): ReactNode {
  const { plan } = useWorkspace();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [verified, setVerified] = useState<Verified>();

  const verify = async (work: () => Promise<Verified | undefined>) => {
    setRunning(true);
    setFailure(undefined);
    try {
      const found = await work();
      if (found) setVerified(found);
    } catch (error) {
      setVerified(undefined);
      setFailure(failureOf(error));
    } finally {
      setRunning(false);
    }
  };
  const verifyPlan = () =>
    verify(async () => ({
      at: Date.now(),
      file: plan.fileName,
      zip: false,
      report: await call("archive.verify", {}),
    }));
  const verifyZip = () =>
    verify(async () => {
      const chosen = await call("dialog.openArchive", {});
      if (chosen === null) return undefined;
      const report = await call("archive.verify", { token: chosen.token });
      return { at: Date.now(), file: chosen.name, zip: true, report };
    });

  return (
    <Card
      title="確かめる"
      note="残した文書と会議記録が、残したときから書き換えられていないかを確かめます。何も変更しません。"
      action={
        <>
          <Button variant="outlined" disabled={running} onClick={() => void verifyPlan()}>
            この計画ファイルを確かめる
          </Button>
          <Button variant="outlined" disabled={running} onClick={() => void verifyZip()}>
            zipファイルを確かめる
          </Button>
        </>
      }
    >
      {running && <LinearProgress aria-label="確かめています" />}
      {failure && <FailureNote failure={failure} onClose={() => setFailure(undefined)} />}
      {verified && <Outcome key={verified.at} {...verified} />}
    </Card>
  );
}

/** It stands at the end of the screen: what was found must not be missed below its edge. */
function intoView(node: HTMLElement | null): void {
  node?.scrollIntoView({ block: "nearest" });
}

function Outcome({ file, zip, report }: Verified): ReactNode {
  const { sound, problems, archives } = report;
  return (
    <Box component="output" ref={intoView} aria-label="確かめた結果" sx={{ display: "block" }}>
      {sound ? (
        <Alert severity="success">
          <AlertTitle>「{file}」は、残したときのままです。</AlertTitle>
          {archives.length === 0
            ? "会議記録の保存は、まだありません。"
            : zip
              ? "この計画ファイルにある保存と照合番号が同じです。控えてある照合番号とも見比べてください。"
              : `会議記録${archives.length}件を確かめました。控えてある照合番号とも見比べてください。`}
        </Alert>
      ) : (
        <Alert severity="error">
          <AlertTitle>「{file}」は、残したときのままではありません。</AlertTitle>
          <Box component="ul" aria-label="見つかったこと" sx={{ m: 0, pl: 2.5, overflowWrap: "anywhere" }}>
            {problems.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </Box>
        </Alert>
      )}
      <Box component="ul" aria-label="確かめた会議記録" sx={{ listStyle: "none", m: 0, mt: 1, p: 0 }}>
        {archives.map(({ sequence, meeting, sealedAt, manifest, files }) => (
          <Box component="li" key={sequence} sx={{ mb: 1 }}>
            第{sequence}号　{meeting}　{momentLabel(sealedAt)}　{files}ファイル
            <ArchiveNumber number={manifest} />
          </Box>
        ))}
      </Box>
    </Box>
  );
}
