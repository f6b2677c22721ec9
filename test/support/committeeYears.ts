/** The sample of 令和元年度 with a committee as real ones are, a meeting that was recorded, answers and adopted evaluations. */
import { readFileSync } from "node:fs";
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting, Member, Staff } from "#shared/domain/committee.ts";
import type { Evaluation } from "#shared/domain/evaluation.ts";
import { sameSubject, type Subject } from "#shared/domain/ids.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { contentOf } from "#shared/package/content.ts";
import { parsePackage } from "#shared/package/parse.ts";
import { samplePackageFile } from "#test/support/packageSnapshot.ts";
import { yearOf } from "#test/support/progressYears.ts";

export const itemOf = (id: string): Subject => ({ kind: "item", id });
export const projectOf = (id: string): Subject => ({ kind: "project", id });

/** Names with letters that are easily replaced by others: 髙, 﨑, 𠮷, 辻 with a variation selector. */
export const committeeMembers: readonly Member[] = [
  member("m1", "髙橋　清一", "たかはし　せいいち", "○○大学経済学部　教授", "会長"),
  member("m2", "山﨑　恵子", "やまざき　けいこ", "朝霞市商工会　副会長", "副会長"),
  member("m3", "𠮷田　誠", "よしだ　まこと", "あさか野農業協同組合　朝霞支店長", "委員"),
  member("m4", "辻\u{E0101}　美咲", "つじ　みさき", "公募市民", "委員"),
  member("m5", "渡邉　一郎", "わたなべ　いちろう", "朝霞市商店会連合会", "委員"),
];

function member(id: string, name: string, reading: string, affiliation: string, role: string): Member {
  return { id, name, reading, affiliation, role, termFrom: "2020-04-01", termTo: "2022-03-31" };
}

const staff: readonly Staff[] = [
  { id: "s1", post: "産業振興課長", name: "佐藤花子", side: "secretariat" },
  { id: "s2", post: "産業振興課産業労働係主任", name: "鈴木次郎", side: "secretariat" },
];

export const heldMeeting: Meeting = {
  id: "r2-1",
  fiscalYear: 2020,
  evaluates: 2019,
  number: 1,
  date: "2020-08-07",
  startTime: "10:00",
  endTime: "11:40",
  place: "朝霞市役所　大会議室（奥）",
  openness: "open",
  observers: 2,
  attendance: ["m1", "m2", "m3", "m4"]
    .map((id): NonNullable<Meeting["attendance"]>[number] => ({ member: id, status: "present" }))
    .concat([{ member: "m5", status: "absent" }]),
  staff: [...staff],
  agenda: [
    { id: "a1", number: "1", title: "開会", children: [] },
    { id: "a2", number: "2", title: "あいさつ", children: [] },
    {
      id: "a3",
      number: "3",
      title: "議事",
      children: [
        {
          id: "a31",
          number: "（1）",
          title: "計画の評価について",
          children: [
            {
              id: "a311",
              number: "①",
              title: "施策評価",
              subjects: [itemOf("1"), itemOf("2")],
              children: [],
            },
            {
              id: "a312",
              number: "②",
              title: "リーディングプロジェクトの評価",
              subjects: [projectOf("p1")],
              children: [],
            },
          ],
        },
      ],
    },
    { id: "a4", number: "4", title: "その他", children: [] },
    { id: "a5", number: "5", title: "閉会", children: [] },
  ],
  handouts: [],
  minutes: {
    style: "full",
    publicSpeakers: "label",
    policy: "summary-recording",
    decisions: [{ agendaItem: "a311", text: "事務局案に一部文言を加え、評価とすることを了承した。" }],
  },
};

let minute = 0;

function said(
  id: string,
  kind: Comment["kind"],
  by: string,
  text: string,
  change: Partial<Comment> = {},
): Comment {
  minute += 1;
  const speaker = committeeMembers.some((one) => one.id === by) ? { member: by } : { speaker: by };
  return {
    id,
    meeting: "r2-1",
    kind,
    text,
    recordedAt: new Date(Date.UTC(2020, 7, 7, 1, minute)).toISOString(),
    ...speaker,
    ...change,
  };
}

export const heldComments: readonly Comment[] = [
  said("c1", "remark", "事務局", "定刻となりましたので、ただいまから会議を始めます。", { agendaItem: "a1" }),
  said(
    "c2",
    "remark",
    "m1",
    "お忙しいところお集まりいただき、ありがとうございます。\n本日は活発な御議論をお願いします。",
    {
      agendaItem: "a2",
    },
  ),
  said("c3", "remark", "事務局", "資料1に基づき、施策1から順に説明した。", {
    agendaItem: "a311",
    subject: itemOf("1"),
  }),
  said(
    "c4",
    "opinion",
    "m3",
    "空き店舗がどこに何件あるのか、市も商店会もつかみ切れていないように見える。駅前の山田商店のように、持ち主が貸したいと言っている店もある。補助制度を始めるのであれば、まず一覧をつくって共有してほしい。",
    {
      agendaItem: "a311",
      subject: itemOf("1-1"),
      summary: "補助制度を始める前に、空き店舗の一覧をつくって共有してほしい。",
      withheld: [{ from: 36, words: "駅前の山田商店のように、" }],
      reply:
        "商工会・商店会と分担して調べ、令和2年度中に一覧をまとめます。持ち主の同意が得られた店舗から、起業の相談に来た人へ紹介していきます。",
      department: "産業振興課",
      disposition: "反映する",
      reflectedIn: "施策1-1「解決すべき課題・来年度に向けた方向性」",
    },
  ),
  said("c5", "question", "m4", "来場者が市内の店で買い物をしたかどうかは分かるのか。", {
    agendaItem: "a311",
    subject: itemOf("1"),
    department: "産業振興課",
    disposition: "参考とする",
  }),
  said("c6", "answer", "事務局", "来場者数は主催者の集計で、買い物の額は調べていません。", {
    agendaItem: "a311",
    subject: itemOf("1"),
    answers: "c5",
  }),
  said("c7", "opinion", "m2", "セミナーを受けた人が1年後にどうしているかを聞き、相談につなげてほしい。", {
    agendaItem: "a311",
    subject: itemOf("2"),
  }),
  said("c8", "request", "m4", "プロジェクトの名前は、市民にも分かる言葉にしてほしい。", {
    subject: projectOf("p1"),
  }),
  said("c9", "opinion", "m1", "次回は資料を一週間前に送ってほしい。"),
];

/** Fresh on every call. */
export function committeeYear(): YearSnapshot {
  const content = contentOf(parsePackage(readFileSync(samplePackageFile, "utf8")), new Date(0));
  const year = yearOf(content, 2019);
  const adopted = { meeting: "r2-1", date: "2020-08-07" };
  const adopt = (one: Evaluation): Evaluation =>
    one.committeeEvaluation !== undefined && sameSubject(one.subject, itemOf("1"))
      ? { ...one, adopted: { ...adopted, text: one.committeeEvaluation } }
      : one;
  return {
    ...year,
    committee: {
      ...year.committee,
      members: [...committeeMembers],
      quorum: { article: "推進委員会設置要綱第6条第2項", need: "majority" },
    },
    meetings: [heldMeeting],
    comments: [...heldComments],
    evaluations: year.evaluations.map(adopt),
  };
}
