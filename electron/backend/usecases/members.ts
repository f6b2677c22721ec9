/** The committee's own settings and its members. */
import { randomUUID } from "node:crypto";
import { readCommittee, writeCommittee } from "#db/committee.ts";
import { insertMember, memberColumns, readMember } from "#db/members.ts";
import { nextPosition } from "#db/positions.ts";
import type { Database } from "#db/sql.ts";
import { saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Committee, Deadline, Member, Quorum } from "#shared/domain/committee.ts";
import { usesOfMember } from "./uses.ts";

function requireMember(db: Database, id: string): Member {
  const member = readMember(db, id);
  if (!member) throw new OperationError("not-found", { what: "委員", id });
  return member;
}

/** A member on one line, as 変更履歴 tells it: 「山田太郎（会長、商工会、2020-04-01～2022-03-31）」. */
function memberText({ name, reading, role, affiliation, termFrom, termTo }: Member): string {
  const term = termFrom === undefined && termTo === undefined ? "" : `${termFrom ?? ""}～${termTo ?? ""}`;
  const told = [reading, role, affiliation, term].filter((part) => part !== undefined && part !== "");
  return told.length === 0 ? name : `${name}（${told.join("、")}）`;
}

const needs: Record<Quorum["need"], string> = {
  majority: "過半数",
  half: "半数以上",
  "two-thirds": "3分の2以上",
};
const settingNames = { quorum: "定足数", deadlines: "期日の一覧", dispositions: "対応区分の一覧" } as const;
type Setting = keyof typeof settingNames;

function settingText(committee: Committee, setting: Setting): string | undefined {
  switch (setting) {
    case "quorum":
      return committee.quorum && `${committee.quorum.article} ${needs[committee.quorum.need]}`.trim();
    case "deadlines":
      return committee.deadlines?.map(({ name, days }: Deadline) => `${name}（${days}日）`).join("\n");
    case "dispositions":
      return committee.dispositions?.join("\n");
  }
}

/** Throws `duplicate` for two deadlines or dispositions of the same name: nobody could tell them apart. */
function refuseTwins(what: string, names: readonly string[]): void {
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin !== undefined) throw new OperationError("duplicate", { what, id: twin });
}

export const memberHandlers = {
  "committee.rename"(context, { name }) {
    const { value: _, ...saved } = saveEdit(context, { label: "委員会の名称を変更" }, (tx) => {
      const before = readCommittee(tx.db).name;
      if (before === name) return;
      tx.update("plan", "plan", { committee_title: name });
      tx.line({ label: "委員会の名称を変更", place: "", beforeText: before, afterText: name });
    });
    return saved;
  },

  "committee.update"(context, { patch }) {
    const given = (Object.keys(settingNames) as Setting[]).filter((key) => patch[key] !== undefined);
    const [only, ...others] = given;
    const label = only && others.length === 0 ? `${settingNames[only]}を変更` : "委員会の設定を変更";
    const { value: _, ...saved } = saveEdit(context, { label }, (tx) => {
      refuseTwins(
        "期日",
        (patch.deadlines ?? []).map((one) => one.id),
      );
      refuseTwins("対応区分", patch.dispositions ?? []);
      const before = readCommittee(tx.db);
      writeCommittee(tx, patch);
      const after = readCommittee(tx.db);
      for (const setting of given) {
        const [beforeText, afterText] = [settingText(before, setting), settingText(after, setting)];
        if (beforeText === afterText) continue;
        tx.line({ label: `${settingNames[setting]}を変更`, place: "", beforeText, afterText });
      }
    });
    return saved;
  },

  "member.add"(context, { member }) {
    const { value: id, ...saved } = saveEdit(context, { label: "委員を追加" }, (tx) => {
      const id = randomUUID();
      refuseTermBackwards(member);
      insertMember(tx, { ...member, id }, nextPosition(tx.db, "member"));
      tx.line({ label: "委員を追加", place: "", afterText: memberText({ ...member, id }) });
      return id;
    });
    return { ...saved, id };
  },

  "member.update"(context, { id, patch }) {
    const { value: _, ...saved } = saveEdit(context, { label: "委員を編集" }, (tx) => {
      const before = requireMember(tx.db, id);
      tx.update("member", id, memberColumns(patch));
      const after = requireMember(tx.db, id);
      refuseTermBackwards(after);
      const [beforeText, afterText] = [memberText(before), memberText(after)];
      if (beforeText !== afterText) tx.line({ label: "委員を編集", place: "", beforeText, afterText });
    });
    return saved;
  },

  "member.remove"(context, { id }) {
    const { value: _, ...saved } = saveEdit(context, { label: "委員を削除" }, (tx) => {
      const member = requireMember(tx.db, id);
      const use = usesOfMember(tx.db, member);
      if (use !== undefined) throw new OperationError("in-use", { what: use });
      tx.remove("member", id);
      tx.line({ label: "委員を削除", place: "", beforeText: memberText(member) });
    });
    return saved;
  },
} satisfies Handlers;

/** Throws `invalid-input` for a term that ends before it begins. */
function refuseTermBackwards({ termFrom, termTo }: Pick<Member, "termFrom" | "termTo">): void {
  if (termFrom !== undefined && termTo !== undefined && termTo < termFrom) {
    throw new OperationError("invalid-input", { path: "termTo" });
  }
}
