/** One member as a row of the table, every cell of it edited in place. */
import Box from "@mui/material/Box";
import useMediaQuery from "@mui/material/useMediaQuery";
import type { ReactNode } from "react";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { Member } from "#shared/domain/committee.ts";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { call } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { parseDate } from "#renderer/committee/typedDate.ts";
import { notEmpty } from "#renderer/common/checks.ts";
import { ListRow, rowEnds, useStoredRow } from "#renderer/common/ListRow.tsx";
import { placesPast } from "#renderer/common/placesPast.ts";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

/** The columns; the headings have the same. Narrower than this (CSS px) they stand in two lines, each with its label. */
const TABLE = "(min-width: 1000px)";
const columns = {
  name: { flex: "2 1 110px", minWidth: 110 },
  reading: { flex: "2 1 100px", minWidth: 100 },
  role: { flex: "none", width: 92 },
  affiliation: { flex: "3 1 130px", minWidth: 130 },
  term: { flex: "none", width: 140 },
  tools: { flex: "none", width: 90 },
} as const;

/** A cell is a line high; a frame shows where the pointer or the keyboard is. */
const cell = {
  "@media (min-width: 1000px)": { "& .MuiInputBase-input": { py: 0.5, px: 1 } },
  "& .MuiOutlinedInput-notchedOutline": { borderColor: colors.line },
  "& .MuiFormHelperText-root": { mx: 0 },
} as const;

export function MemberHeadings(): ReactNode {
  const { readOnly } = useWorkspace();
  const isTable = useMediaQuery(TABLE, { noSsr: true });
  if (!isTable) return null;
  const heading = (text: string, sx: object) => <Box sx={{ ...sx, pl: 1 }}>{text}</Box>;
  return (
    <Box
      aria-hidden
      sx={{
        display: "flex",
        gap: 1,
        color: "text.secondary",
        fontSize: 12,
        pb: 0.5,
      }}
    >
      {heading("氏名", columns.name)}
      {heading("読み", columns.reading)}
      {heading("役職", columns.role)}
      {heading("所属", columns.affiliation)}
      {heading("任期（から）", columns.term)}
      {heading("任期（まで）", columns.term)}
      {!readOnly && <Box sx={columns.tools} />}
    </Box>
  );
}

const unreadableDate = "日付として読めません。令和2年4月1日、2020-04-01 のように入力してください。";

interface MemberRowProps {
  member: Member;
  /** The list that it stands in. */
  shown: readonly Member[];
  /** Id of the list of roles that are offered. */
  roles: string;
}

export function MemberRow({ member, shown, roles }: MemberRowProps): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const row = useStoredRow("member", member.id);
  const move = useContractCommand("structure.move");
  const isTable = useMediaQuery(TABLE, { noSsr: true });
  const { id, termFrom, termTo } = member;
  const place = `委員 ${member.name}`;
  const common = { of: row.of, place, readOnly, hideLabel: isTable };
  const update = (patch: MethodInput<"member.update">["patch"]) => call("member.update", { id, patch });
  const work = {
    ...row.work,
    move: (by: -1 | 1) => {
      const places = placesPast(snapshot.committee.members, id, shown[shown.indexOf(member) + by]?.id);
      if (places !== 0) void move.run({ what: "member", id, by: places });
    },
    failure: move.failure ?? row.work.failure,
    forget: () => {
      move.forget();
      row.work.forget?.();
    },
  };
  const date = (iso: string | undefined) => (iso === undefined ? "" : dateLabel(iso));
  return (
    <ListRow
      name={place}
      of={row.of}
      work={work}
      {...rowEnds(shown.indexOf(member), shown)}
      warning="意見や出欠が記録されている委員は削除しません。任期を終えた委員は、任期の終わりの日を入れておきます。"
      sx={{ py: isTable ? 0.375 : 1 }}
    >
      <SavedInput
        {...common}
        label="氏名"
        value={member.name}
        sx={{ ...cell, ...columns.name }}
        inputAttributes={{ maxLength: 100 }}
        check={notEmpty}
        onSave={(name) => update({ name })}
      />
      <SavedInput
        {...common}
        label="読み"
        value={member.reading ?? ""}
        sx={{ ...cell, ...columns.reading }}
        inputAttributes={{ maxLength: 100 }}
        onSave={(reading) => update({ reading: reading || null })}
      />
      <SavedInput
        {...common}
        label="役職"
        placeholder="委員"
        value={member.role ?? ""}
        sx={{ ...cell, ...columns.role }}
        inputAttributes={{ maxLength: 30, list: roles }}
        onSave={(role) => update({ role: role || null })}
      />
      <SavedInput
        {...common}
        label="所属"
        value={member.affiliation ?? ""}
        sx={{ ...cell, ...columns.affiliation }}
        inputAttributes={{ maxLength: 200 }}
        onSave={(affiliation) => update({ affiliation: affiliation || null })}
      />
      <SavedInput
        {...common}
        label="任期（から）"
        value={date(termFrom)}
        sx={{ ...cell, ...columns.term }}
        check={(text) => termProblem(text, parseDate(text), termTo)}
        onSave={(text) => update({ termFrom: parseDate(text) ?? null })}
      />
      <SavedInput
        {...common}
        label="任期（まで）"
        value={date(termTo)}
        sx={{ ...cell, ...columns.term }}
        check={(text) => termProblem(text, termFrom, parseDate(text))}
        onSave={(text) => update({ termTo: parseDate(text) ?? null })}
      />
    </ListRow>
  );
}

/** An empty date takes the date away. */
function termProblem(text: string, from: string | undefined, to: string | undefined): string | undefined {
  if (text.trim() === "") return undefined;
  if (parseDate(text) === undefined) return unreadableDate;
  return from !== undefined && to !== undefined && to < from
    ? "任期の終わりは、始まりと同じか後の日にしてください。"
    : undefined;
}
