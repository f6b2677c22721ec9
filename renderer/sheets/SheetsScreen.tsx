/** The main screen: the list of papers, the official paper itself, and what belongs beside it. */
import ForumOutlinedIcon from "@mui/icons-material/ForumOutlined";
import MenuOpenIcon from "@mui/icons-material/MenuOpen";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Drawer from "@mui/material/Drawer";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useEffect, type ReactNode } from "react";
import { paperKey } from "#shared/domain/paper.ts";
import { paperTitle } from "#shared/forms/papers.ts";
import type { FormName } from "#shared/domain/plan.ts";
import { focusField } from "#renderer/common/fieldElement.ts";
import { isComposing } from "#renderer/common/ime.ts";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { quickEntryKey } from "#renderer/sheets/QuickEntry.tsx";
import { SheetList } from "#renderer/sheets/SheetList.tsx";
import { SheetPane } from "#renderer/sheets/SheetPane.tsx";
import { SidePanel } from "#renderer/sheets/SidePanel.tsx";

/** Below these widths (CSS px) the panel or the list opens over the sheet instead of beside it. */
const PANEL_BESIDE = 1200;
const LIST_BESIDE = 960;
/** Beside paper that lies on its long side the panel needs a wider window. */
const PANEL_BESIDE_WIDE = 1800;
const wideForms: readonly FormName[] = ["progress-table", "comparison-table"];

export function SheetsScreen(): ReactNode {
  const { snapshot, place, go, setTab, drawer, setDrawer } = useWorkspace();
  const listBeside = useMediaQuery(`(min-width: ${LIST_BESIDE}px)`, { noSsr: true });
  const { paper, sheet, fiscalYear } = place;
  const beside = paper && wideForms.includes(paper.form) ? PANEL_BESIDE_WIDE : PANEL_BESIDE;
  const panelBeside = useMediaQuery(`(min-width: ${beside}px)`, { noSsr: true });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.key.toLowerCase() !== "e" || isComposing(event)) return;
      event.preventDefault();
      setTab("comments");
      if (!panelBeside) setDrawer("panel");
      const key = quickEntryKey(fiscalYear, sheet);
      // Behind another tab or in a closed drawer it is only now on its way to the screen.
      if (!focusField(key)) go({ focus: { key } });
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [panelBeside, setDrawer, setTab, go, fiscalYear, sheet]);

  const list = <SheetList onChosen={() => setDrawer(undefined)} />;
  const panel = <SidePanel key={paper ? paperKey(paper) : ""} sheet={sheet} />;
  const listButton = !listBeside && (
    <Button variant="outlined" startIcon={<MenuOpenIcon />} onClick={() => setDrawer("list")}>
      シート一覧
    </Button>
  );

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
        aria-label={paper ? paperTitle(snapshot, paper) : "評価シート"}
        sx={{ flex: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column", outline: "none" }}
      >
        {paper ? (
          <SheetPane
            paper={paper}
            left={listButton}
            right={
              !panelBeside && (
                <Button
                  variant="outlined"
                  startIcon={<ForumOutlinedIcon />}
                  onClick={() => setDrawer("panel")}
                >
                  {sheet ? "意見・指標など" : "意見・変更履歴"}
                </Button>
              )
            }
          />
        ) : (
          <NoPaper list={listButton} />
        )}
      </Box>
      {paper && panelBeside && (
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
          open={drawer === "list"}
          onClose={() => setDrawer(undefined)}
          slotProps={{ paper: { "aria-label": "評価シートの一覧", sx: { width: 300 } } }}
        >
          {list}
        </Drawer>
      )}
      {paper && !panelBeside && (
        <Drawer
          anchor="right"
          open={drawer === "panel"}
          onClose={() => setDrawer(undefined)}
          slotProps={{
            paper: { "aria-label": "意見・前年度・指標・変更履歴", sx: { width: 360, maxWidth: "95vw" } },
          }}
        >
          <Box sx={{ textAlign: "right", borderBottom: "1px solid", borderColor: "divider", px: 1 }}>
            <Button onClick={() => setDrawer(undefined)}>閉じる</Button>
          </Box>
          <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>{panel}</Box>
        </Drawer>
      )}
    </Box>
  );
}

/** A plan without anything to write on yet. */
function NoPaper({ list }: { list: ReactNode }): ReactNode {
  const { snapshot, readOnly, go } = useWorkspace();
  return (
    <Box sx={{ p: 3, overflow: "auto" }}>
      {list}
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
