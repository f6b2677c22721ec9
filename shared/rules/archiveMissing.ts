/** What the record of a meeting would lack if it were sealed now, as sentences, each with the place to go on at. */
import type { MethodOutput } from "#shared/contract/methods.ts";
import { commentKindLabels } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { paperKey, type Paper } from "#shared/domain/paper.ts";
import { paperStageLabels, type PaperEdition } from "#shared/domain/paperEdition.ts";
import { evaluationOf, sheetsOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { adoptionState } from "#shared/rules/adoption.ts";
import { isAnswered, opinionsOf } from "#shared/rules/dispositions.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { hasCommitteeEvaluation } from "#shared/rules/progress.ts";
import { attendanceCounts } from "#shared/rules/quorum.ts";
import { speakerOf } from "#shared/rules/speaker.ts";

export type Missing = MethodOutput<"archive.missing">[number];

/** Longest part of a comment in a sentence, in characters. */
const EXCERPT = 30;

/** In the order of the year: who came, what was said, what was decided and answered, and what was printed. */
export function archiveMissing(snapshot: YearSnapshot, meeting: Meeting): Missing[] {
  return [
    ...attendance(snapshot, meeting),
    ...comments(snapshot, meeting),
    ...evaluations(snapshot, meeting),
    ...replies(snapshot, meeting),
    ...editions(snapshot, meeting),
  ];
}

function attendance({ committee }: YearSnapshot, meeting: Meeting): Missing[] {
  const { unknown } = attendanceCounts(committee, meeting);
  if (unknown === 0) return [];
  return [{ what: "attendance", text: `委員${unknown}名の出席・欠席が記録されていません。` }];
}

function comments(snapshot: YearSnapshot, meeting: Meeting): Missing[] {
  if (snapshot.comments.some((comment) => comment.meeting === meeting.id)) return [];
  return [{ what: "comments", text: "この会議の発言が1件も記録されていません。" }];
}

/** Of the meeting that ends the year's evaluation; an earlier one leaves them to it. */
function evaluations(snapshot: YearSnapshot, meeting: Meeting): Missing[] {
  if (!hasCommitteeEvaluation(snapshot) || snapshot.meetings.at(-1)?.id !== meeting.id) return [];
  const { committeeName } = snapshot.plan;
  return sheetsOf(snapshot).flatMap((subject): Missing[] => {
    const sheet = `「${subjectLabel(snapshot, subject)}」`;
    switch (adoptionState(evaluationOf(snapshot, subject))) {
      case "adopted":
        return [];
      case "empty":
        return [
          { what: "evaluation", subject, text: `${sheet}の${committeeName}の評価が書かれていません。` },
        ];
      case "draft":
        return [
          { what: "adoption", subject, text: `${sheet}の${committeeName}の評価が採択されていません。` },
        ];
      case "changed":
        return [
          {
            what: "adoption",
            subject,
            text: `${sheet}の${committeeName}の評価が、採択のあとで書き換えられています。`,
          },
        ];
    }
  });
}

function replies(snapshot: YearSnapshot, meeting: Meeting): Missing[] {
  return opinionsOf(snapshot)
    .filter((comment) => comment.meeting === meeting.id && !isAnswered(comment, snapshot.comments))
    .map((comment) => ({
      what: "reply",
      comment: comment.id,
      ...(comment.subject ? { subject: comment.subject } : {}),
      text: `${speakerOf(snapshot.committee, comment, "name")}の${commentKindLabels[comment.kind]}「${excerpt(comment.text)}」に回答がありません。`,
    }));
}

function excerpt(text: string): string {
  const letters = Array.from(text.replaceAll(/\s+/gu, " "));
  return letters.length > EXCERPT ? `${letters.slice(0, EXCERPT).join("")}…` : letters.join("");
}

function editions(snapshot: YearSnapshot, meeting: Meeting): Missing[] {
  const own = snapshot.paperEditions.filter((edition) => edition.meeting === meeting.id);
  const kept = own.flatMap(({ papers }) => papers);
  const handouts = meeting.handouts.flatMap(({ paper, number, title }): Missing[] => {
    if (!paper || kept.some((one) => holds(one, paper))) return [];
    return [{ what: "edition", text: `「${`${number} ${title}`.trim()}」が配布版になっていません。` }];
  });
  const minutes = own.some(({ papers }) => papers.some(({ form }) => form === "minutes"));
  return [
    ...(own.length === 0 && handouts.length === 0
      ? [{ what: "edition" as const, text: "この会議の文書が1つも配布版・公表版になっていません。" }]
      : handouts),
    ...(minutes ? [] : [{ what: "minutes" as const, text: "会議録が配布版にも公表版にもなっていません。" }]),
    ...own
      .filter(({ pdf }) => pdf === undefined)
      .map((edition) => ({
        what: "pdf" as const,
        text: `${editionName(edition)}にPDFがありません。`,
      })),
  ];
}

/** The same paper, or one of them is every sheet of the form. */
function holds(kept: Paper, wanted: Paper): boolean {
  const isAll = ({ subject, document, meeting }: Paper) => !subject && !document && !meeting;
  return paperKey(kept) === paperKey(wanted) || (kept.form === wanted.form && (isAll(kept) || isAll(wanted)));
}

/** 「配布版「資料1 評価シート」（第2版）」 */
export function editionName({
  stage,
  name,
  version,
}: Pick<PaperEdition, "stage" | "name" | "version">): string {
  return `${paperStageLabels[stage]}「${name}」（第${version}版）`;
}
