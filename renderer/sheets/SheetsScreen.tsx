/** The main screen: the list of sheets, the official sheet itself, and what belongs beside it. */
import ForumOutlinedIcon from "@mui/icons-material/ForumOutlined";
import MenuOpenIcon from "@mui/icons-material/MenuOpen";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Drawer from "@mui/material/Drawer";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useEffect, useState, type ReactNode } from "react";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { isComposing } from "#renderer/common/ime.ts";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { QUICK_ENTRY_ID } from "#renderer/sheets/QuickEntry.tsx";
import { SheetList } from "#renderer/sheets/SheetList.tsx";
import { SheetPane } from "#renderer/sheets/SheetPane.tsx";
import { SidePanel } from "#renderer/sheets/SidePanel.tsx";

/** Below these widths (CSS px) the panel or the list opens over the sheet instead of beside it. */
const PANEL_BESIDE = 1200;
const LIST_BESIDE = 960;

export function SheetsScreen(): ReactNode {
  const { snapshot, place, go, readOnly, setTab } = useWorkspace();
  const listBeside = useMediaQuery(`(min-width: ${LIST_BESIDE}px)`, { noSsr: true });
  const panelBeside = useMediaQuery(`(min-width: ${PANEL_BESIDE}px)`, { noSsr: true });
  const [open, setOpen] = useState<"list" | "panel">();
  const { sheet } = place;

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.key.toLowerCase() !== "e" || isComposing(event)) return;
      event.preventDefault();
      setTab("comments");
      if (!panelBeside) setOpen("panel");
      const field = document.getElementById(QUICK_ENTRY_ID);
      // Behind another tab or in a closed drawer it is only now on its way to the screen.
      if (field) field.focus();
      else setTimeout(() => document.getElementById(QUICK_ENTRY_ID)?.focus());
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [panelBeside, setTab]);

  if (sheet === undefined) {
    return (
      <Box component="main" id="main" tabIndex={-1} sx={{ p: 3, overflow: "auto", flex: 1 }}>
        <Empty>
          <p>
            まだ評価シートがありません。「計画」の画面で{snapshot.plan.levels[0]}
            を追加すると、ここに1枚ずつ並びます。
          </p>
          {!readOnly && (
            <Button variant="contained" onClick={() => go({ screen: "plan" })}>
              計画の画面へ
            </Button>
          )}
        </Empty>
      </Box>
    );
  }
  const list = <SheetList onChosen={() => setOpen(undefined)} />;
  const panel = <SidePanel key={`${sheet.kind}/${sheet.id}`} sheet={sheet} />;

  return (
    <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>
      {listBeside && (
        <Box
          component="aside"
          aria-label="評価シートの一覧"
          sx={{
            width: "clamp(220px, 20vw, 288px)",
            flex: "none",
            bgcolor: "#fff",
            borderRight: "1px solid",
            borderColor: "divider",
            minHeight: 0,
            display: "flex",
          }}
        >
          {list}
        </Box>
      )}
      <Box
        component="main"
        id="main"
        tabIndex={-1}
        aria-label={`評価シート ${subjectLabel(snapshot, sheet)}`}
        sx={{ flex: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column", outline: "none" }}
      >
        <SheetPane
          sheet={sheet}
          left={
            !listBeside && (
              <Button variant="outlined" startIcon={<MenuOpenIcon />} onClick={() => setOpen("list")}>
                シート一覧
              </Button>
            )
          }
          right={
            !panelBeside && (
              <Button variant="outlined" startIcon={<ForumOutlinedIcon />} onClick={() => setOpen("panel")}>
                意見・指標など
              </Button>
            )
          }
        />
      </Box>
      {panelBeside && (
        <Box
          component="aside"
          aria-label="意見・前年度・指標・変更履歴"
          sx={{
            width: 340,
            flex: "none",
            bgcolor: "#fff",
            borderLeft: "1px solid",
            borderColor: "divider",
            minHeight: 0,
            display: "flex",
          }}
        >
          {panel}
        </Box>
      )}
      {!listBeside && (
        <Drawer
          open={open === "list"}
          onClose={() => setOpen(undefined)}
          slotProps={{ paper: { "aria-label": "評価シートの一覧", sx: { width: 300 } } }}
        >
          {list}
        </Drawer>
      )}
      {!panelBeside && (
        <Drawer
          anchor="right"
          open={open === "panel"}
          onClose={() => setOpen(undefined)}
          slotProps={{
            paper: { "aria-label": "意見・前年度・指標・変更履歴", sx: { width: 360, maxWidth: "95vw" } },
          }}
        >
          <Box sx={{ textAlign: "right", borderBottom: "1px solid", borderColor: "divider", px: 1 }}>
            <Button onClick={() => setOpen(undefined)}>閉じる</Button>
          </Box>
          <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>{panel}</Box>
        </Drawer>
      )}
    </Box>
  );
}
