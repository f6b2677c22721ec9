/** 翌年度へ進む: what goes on into the next year, what stays as it is, and what the year that ends still lacks. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useId, type ReactNode } from "react";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { yearCycle, type CycleStep } from "#shared/rules/cycle.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { failureOf } from "#renderer/client/bridge.ts";
import { useContractCommand, useContractQuery } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { focusNow } from "#renderer/common/focusNow.ts";
import { today } from "#renderer/common/today.ts";
import { Waiting } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { carriedText } from "#renderer/year/carried.ts";

export function NextYearDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { plan, go, readOnly } = useWorkspace();
  const titleId = useId();
  const open = useContractCommand("year.open");
  const ending = plan.latestOpenYear;
  const next = ending + 1;
  const last = plan.fiscalYears.at(-1) ?? ending;
  const isOver = next > last;
  const year = useContractQuery("plan.snapshot", { fiscalYear: ending });
  const proceed = async (): Promise<void> => {
    const done = await open.run({ fiscalYear: next });
    if (!done) return;
    go({ screen: "progress", fiscalYear: next, sheet: undefined });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>翌年度へ進む（{fiscalYearLabel(next)}）</DialogTitle>
      <DialogContent>
        {isOver ? (
          <DialogContentText>
            この計画は{fiscalYearLabel(last)}
            で終わるため、翌年度はありません。計画の期間を延ばしたときは「計画の基本」で最終年度を直します。次の計画は、新しい計画ファイルとして作ります。
          </DialogContentText>
        ) : year.isError ? (
          <FailureNote failure={failureOf(year.error)} />
        ) : year.data === undefined ? (
          <Waiting what={`${fiscalYearLabel(ending)}を調べています…`} />
        ) : (
          <Explained snapshot={year.data} next={next} onClose={onClose} />
        )}
        {readOnly && (
          <DialogContentText sx={{ mt: 2 }}>
            この計画ファイルは読み取り専用のため、翌年度へは進めません。
          </DialogContentText>
        )}
        {open.failure && (
          <Box sx={{ mt: 2 }}>
            <FailureNote failure={open.failure} onClose={open.forget} />
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} ref={focusNow}>
          {isOver || readOnly ? "閉じる" : "やめる"}
        </Button>
        {!isOver && (
          <Button
            variant="contained"
            disabled={readOnly || open.running || year.data === undefined}
            onClick={() => void proceed()}
          >
            {fiscalYearLabel(next)}へ進む
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Explained({
  snapshot,
  next,
  onClose,
}: {
  snapshot: YearSnapshot;
  next: number;
  onClose: () => void;
}): ReactNode {
  const [ending, coming] = [fiscalYearLabel(snapshot.fiscalYear), fiscalYearLabel(next)];
  const left = yearCycle(snapshot, today()).steps.filter((step) => step.state !== "done");
  return (
    <>
      <Part title={`${coming}に引き継ぐもの`}>
        <Lines
          lines={[
            carriedText(snapshot, next),
            `${coming}の実績値の欄を開きます。目標値はそのままです。`,
            `記入欄は空から始まり、となりに${ending}の記入・評価・回答を表示します。`,
          ]}
        />
      </Part>
      <Part title={`${ending}で固定するもの`}>
        <Lines
          lines={[
            "様式と体裁、計画名、施策と指標の名称や並び、判定の基準。後で計画を見直しても、この年度の様式は変わりません。",
            "記入・実績値・評価・回答は、この後も直せます。",
          ]}
        />
      </Part>
      <Part title={`${ending}にまだ残っていること`}>
        {left.length === 0 ? (
          <Typography variant="body2">残っていることはありません。</Typography>
        ) : (
          <Left steps={left} year={snapshot.fiscalYear} onClose={onClose} />
        )}
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <Box component="section" sx={{ mb: 2 }}>
      <Typography variant="h3" sx={{ fontSize: 14, fontWeight: 700, mb: 0.5 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function Lines({ lines }: { lines: readonly string[] }): ReactNode {
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: 14, lineHeight: 1.7 }}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </Box>
  );
}

/** Each step that is not done, with how far it is and the way there. */
function Left({
  steps,
  year,
  onClose,
}: {
  steps: readonly CycleStep[];
  year: number;
  onClose: () => void;
}): ReactNode {
  const { go } = useWorkspace();
  return (
    <>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {steps.map((step) => (
          <Box
            component="li"
            key={step.id}
            sx={{
              display: "flex",
              alignItems: "center",
              gap: 1,
              borderTop: "1px solid",
              borderColor: "divider",
              minHeight: 36,
              fontSize: 14,
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0 }}>{step.title}</Box>
            <Box sx={{ color: "text.secondary" }}>{step.text}</Box>
            <Button
              size="small"
              aria-label={`${step.title}を開く`}
              onClick={() => {
                go({ fiscalYear: year, ...step.place });
                onClose();
              }}
            >
              開く
            </Button>
          </Box>
        ))}
      </Box>
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
        残したままでも進めます。後から{fiscalYearLabel(year)}に戻って続けられます。
      </Typography>
    </>
  );
}
