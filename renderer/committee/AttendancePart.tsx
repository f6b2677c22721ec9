/** 出欠: a click or a key for each member, and whether enough of them are there. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { attendanceLabels, type Attendance, type Meeting, type Member } from "#shared/domain/committee.ts";
import { isInOffice, membersAt } from "#shared/rules/quorum.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { QuorumNote } from "#renderer/committee/QuorumNote.tsx";
import { useNewest } from "#renderer/committee/useNewest.ts";
import { isComposing } from "#renderer/common/ime.ts";
import { plainGroup } from "#renderer/common/plainGroup.ts";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

type Status = Attendance["status"];
const statuses = Object.keys(attendanceLabels) as Status[];
const looks: Record<Status, { color: string; bgcolor: string }> = {
  present: { color: "#fff", bgcolor: colors.ok },
  late: { color: "#fff", bgcolor: colors.warn },
  left: { color: "#fff", bgcolor: colors.warn },
  absent: { color: "#fff", bgcolor: colors.sub },
};

export function AttendancePart({ meeting, place }: { meeting: Meeting; place: string }): ReactNode {
  const { snapshot, readOnly, go } = useWorkspace();
  const { committee } = snapshot;
  const save = useSave();
  const table = useRef<HTMLDivElement>(null);
  const change = useNewest<Attendance[]>(meeting.attendance ?? [], (attendance) =>
    call("meeting.update", {
      id: meeting.id,
      patch: { attendance: attendance.length === 0 ? null : attendance },
    }),
  );
  const noted = new Map((meeting.attendance ?? []).map((one) => [one.member, one]));
  const serving = membersAt(committee, meeting.date);
  const others = committee.members.filter((one) => noted.has(one.id) && !serving.includes(one));
  const rows = [...serving, ...others];
  const unknown = serving.filter(({ id }) => !noted.has(id));

  const note = (member: Member, status: Status | undefined) =>
    void save(
      `attendance/${meeting.id}/${member.id}`,
      `${place} 出欠 ${member.name}`,
      status === undefined ? "未記入" : attendanceLabels[status],
      () => change((now) => withStatus(now, member.id, status)),
    );
  const everybody = () =>
    void save(`attendance/${meeting.id}`, `${place} 出欠`, "全員出席", () =>
      change((now) => unknown.reduce((all, { id }) => withStatus(all, id, "present"), now)),
    );
  const reach = (index: number) => {
    const next = table.current?.querySelectorAll<HTMLElement>("[data-attendance]")[index];
    (next?.querySelector<HTMLElement>("input:checked") ?? next?.querySelector("input"))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number, member: Member) => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      reach(index + (event.key === "ArrowDown" ? 1 : -1));
      return;
    }
    const status = statuses[Number(event.key.normalize("NFKC")) - 1];
    const away = event.key === "Delete" || event.key === "Backspace";
    if (readOnly || (status === undefined && !away)) return;
    event.preventDefault();
    note(member, status);
    if (status !== undefined) reach(index + 1);
  };

  if (rows.length === 0) {
    return (
      <Empty>
        {committee.members.length === 0
          ? "委員がまだいません。下の「委員」に氏名を入れると、ここに並びます。"
          : "会議の日に任期中の委員がいません。委員の任期か、会議の日を確かめてください。"}
      </Empty>
    );
  }
  return (
    <>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1.5, mb: 1, flexWrap: "wrap" }}>
        <QuorumNote meeting={meeting} />
        <Box sx={{ flex: 1 }} />
        {!readOnly && (
          <Button
            variant="outlined"
            disabled={unknown.length === 0}
            title="まだ記入していない委員を、出席にします"
            onClick={everybody}
          >
            全員出席
          </Button>
        )}
        <Button onClick={() => go({ screen: "sheets", paper: { form: "member-list" } })}>名簿を開く</Button>
      </Box>
      {!readOnly && (
        <Typography color="textSecondary" sx={{ mb: 0.5 }}>
          キーでも記入できます：↑↓ 委員、1 出席、2 遅参、3 早退、4 欠席、Delete 取り消し。
        </Typography>
      )}
      <Box ref={table}>
        {rows.map((member, index) => (
          <AttendanceRow
            key={member.id}
            member={member}
            entry={noted.get(member.id)}
            place={place}
            meeting={meeting}
            readOnly={readOnly}
            onNote={(status) => note(member, status)}
            onRemark={(text) => change((now) => withRemark(now, member.id, text))}
            onKeyDown={(event) => onKeyDown(event, index, member)}
          />
        ))}
      </Box>
    </>
  );
}

interface AttendanceRowProps {
  member: Member;
  entry: Attendance | undefined;
  place: string;
  meeting: Meeting;
  readOnly: boolean;
  onNote: (status: Status | undefined) => void;
  onRemark: (text: string) => ReturnType<typeof call<"meeting.update">>;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

function AttendanceRow(props: AttendanceRowProps): ReactNode {
  const { member, entry, place, meeting, readOnly, onNote, onRemark, onKeyDown } = props;
  const { date } = meeting;
  const outside = date !== undefined && !isInOffice(member, date);
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 1.5,
        flexWrap: "wrap",
        py: 0.25,
        borderTop: `1px solid ${colors.line}`,
      }}
    >
      <Box sx={{ width: 190, flex: "none", overflowWrap: "anywhere" }}>
        {member.name}
        <Box component="span" sx={{ ml: 1, color: "text.secondary", fontSize: 12 }}>
          {member.role}
        </Box>
        {outside && <Box sx={{ color: colors.warn, fontSize: 12 }}>会議の日に任期中ではありません</Box>}
      </Box>
      <Box
        component="fieldset"
        aria-label={`${member.name}の出欠`}
        data-attendance={member.id}
        onKeyDown={onKeyDown}
        sx={{
          ...plainGroup,
          display: "flex",
          flex: "none",
          border: `1px solid ${colors.control}`,
          borderRadius: 1,
          overflow: "hidden",
          "&:has(:focus-visible)": { outline: `2px solid ${colors.accent}`, outlineOffset: 1 },
        }}
      >
        {statuses.map((status) => {
          const chosen = entry?.status === status;
          return (
            <Box
              key={status}
              component="label"
              sx={{
                position: "relative",
                borderLeft: status === statuses[0] ? 0 : `1px solid ${colors.line}`,
                px: 1.5,
                py: 0.5,
                cursor: readOnly ? "default" : "pointer",
                ...(chosen
                  ? { ...looks[status], fontWeight: 700 }
                  : { bgcolor: "#fff", "&:hover": { bgcolor: colors.background } }),
              }}
            >
              <Box
                component="input"
                type="radio"
                name={`attendance/${meeting.id}/${member.id}`}
                checked={chosen}
                disabled={readOnly}
                onChange={() => onNote(status)}
                // What is chosen already is taken back.
                onClick={() => chosen && onNote(undefined)}
                sx={{ position: "absolute", inset: 0, m: 0, opacity: 0, cursor: "inherit" }}
              />
              {attendanceLabels[status]}
            </Box>
          );
        })}
      </Box>
      {entry ? (
        <SavedInput
          of={`attendance/${meeting.id}/${member.id}`}
          place={`${place} 出欠 ${member.name}`}
          label="備考"
          hideLabel
          placeholder="備考（代理、書面で意見 など）"
          value={entry.note ?? ""}
          readOnly={readOnly}
          sx={{ flex: 1, minWidth: 160, "& .MuiInputBase-input": { py: 0.5 } }}
          inputAttributes={{ maxLength: 200 }}
          onSave={onRemark}
        />
      ) : (
        <Box sx={{ flex: 1, color: colors.warn, fontSize: 12 }}>未記入</Box>
      )}
    </Box>
  );
}

/** Members stay in the order they were noted in; one that is taken back has no entry. */
function withStatus(now: readonly Attendance[], member: string, status: Status | undefined): Attendance[] {
  if (status === undefined) return now.filter((one) => one.member !== member);
  if (!now.some((one) => one.member === member)) return [...now, { member, status }];
  return now.map((one) => (one.member === member ? { ...one, status } : one));
}

function withRemark(now: readonly Attendance[], member: string, text: string): Attendance[] {
  return now.map((one) => {
    if (one.member !== member) return one;
    const { note: _, ...rest } = one;
    return text.trim() === "" ? rest : { ...rest, note: text };
  });
}
