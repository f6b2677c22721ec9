/** The rail of screens. Only screens that exist are in it. */
import AccountTreeOutlinedIcon from "@mui/icons-material/AccountTreeOutlined";
import ChatOutlinedIcon from "@mui/icons-material/ChatOutlined";
import HistoryOutlinedIcon from "@mui/icons-material/HistoryOutlined";
import TableChartOutlinedIcon from "@mui/icons-material/TableChartOutlined";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import type { ReactNode } from "react";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import type { ScreenName } from "#renderer/client/place.ts";
import { colors } from "#renderer/theme/theme.ts";

const screens: { name: ScreenName; lines: string[]; icon: ReactNode }[] = [
  { name: "sheets", lines: ["評価", "シート"], icon: <TableChartOutlinedIcon fontSize="small" /> },
  { name: "plan", lines: ["計画"], icon: <AccountTreeOutlinedIcon fontSize="small" /> },
  { name: "committee", lines: ["委員会"], icon: <ChatOutlinedIcon fontSize="small" /> },
  { name: "history", lines: ["記録"], icon: <HistoryOutlinedIcon fontSize="small" /> },
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
