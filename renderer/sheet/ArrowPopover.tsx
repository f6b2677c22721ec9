/** One arrow of a 重点事業 in numbers: from, to, its marks, and whether the 重点事業 is new. Enter keeps it. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import Typography from "@mui/material/Typography";
import { useId, useState, type ReactNode } from "react";
import type { Arrow, Undertaking } from "#shared/domain/rows.ts";
import { parseFiscalYear } from "#shared/rules/fiscalYear.ts";
import { useUnsavedWords } from "#renderer/client/useUnsavedWords.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { focusNow } from "#renderer/common/focusNow.ts";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { useSheetActions } from "./actions.ts";

const starts = [
  { value: "start", text: "● 開始" },
  { value: "head", text: "矢じり（前から続く）" },
  { value: "upgrade", text: "◆ バージョンアップ" },
];
const ends = [
  { value: "head", text: "矢じり（続く）" },
  { value: "none", text: "なし（ここで終わる）" },
];
type Origin = NonNullable<Undertaking["origin"]> | "none";
const origins: { value: Origin; text: string }[] = [
  { value: "new", text: "○ 新規事業" },
  { value: "existing", text: "□ 既存事業" },
  { value: "none", text: "なし" },
];

function problemOf(from: number | undefined, to: number | undefined): string | undefined {
  if (from === undefined || to === undefined) return "年度は 2018、平成30年度、H30 のように入力します。";
  return to < from ? "終わりの年度は、始まりと同じか後にします。" : undefined;
}

export function ArrowPopover(props: {
  undertaking: Undertaking;
  /** Which arrow; one past the last is a new one. */
  index: number;
  fiscalYear: number;
  anchor: () => HTMLElement | null;
  onClose: () => void;
}): ReactNode {
  const { undertaking, index, fiscalYear, anchor, onClose } = props;
  const actions = useSheetActions();
  const titleId = useId();
  const { id, arrows } = undertaking;
  const stored = arrows[index];
  const [from, setFrom] = useState(String(stored?.from ?? fiscalYear));
  const [to, setTo] = useState(String(stored?.to ?? fiscalYear));
  const [start, setStart] = useState<Arrow["start"]>(stored?.start ?? "start");
  const [end, setEnd] = useState<Arrow["end"]>(stored?.end ?? "head");
  const [origin, setOrigin] = useState<Origin>(undertaking.origin ?? "none");
  const problem = problemOf(parseFiscalYear(from), parseFiscalYear(to));

  const years = `${from}～${to}`;
  const changed = years !== `${stored?.from ?? fiscalYear}～${stored?.to ?? fiscalYear}`;
  useUnsavedWords(
    `undertaking/${id}/arrow`,
    `「${undertaking.title}」の矢印（まだ変更していません）`,
    changed ? years : undefined,
  );

  const close = () => {
    actions.forget();
    onClose();
  };
  const save = async (next: Arrow[]) => {
    const patch = { arrows: next, origin: origin === "none" ? null : origin };
    if (await actions.updateRow(id, { table: "undertaking", patch })) close();
  };
  /** `typed` is newer than what the last drawing knows. */
  const keep = (typed: { from?: string; to?: string } = {}) => {
    const first = parseFiscalYear(typed.from ?? from);
    const last = parseFiscalYear(typed.to ?? to);
    if (first === undefined || last === undefined || problemOf(first, last) !== undefined) return;
    const arrow: Arrow = { from: first, to: last, start, end };
    void save(stored ? arrows.with(index, arrow) : [...arrows, arrow]);
  };
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={close}
      anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
      slotProps={{ paper: { role: "dialog", "aria-labelledby": titleId, sx: { width: 400, p: 2 } } }}
    >
      <Typography id={titleId} variant="h3" component="h2" sx={{ mb: 1.5 }}>
        {`「${undertaking.title}」の矢印${stored ? "" : "を加える"}`}
      </Typography>
      {actions.failure && <FailureNote failure={actions.failure} />}
      <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 1.5 }}>
        <TextInput
          label="始まりの年度"
          value={from}
          inputRef={focusNow}
          onChange={setFrom}
          onCommit={(text) => keep({ from: text })}
        />
        <TextInput label="終わりの年度" value={to} onChange={setTo} onCommit={(text) => keep({ to: text })} />
        <Choice
          label="始まりの印"
          value={start}
          options={starts}
          onChange={(value) => setStart(value as Arrow["start"])}
        />
        <Choice
          label="終わりの印"
          value={end}
          options={ends}
          onChange={(value) => setEnd(value as Arrow["end"])}
        />
        <Choice
          label="重点事業の区分"
          value={origin}
          options={origins}
          onChange={(value) => setOrigin(value as Origin)}
        />
      </Box>
      <Typography
        component="output"
        sx={{ color: "error.main", fontSize: 12, display: "block", minHeight: 20, mt: 0.5 }}
      >
        {problem}
      </Typography>
      <Box sx={{ display: "flex", gap: 1, justifyContent: "flex-end" }}>
        {stored && (
          <Button color="error" sx={{ mr: "auto" }} onClick={() => void save(arrows.toSpliced(index, 1))}>
            この矢印を消す
          </Button>
        )}
        <Button onClick={close}>やめる</Button>
        <Button variant="contained" disabled={problem !== undefined} onClick={() => keep()}>
          決める
        </Button>
      </Box>
    </Popover>
  );
}
