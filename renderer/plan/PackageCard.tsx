/** 計画パッケージ: the whole plan as one file that carries it elsewhere. */
import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { call } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { saveAll } from "#renderer/client/saveState.ts";
import { Card } from "#renderer/common/Card.tsx";
import { UnwrittenNote } from "#renderer/export/SaveElsewhere.tsx";
import { useOneFile } from "#renderer/export/useOneFile.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

export function PackageCard(): ReactNode {
  const { plan } = useWorkspace();
  const { ledger } = useClient();
  const { written, failure, write, saveElsewhere } = useOneFile();
  const writePackage = () =>
    write("dialog.savePackage", `${plan.title}.json`, async (token) => {
      await saveAll(ledger);
      return ledger.track(call("plan.exportPackage", { token }));
    });
  return (
    <Card
      title="計画パッケージ"
      note="計画のすべてを一つの JSON ファイルに書き出します。引き継ぎや保存に使い、「取り込む」で計画ファイルに戻せます。"
    >
      {failure && <UnwrittenNote failure={failure} onSave={() => void saveElsewhere()} />}
      {written && (
        <Alert severity="success" sx={{ mb: 1 }}>
          「{written.file.name}」に書き出しました。
        </Alert>
      )}
      <Button variant="outlined" onClick={() => void writePackage()}>
        計画パッケージを書き出す
      </Button>
    </Card>
  );
}
