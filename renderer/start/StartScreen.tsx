/** No plan is open: make one, open one, try the sample, take in a package, or go on with a recent one. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useEffect, useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { OpenMode } from "#shared/domain/owner.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { forgetPlace } from "#renderer/client/placeMemory.ts";
import type { Sample } from "#shared/sample/samples.ts";
import { useContractCommand, useContractQuery } from "#renderer/client/useContract.ts";
import { Waiting } from "#renderer/common/Waiting.tsx";
import { NewPlanDialog } from "#renderer/start/NewPlanDialog.tsx";
import { offersWayOn, OpenFailure } from "#renderer/start/OpenFailure.tsx";
import { RecentList } from "#renderer/start/RecentList.tsx";
import { SupportButton } from "#renderer/common/SupportButton.tsx";
import { SampleDialog } from "#renderer/start/SampleDialog.tsx";
import { StartNotes } from "#renderer/start/StartNotes.tsx";

interface Choice {
  title: string;
  text: string;
  primary?: boolean;
  act: () => void;
}

export function StartScreen(): ReactNode {
  const [creating, setCreating] = useState(false);
  const [trying, setTrying] = useState(false);
  const [working, setWorking] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  /** The file that was tried last, to be tried again in another way. */
  const [tried, setTried] = useState<string>();
  const open = useContractCommand("plan.open");
  const sample = useContractCommand("plan.createSample");
  const importPackage = useContractCommand("plan.importPackage");
  const info = useContractQuery("app.info", {});
  // Here, and not where a plan's window ends: a fault while drawing ends it too.
  useEffect(forgetPlace, []);

  /** Runs one way of opening; a failed dialog is a failure like any other. */
  const start = (what: string, run: () => Promise<unknown>) => {
    const go = async () => {
      for (const command of [open, sample, importPackage]) command.forget();
      setFailure(undefined);
      setWorking(what);
      try {
        await run();
      } catch (error) {
        setFailure(failureOf(error));
      } finally {
        setWorking(undefined);
      }
    };
    void go();
  };

  const openToken = async (token: string, mode?: OpenMode) => {
    setTried(token);
    await open.run({ token, ...(mode && { mode }) });
  };
  const openFile = async () => {
    const file = await call("dialog.openPlan", {});
    if (file) await openToken(file.token);
  };
  const makeSample = async ({ id, title }: Sample) => {
    const file = await call("dialog.savePlan", { name: `見本_${title}.hyoka` });
    if (file) await sample.run({ token: file.token, sample: id });
  };
  const takePackage = async () => {
    const chosen = await call("dialog.openPackage", {});
    if (!chosen) return;
    const file = await call("dialog.savePlan", { name: chosen.name.replace(/\.json$/iu, "") + ".hyoka" });
    if (file) await importPackage.run({ package: chosen.token, token: file.token });
  };

  const choices: Choice[] = [
    {
      title: "新しい計画を作る",
      text: "市町村名と計画名、年度を決めて、空の計画から始めます。",
      primary: true,
      act: () => setCreating(true),
    },
    {
      title: "計画ファイルを開く",
      text: "この PC や共有フォルダーにある .hyoka ファイルを開きます。",
      act: () => start("計画ファイルを開いています…", openFile),
    },
    {
      title: "見本で試す",
      text: "記入済みの見本を様式の種類から選んで作り、操作を試します。",
      act: () => setTrying(true),
    },
    {
      title: "計画パッケージ（JSON）を取り込む",
      text: "引き継ぎなどで受け取ったパッケージから計画ファイルを作ります。",
      act: () => start("計画パッケージを取り込んでいます…", takePackage),
    },
  ];
  const atStart = info.data?.startFailure;
  const shown = failure ?? open.failure ?? sample.failure ?? importPackage.failure ?? atStart?.failure;
  const again = shown === open.failure ? tried : shown === atStart?.failure ? atStart?.token : undefined;

  const wayOn = shown !== undefined && again !== undefined && offersWayOn(shown);

  return (
    <Box sx={{ height: "100vh", overflow: "auto", bgcolor: "background.default" }}>
      <Box component="main" sx={{ maxWidth: 900, mx: "auto", px: 3, py: 5 }}>
        <Typography variant="h1" sx={{ fontSize: "1.6rem" }}>
          評価シート事務局
        </Typography>
        <Typography color="textSecondary" sx={{ mb: 3 }}>
          計画の年度評価を、様式のまま記入して、委員会の評価まで一つのファイルにまとめます。
        </Typography>
        <StartNotes notes={info.data?.startNotes ?? []} />
        <Box aria-live="polite">
          {shown && (
            <Box sx={{ mb: 2 }}>
              <OpenFailure
                failure={shown}
                token={again}
                disabled={working !== undefined}
                onOpen={(token, mode) => start("計画ファイルを開いています…", () => openToken(token, mode))}
              />
            </Box>
          )}
          {working && (
            <Alert severity="info" icon={false} sx={{ mb: 2, p: 0 }}>
              <Waiting what={working} />
            </Alert>
          )}
        </Box>
        <Box
          sx={{
            display: "grid",
            gap: 1.5,
            gridTemplateColumns: "1fr 1fr",
            "@media (max-width: 700px)": { gridTemplateColumns: "1fr" },
          }}
        >
          {choices.map(({ title, text, primary, act }) => (
            <Button
              key={title}
              // What failed has a way on of its own, which is the first thing to do then.
              variant={primary && !wayOn ? "contained" : "outlined"}
              disabled={working !== undefined}
              onClick={act}
              sx={{
                display: "block",
                textAlign: "left",
                whiteSpace: "normal",
                p: 2,
                "& .text": {
                  fontWeight: 400,
                  fontSize: "0.8125rem",
                  color: primary && !wayOn ? "inherit" : "text.secondary",
                },
              }}
            >
              <Box component="span" sx={{ display: "block", fontSize: "1rem" }}>
                {title}
              </Box>
              <Box component="span" className="text">
                {text}
              </Box>
            </Button>
          ))}
        </Box>
        <RecentList
          disabled={working !== undefined}
          onOpen={(token) => start("計画ファイルを開いています…", () => openToken(token))}
        />
        <Typography variant="caption" component="p" color="textSecondary" sx={{ mt: 4 }}>
          入力した内容はこの PC のファイルにだけ保存されます。外部との通信は行いません。
          {info.data && `　版 ${info.data.version}`}
        </Typography>
        <SupportButton sx={{ mt: 1, ml: "-5px", fontSize: 12 }} />
      </Box>
      {trying && (
        <SampleDialog
          onClose={() => setTrying(false)}
          onChoose={(one) => {
            setTrying(false);
            start("見本を作っています…", () => makeSample(one));
          }}
        />
      )}
      {creating && <NewPlanDialog onClose={() => setCreating(false)} />}
    </Box>
  );
}
