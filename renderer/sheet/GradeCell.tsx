/** 評価 of an indicator in one year: how it was computed, and setting another with its reason. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import Typography from "@mui/material/Typography";
import { useId, useRef, useState, type ReactNode } from "react";
import { plainText } from "#shared/forms/build.ts";
import type { Cell, Handle } from "#shared/forms/documentTree.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { indicatorGrade } from "#shared/rules/grade.ts";
import { cleanText } from "#shared/text/clean.ts";
import { useUnsavedWords } from "#renderer/client/useUnsavedWords.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { useSheetActions } from "./actions.ts";
import { useSheetSnapshot } from "./editing.ts";
import { HandleButton } from "./HandleButton.tsx";

type GradeHandle = Extract<Handle, { kind: "grade" }>;

export function GradeCell(props: { cell: Cell; handle: GradeHandle; plain: ReactNode }): ReactNode {
  const { cell, handle, plain } = props;
  const snapshot = useSheetSnapshot();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const indicator = snapshot.indicators.find((one) => one.id === handle.indicator);
  if (!indicator) return plain;
  const grade = indicatorGrade(snapshot, indicator, handle.fiscalYear);
  const label = cell.label ?? `${indicator.name} ${fiscalYearLabel(handle.fiscalYear)} 評価`;
  const shown = plainText(cell.paragraphs);
  const mark = grade.overridden ? "計算と違う評価にしてあります" : undefined;
  return (
    <>
      <HandleButton
        label={`${label}：${shown === "" ? "評価なし" : shown}${mark ? `（${mark}）` : ""}`}
        popup="dialog"
        open={open}
        buttonRef={button}
        onPress={() => setOpen(true)}
        mark={mark && `${mark}。${grade.explanation}`}
      >
        {shown === "" ? <span className="sheet-hint">－</span> : plain}
      </HandleButton>
      {open && (
        <GradePopover
          label={label}
          handle={handle}
          grade={grade}
          anchor={() => button.current}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function GradePopover(props: {
  label: string;
  handle: GradeHandle;
  grade: ReturnType<typeof indicatorGrade>;
  anchor: () => HTMLElement | null;
  onClose: () => void;
}): ReactNode {
  const { label, handle, grade, anchor, onClose } = props;
  const snapshot = useSheetSnapshot();
  const actions = useSheetActions();
  const titleId = useId();
  const { grades } = snapshot.plan.ratingScale;
  const [code, setCode] = useState(grade.code ?? grades[0]?.code ?? "");
  const [reason, setReason] = useState(grade.reason ?? "");
  const typed = reason === (grade.reason ?? "") ? undefined : reason;
  useUnsavedWords(
    `grade/${handle.indicator}/${handle.fiscalYear}`,
    `${label}の理由（まだ変更していません）`,
    typed,
  );
  const [missing, setMissing] = useState(false);

  const close = () => {
    actions.forget();
    onClose();
  };
  const set = async (typed: string) => {
    const text = cleanText(typed).text.trim();
    setMissing(text === "");
    if (text === "") return;
    if (await actions.setGrade(handle.indicator, handle.fiscalYear, { code, reason: text })) close();
  };
  const clear = async () => {
    if (await actions.setGrade(handle.indicator, handle.fiscalYear, null)) close();
  };
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={close}
      anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
      slotProps={{ paper: { role: "dialog", "aria-labelledby": titleId, sx: { width: 380, p: 2 } } }}
    >
      <Typography id={titleId} variant="h3" component="h2">
        {label}
      </Typography>
      <Typography sx={{ my: 1, fontSize: 13 }}>{grade.explanation}</Typography>
      {actions.failure && <FailureNote failure={actions.failure} />}
      <Box sx={{ display: "flex", gap: 1, mt: 1.5, alignItems: "flex-start" }}>
        <Choice
          label="評価"
          value={code}
          onChange={setCode}
          options={grades.map((one) => ({
            value: one.code,
            text: `${one.code}　${one.name ?? one.meaning}`,
            short: one.code,
          }))}
          sx={{ width: 84, flex: "none" }}
        />
        <TextInput
          label="計算と違う評価にする理由"
          value={reason}
          fullWidth
          error={missing}
          helperText={missing ? "理由を書くと、評価を変えられます。" : "記録に残り、印刷はしません。"}
          onChange={(text) => {
            setReason(text);
            setMissing(false);
          }}
          onCommit={(text) => void set(text)}
        />
      </Box>
      <Box sx={{ display: "flex", gap: 1, mt: 1.5, justifyContent: "flex-end", flexWrap: "wrap" }}>
        {grade.overridden && (
          <Button onClick={() => void clear()} sx={{ mr: "auto" }}>
            計算どおりに戻す
          </Button>
        )}
        <Button onClick={close}>やめる</Button>
        <Button variant="contained" onClick={() => void set(reason)}>
          この評価にする
        </Button>
      </Box>
    </Popover>
  );
}
