/** What the commands of the committee's year take: meetings, what is said there, evaluations, the next year. */
import { commentKindLabels } from "#shared/domain/comment.ts";
import type { CommandName } from "./command.ts";
import type { CommandShape, OptionShape } from "./usage.ts";

export const year: OptionShape = {
  value: "2019",
  required: true,
  help: "評価対象年度（2019、令和元年度、R1 のいずれでも）",
};
export const meeting: OptionShape = {
  value: "ID",
  required: false,
  help: "会議のIDまたは回（1）。省くと、その年度を評価する最も新しい会議",
};
export const sheet: OptionShape = {
  value: "1",
  required: true,
  help: "シート：施策の番号（1）またはプロジェクト（p1、pA）",
};

const shownYear: OptionShape = { ...year, required: false, help: `${year.help}。省くと、開いている年度` };
const even: OptionShape = {
  required: false,
  help: "欠席や任期外の委員、計画より前の日付でも、確かめずに記録する",
};
const option = (value: string, help: string): OptionShape => ({ value, required: false, help });

type CommitteeCommand = Extract<CommandName, `meeting ${string}` | "comment" | "evaluate" | "next-year">;

export const committeeShapes: Record<CommitteeCommand, CommandShape> = {
  "meeting add": {
    files: ["PLAN.hyoka"],
    options: {
      year: shownYear,
      held: option("2020", "開催年度。省くと評価対象年度の翌年度"),
    },
    writes: false,
    help: "次の会議を、前の会議の次第・資料・場所・職員を引き継いで加える",
  },
  "meeting list": {
    files: ["PLAN.hyoka"],
    options: { year: shownYear },
    writes: false,
    help: "年度を評価する会議を並べる",
  },
  "meeting show": {
    files: ["PLAN.hyoka"],
    options: { year: shownYear, meeting },
    writes: false,
    help: "会議の日時・次第・出欠・発言を表示する",
  },
  "meeting set": {
    files: ["PLAN.hyoka"],
    options: {
      year: shownYear,
      meeting,
      date: option("2020-08-07", "開催日（空にすると消える）"),
      start: option("10:00", "開始時刻"),
      end: option("11:30", "終了時刻"),
      place: option("会議室", "場所"),
      openness: option("公開|一部非公開|非公開", "公開・非公開の別"),
      observers: option("3", "傍聴者の数"),
      attendance: option(
        "委員A=出席,委員B=欠席",
        "委員の出欠（出席・遅参・早退・欠席）。書かない委員は変えない",
      ),
      even,
    },
    writes: false,
    help: "会議の日時・場所・公開の別・傍聴者・出欠を記録する",
  },
  comment: {
    files: ["PLAN.hyoka"],
    options: {
      year,
      sheet: { ...sheet, required: false, help: `${sheet.help}。省くと全体について` },
      member: option("NAME", "委員の名前（名簿にない名前は加える）"),
      speaker: option("事務局", "委員のほかに話した人。--member の代わりに書く"),
      kind: { value: Object.values(commentKindLabels).join("|"), required: true, help: "発言の種類" },
      text: { value: "…", required: true, help: "発言の内容（- で標準入力から読む）" },
      meeting,
      agenda: option("2", "発言のあった議事（次第の番号またはID）"),
      answers: option("ID", "回答が答えている質問のID"),
      summary: option("…", "要点"),
      reply: option("…", "事務局の回答"),
      department: option("産業振興課", "回答の担当課"),
      disposition: option("反映する", "対応区分"),
      reflected: option("…", "反映箇所"),
      even,
    },
    writes: false,
    help: "会議での発言を記録する",
  },
  evaluate: {
    files: ["PLAN.hyoka"],
    options: {
      year,
      sheet,
      text: option("…", "推進委員会の評価（- で標準入力から読む。前の文は変更履歴に残る）"),
      sources: option("ID,ID", "評価の元になった意見のID"),
      adopt: option("MEETING", "評価を採択した会議のIDまたは回"),
      date: option("2020-11-06", "採択した日。省くと会議の日"),
    },
    writes: false,
    help: "推進委員会の評価を書き、採択を記録する",
  },
  "next-year": {
    files: ["PLAN.hyoka"],
    options: { year: option("2020", "開く年度。省くと、開いている最も新しい年度の次") },
    writes: false,
    help: "翌年度を開き、前の年度の様式を固定する",
  },
};
