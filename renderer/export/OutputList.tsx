/** The documents of 文書出力 in their order: which are printed, their 資料番号, their pages, what to know before printing. */
import ArrowDownwardIcon from "@mui/icons-material/ArrowDownward";
import ArrowUpwardIcon from "@mui/icons-material/ArrowUpward";
import DragIndicatorIcon from "@mui/icons-material/DragIndicator";
import ExpandLessIcon from "@mui/icons-material/ExpandLess";
import ExpandMoreIcon from "@mui/icons-material/ExpandMore";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import IconButton from "@mui/material/IconButton";
import { useState, type DragEvent, type ReactNode } from "react";
import { paperKey, type Paper } from "#shared/domain/paper.ts";
import type { FormName } from "#shared/domain/plan.ts";
import { endStop } from "#renderer/common/endStop.ts";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { sheetTitle, type OutputGroup } from "#renderer/export/outputGroups.ts";
import type { PageCount } from "#renderer/export/usePageCounts.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

export interface ListedGroup {
  group: OutputGroup;
  number: string;
  /** Absent: nothing of it is ticked. */
  count?: PageCount | null | undefined;
}

interface OutputListProps {
  groups: readonly ListedGroup[];
  ticked: ReadonlySet<string>;
  onTick: (papers: readonly Paper[], on: boolean) => void;
  onNumber: (group: OutputGroup, number: string) => void;
  onMove: (from: number, to: number) => void;
  onLook: (form: FormName) => void;
}

export function OutputList(props: OutputListProps): ReactNode {
  const [dragged, setDragged] = useState<number>();
  const papers = props.groups.flatMap(({ group }) => group.papers);
  const on = papers.filter((paper) => props.ticked.has(paperKey(paper))).length;
  return (
    <Box sx={{ border: "1px solid", borderColor: "divider", borderRadius: 1 }}>
      <Box sx={{ display: "flex", alignItems: "center", pl: 3.5, pr: 1, bgcolor: colors.background }}>
        <FormControlLabel
          label="すべて"
          control={
            <Checkbox
              checked={on === papers.length}
              indeterminate={on > 0 && on < papers.length}
              onChange={(event) => props.onTick(papers, event.target.checked)}
            />
          }
        />
        <Box sx={{ flex: 1, color: "text.secondary", fontSize: 12, textAlign: "right" }}>
          上から順に出力します。順番は矢印かドラッグで変えられます。
        </Box>
      </Box>
      <Rows {...props} dragged={dragged} setDragged={setDragged} />
    </Box>
  );
}

interface RowsProps extends OutputListProps {
  dragged: number | undefined;
  setDragged: (index: number | undefined) => void;
}

function Rows({ dragged, setDragged, ...props }: RowsProps): ReactNode {
  return (
    <Box component="ol" aria-label="出力する文書" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {props.groups.map((listed, index) => (
        <GroupRow
          key={listed.group.key}
          {...props}
          listed={listed}
          index={index}
          drag={{
            onDragStart: () => setDragged(index),
            onDragEnd: () => setDragged(undefined),
            onDragOver: (event) => dragged !== undefined && event.preventDefault(),
            onDrop: (event) => {
              event.preventDefault();
              if (dragged !== undefined && dragged !== index) props.onMove(dragged, index);
              setDragged(undefined);
            },
          }}
        />
      ))}
    </Box>
  );
}

