/** The dates to keep around a meeting, ticked when they were kept. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { deadlinesOf, offsetLabel } from "#shared/rules/deadlines.ts";
import { call } from "#renderer/client/bridge.ts";
import { useNewest } from "#renderer/committee/useNewest.ts";
import { SavedCheck } from "#renderer/common/SavedCheck.tsx";
import { today } from "#renderer/common/today.ts";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

export function DeadlinesPart({ meeting, place }: { meeting: Meeting; place: string }): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const now = today();
  const change = useNewest<string[]>(meeting.deadlinesDone ?? [], (deadlinesDone) =>
    call("meeting.update", { id: meeting.id, patch: { deadlinesDone } }),
  );
  const list = deadlinesOf(snapshot.committee, meeting);
  if (meeting.date === undefined) {
    return <Empty>開催日を入れると、開催通知や会議録などの期限がここに並びます。</Empty>;
  }
  if (list.length === 0) return <Empty>期限は決められていません。「決まりごと」で加えられます。</Empty>;
  return (
    <Box component="ul" aria-label={`${place}の期限`} sx={{ listStyle: "none", m: 0, p: 0 }}>
      {list.map(({ deadline, date, done }) => (
        <Box
          component="li"
          key={deadline.id}
          sx={{ display: "flex", alignItems: "center", gap: 1, flexWrap: "wrap", py: 0.25 }}
        >
          <SavedCheck
            of={`deadline/${meeting.id}`}
            place={`${place} 期限`}
            label={`${dateLabel(date, { weekday: true })}　${deadline.name}`}
            checked={done}
            readOnly={readOnly}
            onSave={(on) =>
              change((ids) => [...ids.filter((id) => id !== deadline.id), ...(on ? [deadline.id] : [])])
            }
          />
          <Box component="span" sx={{ color: "text.secondary", fontSize: 12 }}>
            会議の{offsetLabel(deadline.days)}
          </Box>
          {!done && date < now && (
            <Box component="span" sx={{ color: colors.danger, fontWeight: 600 }}>
              期限を過ぎています
            </Box>
          )}
          {!done && date === now && (
            <Box component="span" sx={{ color: colors.warn, fontWeight: 600 }}>
              今日です
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}
