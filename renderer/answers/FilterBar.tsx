/** What of the ledger is shown, with the counts: how many opinions are unanswered, and how the others were answered. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useMemo, type ReactNode } from "react";
import { subjectKey } from "#shared/domain/ids.ts";
import { sheetsOf } from "#shared/domain/snapshot.ts";
import { answeredIds, opinionsOf } from "#shared/rules/dispositions.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import {
  ANY,
  departmentsUsed,
  dispositionCounts,
  grouped,
  noFilter,
  NONE,
  type Filter,
  type Order,
} from "#renderer/answers/ledger.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { meetingLabel } from "#renderer/frame/Header.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

interface FilterBarProps {
  filter: Filter;
  order: Order;
  onFilter: (change: Partial<Filter>) => void;
  onOrder: (order: Order) => void;
}

export function FilterBar({ filter, order, onFilter, onOrder }: FilterBarProps): ReactNode {
  const { snapshot } = useWorkspace();
  const lists = useMemo(() => {
    const opinions = opinionsOf(snapshot);
    const answered = answeredIds(snapshot.comments);
    return {
      opinions,
      unanswered: opinions.filter((one) => !answered.has(one.id)).length,
      dispositions: dispositionCounts(snapshot),
      unclassed: opinions.filter((one) => one.disposition === undefined).length,
      departments: departmentsUsed(opinions),
      speakers: grouped(snapshot, "speaker"),
    };
  }, [snapshot]);
  const { opinions, unanswered, dispositions, unclassed } = lists;
  const all = JSON.stringify(filter) === JSON.stringify(noFilter);
  const ofClass = (disposition: string) =>
    onFilter({ disposition: filter.disposition === disposition ? ANY : disposition });

  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 1 }}>
      <Box
        component="section"
        aria-label="件数"
        sx={{ display: "flex", flexWrap: "wrap", gap: 0.75, alignItems: "center" }}
      >
        <Count label="すべて" count={opinions.length} on={all} onPress={() => onFilter(noFilter)} />
        <Count
          label="未回答"
          count={unanswered}
          on={filter.unanswered}
          warn={unanswered > 0}
          onPress={() => onFilter({ unanswered: !filter.unanswered })}
        />
        <Box sx={{ width: "1px", height: 20, bgcolor: "divider", mx: 0.5 }} />
        {dispositions.map(({ name, count }) => (
          <Count
            key={name}
            label={name}
            count={count}
            on={filter.disposition === name}
            onPress={() => ofClass(name)}
          />
        ))}
        <Count
          label="区分未定"
          count={unclassed}
          on={filter.disposition === NONE}
          onPress={() => ofClass(NONE)}
        />
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
        <Choice
          label="会議"
          value={filter.meeting}
          onChange={(meeting) => onFilter({ meeting })}
          options={[
            { value: ANY, text: "すべての会議" },
            ...snapshot.meetings.map((one) => ({ value: one.id, text: meetingLabel(one) })),
          ]}
          sx={choice}
        />
        <Choice
          label="担当課"
          value={filter.department}
          onChange={(department) => onFilter({ department })}
          options={[
            { value: ANY, text: "すべての課" },
            { value: NONE, text: "（未定）" },
            ...lists.departments.map((one) => ({ value: one, text: one })),
          ]}
          sx={choice}
        />
        <Choice
          label="シート"
          value={filter.sheet}
          onChange={(sheet) => onFilter({ sheet })}
          options={[
            { value: ANY, text: "すべてのシート" },
            ...sheetsOf(snapshot).map((one) => ({
              value: subjectKey(one),
              text: subjectLabel(snapshot, one),
            })),
            { value: NONE, text: "計画全体" },
          ]}
          sx={choice}
        />
        <Choice
          label="発言者"
          value={filter.speaker}
          onChange={(speaker) => onFilter({ speaker })}
          options={[
            { value: ANY, text: "すべての発言者" },
            ...lists.speakers.map(({ key, title }) => ({ value: key, text: title })),
          ]}
          sx={choice}
        />
        <Box sx={{ flex: 1 }} />
        <ToggleButtonGroup
          exclusive
          size="small"
          value={order}
          aria-label="並べ方"
          onChange={(_event, next: Order | null) => next && onOrder(next)}
          sx={{ bgcolor: "#fff", "& button": { py: 0.5, textTransform: "none", fontSize: 12.5 } }}
        >
          <ToggleButton value="sheet">シート順</ToggleButton>
          <ToggleButton value="speaker">委員順</ToggleButton>
        </ToggleButtonGroup>
      </Box>
    </Box>
  );
}

const choice = { width: 168, "& .MuiSelect-select": { py: "5px", fontSize: 12.5 } } as const;

interface CountProps {
  label: string;
  count: number;
  on: boolean;
  warn?: boolean;
  onPress: () => void;
}

/** A count that is also the filter for what it counts. */
function Count({ label, count, on, warn = false, onPress }: CountProps): ReactNode {
  return (
    <Button
      variant="outlined"
      aria-pressed={on}
      onClick={onPress}
      sx={{
        py: 0.25,
        fontWeight: 400,
        ...(warn ? { bgcolor: colors.warnWeak, borderColor: colors.warnLine, color: colors.warn } : {}),
        ...(on ? { bgcolor: colors.accentWeak, borderColor: colors.accent, color: colors.accent } : {}),
      }}
    >
      {label}
      <Box component="b" sx={{ ml: 0.75, fontVariantNumeric: "tabular-nums" }}>
        {count.toLocaleString("ja-JP")}件
      </Box>
    </Button>
  );
}
