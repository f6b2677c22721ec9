/** 体裁 of a form: page, margins, fonts, size, grey and words, with its first page as it will be, from this year on or only in it. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import { useMemo, useState, type ReactNode } from "react";
import { type Look, lookSchema } from "#shared/domain/look.ts";
import type { Paper } from "#shared/domain/paper.ts";
import type { FormName } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { A4_PORTRAIT } from "#shared/forms/build.ts";
import type { DocumentTree, Page } from "#shared/forms/documentTree.ts";
import { papersOf, paperTree } from "#shared/forms/papers.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { notBeside } from "#renderer/common/notBeside.ts";
import { LaidOut } from "#renderer/export/LaidOut.tsx";
import {
  hasEvaluation,
  hasNames,
  marginsOf,
  optionsOf,
  type Side,
  sideNames,
  sides,
  valueOf,
  withValue,
} from "#renderer/export/lookFields.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { PageView } from "#renderer/preview/PageView.tsx";
import type { PrintedPage } from "#renderer/preview/pages.ts";
import { paperSize, PX_PER_TWIP } from "#renderer/sheet/geometry.ts";

/** The form's first paper as it would be with a look; undefined while the year has none. */
function treeWith(
  snapshot: YearSnapshot,
  form: FormName,
  paper: Paper | undefined,
  look: Look | undefined,
): DocumentTree | undefined {
  if (paper === undefined) return undefined;
  const { [form]: _, ...others } = snapshot.looks;
  return paperTree({ ...snapshot, looks: look ? { ...others, [form]: look } : others }, paper);
}

/** Margins as they are typed; undefined where they are no millimetres that a page can have. */
function readMargins(typed: Record<Side, string>): Look["margin"] | undefined {
  const margin = Object.fromEntries(
    sides.map((side) => [side, Number(typed[side].normalize("NFKC").trim() || Number.NaN)]),
  );
  const read = lookSchema.shape.margin.safeParse(margin);
  return read.success ? read.data : undefined;
}