interface GroupRowProps extends OutputListProps {
  listed: ListedGroup;
  index: number;
  drag: {
    onDragStart: () => void;
    onDragEnd: () => void;
    onDragOver: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
}

function GroupRow(props: GroupRowProps): ReactNode {
  const { listed, index, groups, ticked, drag, onTick, onNumber, onMove, onLook } = props;
  const { readOnly } = useWorkspace();
  const { group, number, count } = listed;
  const { papers, title } = group;
  const [open, setOpen] = useState(false);
  const on = papers.filter((paper) => ticked.has(paperKey(paper))).length;
  const name =
    papers.length > 1 ? `${title}（${on === papers.length ? "" : `${on}/`}${papers.length}枚）` : title;
  return (
    <Box
      component="li"
      aria-label={title}
      onDragOver={drag.onDragOver}
      onDrop={drag.onDrop}
      sx={{ borderTop: `1px solid ${colors.line}`, px: 0.5, py: 0.25 }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 0.5, minHeight: 38 }}>
        <Box
          draggable
          aria-hidden
          onDragStart={drag.onDragStart}
          onDragEnd={drag.onDragEnd}
          title="ドラッグして並べ替え"
          sx={{ cursor: "grab", color: "text.secondary", display: "flex", flex: "none" }}
        >
          <DragIndicatorIcon fontSize="small" />
        </Box>
        <FormControlLabel
          label={name}
          sx={{ flex: 1, minWidth: 0, mr: 0, "& .MuiFormControlLabel-label": { overflowWrap: "anywhere" } }}
          control={
            <Checkbox
              checked={on === papers.length}
              indeterminate={on > 0 && on < papers.length}
              onChange={(event) => onTick(papers, event.target.checked)}
            />
          }
        />
        {papers.length > 1 && (
          <IconButton
            aria-expanded={open}
            aria-label={`${title}の1枚ごとの選択`}
            title="1枚ごとに選ぶ"
            onClick={() => setOpen(!open)}
          >
            {open ? <ExpandLessIcon fontSize="inherit" /> : <ExpandMoreIcon fontSize="inherit" />}
          </IconButton>
        )}
        <TextInput
          label={`${title}の資料番号`}
          hideLabel
          placeholder="番号なし"
          value={number}
          sx={{ width: 96, flex: "none" }}
          inputAttributes={{ maxLength: 30 }}
          onChange={(text) => onNumber(group, text)}
        />
        <Box
          component="output"
          aria-label={`${title}のページ数`}
          sx={{ width: 72, flex: "none", textAlign: "right", color: "text.secondary", fontSize: 12 }}
        >
          {on === 0 ? "" : pagesText(count)}
        </Box>
        {!readOnly && (
          <Button
            aria-label={`${title}の体裁`}
            title="用紙・余白・書体など"
            sx={{ minWidth: 0, flex: "none" }}
            onClick={() => onLook(group.form)}
          >
            体裁
          </Button>
        )}
        <IconButton
          aria-label={`${title}を上へ`}
          title="上へ"
          {...endStop(index === 0, () => onMove(index, index - 1))}
        >
          <ArrowUpwardIcon fontSize="inherit" />
        </IconButton>
        <IconButton
          aria-label={`${title}を下へ`}
          title="下へ"
          {...endStop(index === groups.length - 1, () => onMove(index, index + 1))}
        >
          <ArrowDownwardIcon fontSize="inherit" />
        </IconButton>
      </Box>
      {open && <Sheets {...props} />}
    </Box>
  );
}

function Sheets({ listed, ticked, onTick }: GroupRowProps): ReactNode {
  const { snapshot } = useWorkspace();
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, pl: 6, pb: 0.5 }}>
      {listed.group.papers.map((paper) => (
        <li key={paperKey(paper)}>
          <FormControlLabel
            label={sheetTitle(snapshot, paper)}
            sx={{ "& .MuiFormControlLabel-label": { overflowWrap: "anywhere" } }}
            control={
              <Checkbox
                sx={{ py: 0.25 }}
                checked={ticked.has(paperKey(paper))}
                onChange={(event) => onTick([paper], event.target.checked)}
              />
            }
          />
        </li>
      ))}
    </Box>
  );
}

function pagesText(count: PageCount | null | undefined): string {
  if (count === undefined) return "計算中…";
  return count === null ? "不明" : `${count.exact ? "" : "約"}${count.pages}ページ`;
}
