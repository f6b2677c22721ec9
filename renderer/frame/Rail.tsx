/** The rail of screens, in the order of the year's work; what looks back comes last. */
import AccountTreeOutlinedIcon from "@mui/icons-material/AccountTreeOutlined";
import ArticleOutlinedIcon from "@mui/icons-material/ArticleOutlined";
import EditNoteOutlinedIcon from "@mui/icons-material/EditNoteOutlined";
import GroupsOutlinedIcon from "@mui/icons-material/GroupsOutlined";
import HistoryOutlinedIcon from "@mui/icons-material/HistoryOutlined";
import Inventory2OutlinedIcon from "@mui/icons-material/Inventory2Outlined";
import QuestionAnswerOutlinedIcon from "@mui/icons-material/QuestionAnswerOutlined";
import TableChartOutlinedIcon from "@mui/icons-material/TableChartOutlined";
import TimelineOutlinedIcon from "@mui/icons-material/TimelineOutlined";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import type { ReactNode } from "react";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import type { ScreenName } from "#renderer/client/place.ts";
import { colors } from "#renderer/theme/theme.ts";

const screens: { name: ScreenName; lines: string[]; icon: ReactNode }[] = [
  { name: "progress", lines: ["進捗"], icon: <TimelineOutlinedIcon fontSize="small" /> },
  { name: "sheets", lines: ["評価", "シート"], icon: <TableChartOutlinedIcon fontSize="small" /> },
  { name: "plan", lines: ["計画"], icon: <AccountTreeOutlinedIcon fontSize="small" /> },
  { name: "committee", lines: ["委員会"], icon: <GroupsOutlinedIcon fontSize="small" /> },
  { name: "record", lines: ["会議の", "記録"], icon: <EditNoteOutlinedIcon fontSize="small" /> },
  { name: "answers", lines: ["意見と", "回答"], icon: <QuestionAnswerOutlinedIcon fontSize="small" /> },
  { name: "minutes", lines: ["会議録"], icon: <ArticleOutlinedIcon fontSize="small" /> },
  { name: "archive", lines: ["保存"], icon: <Inventory2OutlinedIcon fontSize="small" /> },
  { name: "history", lines: ["履歴"], icon: <HistoryOutlinedIcon fontSize="small" /> },
];

export function Rail(): ReactNode {
  const { place, go } = useWorkspace();
  return (
    <Box
      component="nav"
      aria-label="画面"
      sx={{
        bgcolor: colors.rail,
        color: colors.railText,
        display: "flex",
        flexDirection: "column",
        alignItems: "center",
        pt: 1,
        gap: 0.5,
        overflowY: "auto",
      }}
    >
      {screens.map(({ name, lines, icon }) => {
        const on = place.screen === name;
        return (
          <ButtonBase
            key={name}
            aria-current={on ? "page" : undefined}
            aria-label={lines.join("")}
            onClick={() => go({ screen: name, comment: undefined })}
            sx={{
              width: 48,
              minHeight: 52,
              flex: "none",
              borderRadius: 2,
              display: "flex",
              flexDirection: "column",
              gap: 0.25,
              fontSize: 11,
              lineHeight: 1.2,
              fontFamily: "inherit",
              bgcolor: on ? colors.railOn : "transparent",
              color: on ? "#fff" : "inherit",
              "&:hover": { bgcolor: colors.railOn },
              "&.Mui-focusVisible": { outline: "2px solid #fff", outlineOffset: -2 },
            }}
          >
            {icon}
            <span aria-hidden>
              {lines.map((line) => (
                <Box component="span" key={line} sx={{ display: "block" }}>
                  {line}
                </Box>
              ))}
            </span>
          </ButtonBase>
        );
      })}
    </Box>
  );
}
