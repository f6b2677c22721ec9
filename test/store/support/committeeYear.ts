/** The small plan with something in everything that the committee's year brings. */
import { join } from "node:path";
import type { Backend } from "#electron/backend/backend.ts";
import { contentOf } from "#shared/package/content.ts";
import { parsePackage } from "#shared/package/parse.ts";
import type { Package, PackageComment } from "#shared/package/schema.ts";
import { createPlan, testBackend, value } from "./backends.ts";
import { smallPackage } from "./smallPlan.ts";
import { temporaryFolder } from "./temporary.ts";

const at = (minute: string): string => `2020-08-07T01:${minute}:00.000Z`;

const comments: PackageComment[] = [
  {
    id: "c1",
    item: "1",
    property: "committeeEvaluation",
    agendaItem: "a-2-1",
    member: "m1",
    kind: "意見",
    text: "商店街がにぎわった。私の店もにぎわった。",
    summary: "商店街がにぎわった。",
    withheld: [{ from: 10, words: "私の店も" }],
    reply: "続けます。",
    department: "産業振興課",
    disposition: "反映する",
    reflectedIn: "令和3年度の計画 12ページ",
    recordedAt: at("31"),
  },
  { id: "c2", project: "p1", member: "m2", kind: "質問", text: "起業の数は。", recordedAt: at("32") },
  {
    id: "c3",
    project: "p1",
    speaker: "産業振興課長",
    kind: "回答",
    text: "3件です。",
    answers: "c2",
    recordedAt: at("33"),
  },
  { id: "c4", speaker: "事務局", kind: "発言", text: "次に進みます。", recordedAt: at("34") },
];

export function committeePackage(): Package {
  const small = smallPackage();
  const [top, shops, farms, people] = small.items;
  const [meeting] = small.meetings;
  const [one, whole, project] = small.evaluations;
  const { achievementRate: _, ...asWasThen } = small.plan;
  return parsePackage(
    JSON.stringify({
      ...small,
      items: [
        top,
        {
          ...shops,
          formerNames: [
            { until: 2018, code: "1-1", title: "商店の応援" },
            { until: 2019, code: "1-1", title: "店の応援" },
          ],
        },
        { ...farms, until: 2020 },
        { id: "1-3", parent: "1", code: "1-3", title: "農林業の応援", from: 2021, succeeds: ["1-2"] },
        people,
      ],
      evaluations: [
        one,
        {
          ...whole,
          sources: ["c1", "c2"],
          adopted: { meeting: "r2-1", date: "2020-08-07", text: "よい。" },
        },
        project,
      ],
      committee: {
        ...small.committee,
        quorum: { article: "設置要綱第6条第2項", need: "majority" },
        deadlines: [
          { id: "notice", name: "開催通知を送る", days: -14 },
          { id: "minutes", name: "会議録を公表する", days: 45 },
        ],
        dispositions: ["反映する", "参考とする"],
      },
      meetings: [
        {
          ...meeting,
          endTime: "11:30",
          openness: "partly",
          closedReason: "個人の情報を扱うため",
          observers: 2,
          attendance: [
            { member: "m1", status: "present" },
            { member: "m2", status: "late", note: "10時15分から" },
          ],
          staff: [{ id: "s1", post: "産業振興課長", name: "見本 太郎", side: "department" }],
          deadlinesDone: ["notice"],
          minutes: {
            style: "summary",
            header: [
              { id: "name", label: "会議の名称", kind: "name" },
              { id: "text-1", label: "確認方法", kind: "text", text: "出席した委員の確認" },
            ],
            policy: "summary-recording",
            publicSpeakers: "role",
            decisions: [{ agendaItem: "a-2-1", text: "原案のとおり了承された。" }],
          },
          agenda: [
            { id: "a-1", number: "1", title: "開会" },
            {
              id: "a-2",
              number: "2",
              title: "議事",
              children: [
                {
                  id: "a-2-1",
                  number: "（1）",
                  title: "評価について",
                  subjects: [
                    { kind: "item", id: "1" },
                    { kind: "project", id: "p1" },
                  ],
                },
              ],
            },
          ],
          handouts: [
            {
              id: "h-1",
              number: "資料1",
              title: "前回の会議録",
              kind: "handout",
              paper: { form: "minutes", meeting: "r2-1", copy: "public" },
            },
          ],
          comments,
        },
        { id: "r2-2", fiscalYear: 2020, evaluates: 2019, number: 2, agenda: [], handouts: [] },
      ],
      priorRatings: [
        {
          subject: { kind: "item", id: "1" },
          fiscalYear: 2019,
          member: "m1",
          rating: "A",
          note: "よく進んだ",
        },
        { subject: { kind: "item", id: "1" }, fiscalYear: 2019, member: "m2", rating: "B" },
        { subject: { kind: "project", id: "p1" }, fiscalYear: 2019, member: "m2", note: "判断できない" },
      ],
      years: [
        {
          fiscalYear: 2019,
          openedAt: "2019-04-01T00:00:00.000Z",
          frozen: {
            ...asWasThen,
            title: "見本市産業振興計画（素案）",
            levels: ["方向", "施策"],
            committeeName: "委員会",
            ratingScale: {
              mode: "judgement",
              grades: [
                { code: "A", meaning: "進んだ" },
                { code: "B", meaning: "進まなかった" },
              ],
            },
          },
        },
        { fiscalYear: 2020, openedAt: "2021-04-01T00:00:00.000Z" },
      ],
    }),
  );
}

/** A backend with that plan open in a folder of its own. */
export async function openCommitteePlan(): Promise<{ backend: Backend; folder: string; path: string }> {
  const folder = temporaryFolder();
  const path = join(folder, "計画.hyoka");
  createPlan(path, contentOf(committeePackage(), new Date("2026-01-01T00:00:00Z")));
  const backend = testBackend();
  await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
  return { backend, folder, path };
}
