/** The sample plan: the facts of the published plan, in sentences of the project's own. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Evaluation {
  item?: string;
  project?: string;
  fiscalYear: number;
  activities?: string;
  achievement?: string;
  issues?: string;
  rating?: string;
  committeeEvaluation?: string;
  sources?: string[];
}
interface Comment {
  id: string;
  item?: string;
  project?: string;
  agendaItem: string;
  member: string;
  kind: string;
  text: string;
  reply?: string;
}
interface Package {
  plan: Record<string, unknown> & { externalSurveyNote: string };
  items: { id: string; parent: string | null; code: string; title: string; goal?: string }[];
  indicators: unknown[];
  projects: { id: string; number: number; title: string; overview: string; related: unknown[] }[];
  evaluations: Evaluation[];
  committee: { name: string; members: { id: string; role: string }[] };
  meetings: { evaluates: number; comments?: Comment[] }[];
}

const root = new URL("../../", import.meta.url);
const read = (path: string): Package => JSON.parse(readFileSync(new URL(path, root), "utf8")) as Package;
const sample = read("shared/sample/samplePlan.json");
const published = "../shared/real/asaka-2019.json";
const hasPublished = existsSync(new URL(published, root));

const subject = (of: { item?: string; project?: string }): string => of.item ?? of.project ?? "";

/** Everything in a package that somebody wrote as a sentence, by line; figures in brackets are facts. */
function narrative(plan: Package): string[] {
  return [
    plan.plan.externalSurveyNote,
    ...plan.items.flatMap((item) => item.goal ?? []),
    ...plan.projects.map((project) => project.overview),
    ...plan.evaluations.flatMap((evaluation) => [
      evaluation.activities ?? "",
      evaluation.achievement ?? "",
      evaluation.issues ?? "",
    ]),
  ].flatMap((text) => text.split(/\n|【[^】]*】/u).map((line) => line.replaceAll(/\s/gu, "")));
}

describe("the sample plan", () => {
  it("has ten members without real names and six comments by them, on directions 1, 2, 4 and project 1", () => {
    expect(sample.committee.members).toHaveLength(10);
    const comments = sample.meetings.flatMap((meeting) => meeting.comments ?? []);
    expect(comments).toHaveLength(6);
    const members = new Set(sample.committee.members.map((member) => member.id));
    for (const comment of comments) expect(members).toContain(comment.member);
    expect(new Set(comments.map(subject))).toEqual(new Set(["1", "2", "4", "p1"]));
    expect(new Set(comments.map((comment) => comment.kind))).toEqual(new Set(["意見", "質問", "要望"]));
    expect(comments.some((comment) => comment.reply === undefined)).toBe(true);
  });

  it("fills two committee evaluations from comments on the same sheet, and leaves the others empty", () => {
    const comments = sample.meetings.flatMap((meeting) => meeting.comments ?? []);
    const filled = sample.evaluations.filter((evaluation) => evaluation.committeeEvaluation);
    expect(filled.map(subject)).toEqual(["1", "2"]);
    for (const evaluation of filled) {
      expect(evaluation.sources?.length).toBeGreaterThan(0);
      for (const id of evaluation.sources ?? []) {
        const comment = comments.find((candidate) => candidate.id === id);
        expect(comment && subject(comment)).toBe(subject(evaluation));
      }
    }
  });

  it("leaves fiscal year 2020 open", () => {
    expect(new Set(sample.evaluations.map((evaluation) => evaluation.fiscalYear))).toEqual(new Set([2019]));
    expect(sample.plan["lastFiscalYear"]).toBeGreaterThanOrEqual(2020);
  });

  it.skipIf(!hasPublished)("has every fact and figure of the published plan", () => {
    const source = read(published);
    const facts = (plan: Package): unknown => ({
      plan: { ...plan.plan, externalSurveyNote: "" },
      items: plan.items.map(({ id, parent, code, title }) => ({ id, parent, code, title })),
      indicators: plan.indicators,
      projects: plan.projects.map((project) => ({ ...project, overview: "" })),
      evaluations: plan.evaluations
        .map((evaluation) => ({
          subject: subject(evaluation),
          fiscalYear: evaluation.fiscalYear,
          rating: evaluation.rating,
        }))
        .toSorted((a, b) => a.subject.localeCompare(b.subject)),
      committee: plan.committee.name,
    });
    expect(facts(sample)).toEqual(facts(source));
  });

  it.skipIf(!hasPublished)("keeps the figures that the published sheets give in brackets", () => {
    // 11万人 and 3,271 are figures; spaces inside a figure are a slip of the published sheet.
    const figures = (text: string): string[] =>
      [...text.matchAll(/【([^】]*)】/gu)].flatMap(
        ([, inside]) => inside?.replaceAll(/(?<=,)\s|\s(?=件)/gu, "").match(/[\d,.]+/gu) ?? [],
      );
    const source = read(published);
    for (const evaluation of source.evaluations) {
      const own = sample.evaluations.find((candidate) => subject(candidate) === subject(evaluation));
      expect([subject(evaluation), figures(own?.activities ?? "")]).toEqual([
        subject(evaluation),
        figures(evaluation.activities ?? ""),
      ]);
    }
  });

  it.skipIf(!hasPublished)("shares no sentence with the published sheets, only names", () => {
    const names = [
      "アートマルシェ",
      "北朝霞どんぶり王選手権・産業フェア",
      "ワーク・ライフ・グッドバランス企業認定制度",
      "店舗等リフォーム資金補助金",
      "個人住宅リフォーム資金補助金",
      "あさか野菜deベジグルメ",
    ];
    const unnamed = (text: string): string =>
      names.reduce((rest, name) => rest.replaceAll(name, (_, at: number) => `\u0000${at}`), text);
    const theirs = narrative(read(published)).map(unnamed).join("\n");
    const longest = 20;
    const shared = narrative(sample)
      .map(unnamed)
      .flatMap((text) =>
        Array.from({ length: Math.max(0, text.length - longest + 1) }, (_, at) =>
          text.slice(at, at + longest),
        ),
      )
      .filter((run) => theirs.includes(run));
    expect(shared).toEqual([]);
  });
});
