/** 会議録: how it is written on the left; what was said, and the pages it becomes, beside it. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useState, type ReactNode } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { meetingLabel } from "#renderer/frame/Header.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { MinutesOutput } from "#renderer/minutes/MinutesOutput.tsx";
import { MinutesPaper } from "#renderer/minutes/MinutesPaper.tsx";
import { MinutesSettings } from "#renderer/minutes/MinutesSettings.tsx";
import { NamesNote } from "#renderer/minutes/NamesNote.tsx";
import { RemarksList } from "#renderer/minutes/RemarksList.tsx";
import { useMinutes } from "#renderer/minutes/useMinutes.ts";

type View = "remarks" | "original" | "public";
const views: { view: View; text: string }[] = [
  { view: "remarks", text: "発言" },
  { view: "original", text: "紙面（原本）" },
  { view: "public", text: "紙面（公開用）" },
];

export function MinutesScreen(): ReactNode {
  const { snapshot, place, go } = useWorkspace();
  const { meetings, fiscalYear } = snapshot;
  const meeting = meetings.find(({ id }) => id === place.meeting) ?? meetings.at(-1);
  if (!meeting) {
    return (
      <Box component="main" id="main" tabIndex={-1} sx={{ flex: 1, p: 2, outline: "none" }}>
        <Empty>
          {fiscalYearLabel(fiscalYear)}
          を評価する会議が、まだありません。会議を作ると、その会議録をここで整えられます。
        </Empty>
        <Button variant="contained" sx={{ ml: 2 }} onClick={() => go({ screen: "committee" })}>
          会議を作る
        </Button>
      </Box>
    );
  }
  return <MeetingMinutes key={meeting.id} meeting={meeting} />;
}

function MeetingMinutes({ meeting }: { meeting: Meeting }): ReactNode {
  const { snapshot, go } = useWorkspace();
  const [view, setView] = useState<View>("remarks");
  const [writing, setWriting] = useState(false);
  const edit = useMinutes(meeting);
  const label = meetingLabel(meeting);
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: "flex" }}>
      <Box
        component="aside"
        aria-label="会議録の書き方と見出し"
        sx={{
          width: "clamp(340px, 27vw, 400px)",
          flex: "none",
          overflow: "auto",
          // A text that grows must not be measured before the bar takes its room.
          scrollbarGutter: "stable",
          bgcolor: "#fff",
          borderRight: "1px solid",
          borderColor: "divider",
        }}
      >
        <MinutesSettings meeting={meeting} place={label} edit={edit} />
      </Box>
      <Box
        component="main"
        id="main"
        tabIndex={-1}
        aria-label={`${label}の会議録`}
        sx={{ flex: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column", outline: "none" }}
      >
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            flexWrap: "wrap",
            columnGap: 1,
            px: 2,
            bgcolor: "#fff",
            borderBottom: "1px solid",
            borderColor: "divider",
          }}
        >
          <Choice
            label="会議"
            value={meeting.id}
            options={snapshot.meetings.map((one) => ({ value: one.id, text: meetingLabel(one) }))}
            onChange={(id) => go({ meeting: id, comment: undefined })}
            sx={{ width: 240, my: 1 }}
          />
          <Tabs
            value={view}
            onChange={(_, next: View) => setView(next)}
            aria-label="会議録の見方"
            // Where there is no room beside the rest, in a line of its own.
            sx={{ flex: "1 0 330px", order: { xs: 1, lg: 0 } }}
          >
            {views.map((one) => (
              <Tab
                key={one.view}
                value={one.view}
                label={one.text}
                id={`minutes-tab-${one.view}`}
                aria-controls="minutes-panel"
              />
            ))}
          </Tabs>
          <Button variant="contained" sx={{ ml: "auto" }} onClick={() => setWriting(true)}>
            Word・PDF に出力…
          </Button>
        </Box>
        <Box
          role="tabpanel"
          id="minutes-panel"
          aria-labelledby={`minutes-tab-${view}`}
          sx={{
            flex: 1,
            minHeight: 0,
            display: "flex",
            flexDirection: "column",
            ...(view === "remarks" ? { overflow: "auto", p: 1.5, display: "block" } : {}),
          }}
        >
          {view === "remarks" && <RemarksList meeting={meeting} edit={edit} />}
          {view === "original" && <MinutesPaper paper={{ form: "minutes", meeting: meeting.id }} />}
          {view === "public" && (
            <NamesNote
              meeting={meeting}
              onRemark={(id) => {
                setView("remarks");
                go({ comment: id });
              }}
            />
          )}
          {view === "public" && (
            <MinutesPaper paper={{ form: "minutes", meeting: meeting.id, copy: "public" }} />
          )}
        </Box>
      </Box>
      {writing && <MinutesOutput meeting={meeting} onClose={() => setWriting(false)} />}
    </Box>
  );
}
