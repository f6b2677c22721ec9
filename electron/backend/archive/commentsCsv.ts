/** 発言一覧: every comment of a meeting as a table. */
import type { AgendaItem, Meeting } from "#shared/domain/committee.ts";
import { commentKindLabels } from "#shared/domain/comment.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { numberedAgenda } from "#shared/rules/agendaNumbers.ts";
import { fieldLabel, subjectLabel } from "#shared/rules/fieldText.ts";
import { clockOf } from "#shared/rules/momentLabel.ts";
import { printCsv } from "./csv.ts";

const heading = [
  "順",
  "時刻",
  "議題",
  "シート",
  "欄",
  "発言者",
  "区分",
  "発言",
  "要点",
  "公開しない部分",
  "回答の相手（順）",
  "事務局の回答",
  "担当課",
  "対応",
  "反映箇所",
];

export function commentsCsv(snapshot: YearSnapshot, meeting: Meeting): string {
  const comments = snapshot.comments.filter((comment) => comment.meeting === meeting.id);
  const lines = agendaLines(
    meeting.agendaNumbering ? numberedAgenda(meeting.agenda, meeting.agendaNumbering) : meeting.agenda,
  );
  const order = new Map(comments.map(({ id }, index) => [id, `${index + 1}`]));
  const rows = comments.map((comment) => {
    const { subject, property } = comment;
    const field =
      subject && property
        ? fieldLabel(snapshot, { entity: "evaluation", subject, fiscalYear: snapshot.fiscalYear, property })
        : "";
    const sheet = subject ? subjectLabel(snapshot, subject) : "";
    const member = snapshot.committee.members.find(({ id }) => id === comment.member);
    return [
      order.get(comment.id) ?? "",
      clockOf(comment.recordedAt),
      lines.get(comment.agendaItem ?? "") ?? "",
      sheet,
      field.startsWith(sheet) ? field.slice(sheet.length).trim() : field,
      member?.name ?? comment.speaker ?? "",
      commentKindLabels[comment.kind],
      comment.text,
      comment.summary ?? "",
      (comment.withheld ?? []).map(({ words }) => words).join("\n"),
      order.get(comment.answers ?? "") ?? "",
      comment.reply ?? "",
      comment.department ?? "",
      comment.disposition ?? "",
      comment.reflectedIn ?? "",
    ];
  });
  return printCsv([heading, ...rows]);
}

/** Every line of the 次第 by its id: 「（1）評価について」. */
function agendaLines(agenda: readonly AgendaItem[]): Map<string, string> {
  return new Map(
    agenda.flatMap((line): [string, string][] => [
      [line.id, `${line.number} ${line.title}`.trim()],
      ...agendaLines(line.children),
    ]),
  );
}
