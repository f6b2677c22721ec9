/** The head of the window: plan, year, meeting, search, preview, Word. */
import SearchIcon from "@mui/icons-material/Search";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState, type ReactNode } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import { shortDateLabel } from "#shared/rules/dateLabel.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { PlanSwitch } from "#renderer/frame/PlanSwitch.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { YearMenu } from "#renderer/frame/YearMenu.tsx";
import { colors } from "#renderer/theme/theme.ts";

/** 「令和2年度 第1回（8月7日）」 */
export function meetingLabel(meeting: Pick<Meeting, "fiscalYear" | "number" | "date">): string {
  const date = meeting.date === undefined ? "" : `（${shortDateLabel(meeting.date)}）`;
  return `${fiscalYearLabel(meeting.fiscalYear)} 第${meeting.number}回${date}`;
}

export function Header(): ReactNode {
  const { plan, snapshot, show } = useWorkspace();
  const meeting = snapshot.meetings.at(-1);
  return (
    <Box
      component="header"
      sx={{
        gridColumn: "1 / -1",
        bgcolor: "#fff",
        borderBottom: "1px solid",
        borderColor: "divider",
        display: "flex",
        alignItems: "center",
        gap: 1.5,
        px: 2,
        minWidth: 0,
      }}
    >
      <Box
        component="h1"
        title={plan.title}
        sx={{
          m: 0,
          fontSize: 14,
          fontWeight: 700,
          minWidth: 0,
          maxWidth: "36vw",
          flex: "0 1 auto",
          overflow: "hidden",
          textOverflow: "ellipsis",
          whiteSpace: "nowrap",
        }}
      >
        {plan.title}
      </Box>
      <PlanSwitch />
      <YearMenu />
      {meeting && (
        <Box
          component="span"
          sx={{
            color: "text.secondary",
            whiteSpace: "nowrap",
            overflow: "hidden",
            textOverflow: "ellipsis",
            minWidth: 0,
            "@media (max-width: 1100px)": { display: "none" },
          }}
        >
          委員会 {meetingLabel(meeting)}
        </Box>
      )}
      <Box sx={{ flex: 1 }} />
      <Button
        variant="outlined"
        onClick={() => show("search")}
        startIcon={<SearchIcon />}
        aria-keyshortcuts="Control+K"
        sx={{
          justifyContent: "flex-start",
          width: 250,
          minWidth: 148,
          flex: "0 1 auto",
          fontWeight: 400,
          color: colors.sub,
          bgcolor: "#fafbfc",
          overflow: "hidden",
        }}
      >
        全年度から検索　Ctrl+K
      </Button>
      <PreviewButton />
      <Button variant="contained" sx={{ flex: "none" }} onClick={() => show("word")}>
        文書出力
      </Button>
    </Box>
  );
}

/** On the sheets screen the person chooses between the paper on screen and all of them; elsewhere it is all. */
function PreviewButton(): ReactNode {
  const { place, show } = useWorkspace();
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const choosing = place.screen === "sheets" && place.paper !== undefined;
  const choose = (overlay: "preview-one" | "preview-all") => {
    setMenu(null);
    show(overlay);
  };
  return (
    <>
      <Button
        variant="outlined"
        sx={{ flex: "none" }}
        {...(choosing ? { "aria-haspopup": "menu", "aria-expanded": menu !== null } : {})}
        onClick={(event) => (choosing ? setMenu(event.currentTarget) : show("preview-all"))}
      >
        印刷プレビュー
      </Button>
      <Menu anchorEl={menu} open={menu !== null} onClose={() => setMenu(null)}>
        <MenuItem onClick={() => choose("preview-one")}>この書類</MenuItem>
        <MenuItem onClick={() => choose("preview-all")}>すべての書類</MenuItem>
      </Menu>
    </>
  );
}