export function LookDialog({ form, onClose }: { form: FormName; onClose: () => void }): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const set = useContractCommand("look.set");
  const fixed = snapshot.frozen || readOnly;
  const paper = useMemo(() => papersOf(snapshot).find((one) => one.form === form), [snapshot, form]);
  const own: Page = useMemo(
    () => treeWith(snapshot, form, paper, undefined)?.sections[0]?.page ?? A4_PORTRAIT,
    [snapshot, form, paper],
  );
  const stored = snapshot.looks[form];
  const [plain, setPlain] = useState<Omit<Look, "margin">>(() => {
    const { margin: _, ...rest } = stored ?? {};
    return rest;
  });
  const usual = marginsOf(own);
  const [margins, setMargins] = useState<Record<Side, string>>(() => {
    const from = stored?.margin ?? usual;
    return { top: `${from.top}`, right: `${from.right}`, bottom: `${from.bottom}`, left: `${from.left}` };
  });
  const [years, setYears] = useState<"from" | "only">("from");

  const margin = readMargins(margins);
  const isUsual = sides.every((side) => margin?.[side] === usual[side]);
  const look = useMemo<Look>(
    () => (margin === undefined || isUsual ? plain : { ...plain, margin }),
    // The margins as typed, not the object read from them at every drawing.
    // oxlint-disable-next-line react/exhaustive-deps
    [plain, JSON.stringify(margin), isUsual],
  );
  const tree = useMemo(() => treeWith(snapshot, form, paper, look), [snapshot, form, paper, look]);
  const before = useMemo(() => treeWith(snapshot, form, paper, stored), [snapshot, form, paper, stored]);
  const save = async (next: Look | null) => {
    const done = await set.run({ form, fiscalYear: snapshot.fiscalYear, look: next, years });
    if (done) onClose();
  };
  const choice = (label: string, property: Parameters<typeof optionsOf>[0]) => (
    <Choice
      label={label}
      value={valueOf(plain, property)}
      options={optionsOf(property, own, snapshot.fiscalYear)}
      fullWidth
      onChange={(value) => setPlain((now) => withValue(now, property, value))}
    />
  );
  const year = fiscalYearLabel(snapshot.fiscalYear);

  return (
    <Dialog open onClose={notBeside(onClose)} maxWidth="md" fullWidth aria-labelledby="look-title">
      <DialogTitle id="look-title">
        {formTitles[form]}の体裁（{year}）
      </DialogTitle>
      <DialogContent
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: "minmax(0, 1fr) 320px",
          alignItems: "start",
          "@media (max-width: 800px)": { gridTemplateColumns: "minmax(0, 1fr)" },
        }}
      >
        <Box sx={{ display: "flex", flexDirection: "column", gap: 1.75, pt: 0.75 }}>
          {set.failure && <FailureNote failure={set.failure} onClose={set.forget} />}
          {fixed && (
            <Alert severity="info">
              {snapshot.frozen
                ? `${year}の様式は固定されているため、体裁を見ることだけができます。変えるときは、今の年度で行います。`
                : "この計画ファイルは読み取り専用のため、体裁を見ることだけができます。"}
            </Alert>
          )}
          {choice("用紙", "page")}
          <Box component="fieldset" sx={{ border: 0, m: 0, p: 0 }}>
            <FormLabel component="legend" sx={{ mb: 1 }}>
              余白（mm）
            </FormLabel>
            <Box sx={{ display: "flex", gap: 1 }}>
              {sides.map((side) => (
                <TextInput
                  key={side}
                  label={sideNames[side]}
                  value={margins[side]}
                  error={margin === undefined}
                  inputAttributes={{ inputMode: "decimal", maxLength: 5 }}
                  onChange={(text) => setMargins((now) => ({ ...now, [side]: text }))}
                />
              ))}
            </Box>
            {margin === undefined && (
              <Alert severity="warning" sx={{ mt: 1 }}>
                余白は5から50までの数値（mm）で入力してください。
              </Alert>
            )}
          </Box>
          {choice("書体", "fonts")}
          {choice("本文の書体", "body")}
          {choice("文字の大きさ", "size")}
          {choice("見出しの網かけ", "grey")}
          {choice("年度の書き方", "years")}
          {hasEvaluation(form) && choice("委員会の評価の欄の名前", "evaluationLabel")}
          {hasEvaluation(form) && choice("前年度の評価と回答", "lastYear")}
          {hasNames(form) && choice("委員の名前", "names")}
          {form === "opinion-list" && choice("並べ方", "sort")}
          <Box component="fieldset" sx={{ border: 0, m: 0, p: 0 }}>
            <FormLabel component="legend">どの年度に使うか</FormLabel>
            <RadioGroup
              row
              value={years}
              onChange={(_event, next) => setYears(next === "only" ? "only" : "from")}
            >
              <FormControlLabel value="from" control={<Radio />} label={`${year}から`} />
              <FormControlLabel value="only" control={<Radio />} label={`${year}だけ`} />
            </RadioGroup>
            <Box sx={{ color: "text.secondary", fontSize: 12 }}>
              これより前の年度は、いままでの体裁のまま印刷します。
            </Box>
          </Box>
        </Box>
        {tree && before ? (
          <FirstPage tree={tree} before={before} />
        ) : (
          <Box sx={{ color: "text.secondary" }}>この年度には、見本にするシートがまだありません。</Box>
        )}
      </DialogContent>
      <DialogActions>
        <Box sx={{ flex: 1 }}>
          <Button
            variant="outlined"
            disabled={fixed || stored === undefined || set.running}
            onClick={() => void save(null)}
          >
            様式の体裁に戻す
          </Button>
        </Box>
        <Button onClick={onClose}>やめる</Button>
        <Button
          variant="contained"
          disabled={
            fixed ||
            margin === undefined ||
            set.running ||
            JSON.stringify(look) === JSON.stringify(stored ?? {})
          }
          onClick={() => void save(Object.keys(look).length === 0 ? null : look)}
        >
          保存する
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Pixels the picture of the page may take. */
const ROOM = 318;

/** The first page as it will be, and what becomes of the number of pages. */
function FirstPage({ tree, before }: { tree: DocumentTree; before: DocumentTree }): ReactNode {
  return (
    <Box component="section" aria-label="変更後の見本" sx={{ position: "relative", overflow: "hidden" }}>
      <LaidOut tree={before}>
        {(old) => (
          <LaidOut tree={tree}>
            {(pages) => (
              <>
                <Box component="output" sx={{ display: "block", mb: 1 }}>
                  {pages.length === old.length
                    ? `${pages.length}ページ`
                    : `${old.length}ページから${pages.length}ページになります`}
                </Box>
                {pages[0] && <Picture page={pages[0]} total={pages.length} />}
              </>
            )}
          </LaidOut>
        )}
      </LaidOut>
    </Box>
  );
}

function Picture({ page, total }: { page: PrintedPage; total: number }): ReactNode {
  const { width, height } = paperSize(page.section.page);
  const scale = Math.min(ROOM / (width * PX_PER_TWIP), 440 / (height * PX_PER_TWIP));
  return (
    <Box
      aria-hidden
      sx={{
        width: width * PX_PER_TWIP * scale,
        height: height * PX_PER_TWIP * scale,
        overflow: "hidden",
        border: "1px solid",
        borderColor: "divider",
      }}
    >
      <Box sx={{ transform: `scale(${scale})`, transformOrigin: "0 0" }}>
        <PageView page={page} place={1} total={total} />
      </Box>
    </Box>
  );
}
