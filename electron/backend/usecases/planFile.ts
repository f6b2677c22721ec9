/** Creating, opening, looking at and closing the plan file. */
import { statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { readFile } from "node:fs/promises";
import { createPlanFile } from "#db/create.ts";
import { readContent } from "#db/content.ts";
import { requireFile } from "#db/header.ts";
import { locationOf } from "#db/location.ts";
import type { PlanFile } from "#db/open.ts";
import { planRow } from "#db/plan.ts";
import { refuseOwned, thisOpener } from "#db/owner.ts";
import { readSnapshot } from "#db/snapshot.ts";
import type { Database } from "#db/sql.ts";
import { sqliteFailure } from "#db/sqliteFailure.ts";
import { verifyPlan } from "#db/verify.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Topic } from "#shared/contract/method.ts";
import type { OpenPlan } from "#shared/contract/methods.ts";
import type { OpenMode } from "#shared/domain/owner.ts";
import type { PlanContent } from "#shared/domain/planContent.ts";
import { contentOf, packageOf } from "#shared/package/content.ts";
import { parsePackage, parsePackageWithNotes, refuseTooLarge } from "#shared/package/parse.ts";
import { invalid } from "#shared/package/problem.ts";
import { printPackage } from "#shared/package/print.ts";
import { samples } from "#shared/sample/samples.ts";
import {
  readPlanFile,
  requirePlan,
  savedNow,
  type Context,
  type Handlers,
} from "#electron/backend/context.ts";
import { openFile } from "#electron/backend/openFile.ts";
import { writeMade } from "./madeFile.ts";
import { samplePackage } from "./samplePackage.ts";
import { currentYear, latestOpenYear, requirePlanYear } from "./years.ts";

const openedTopics = ["plan", "snapshot", "history", "recent"] as const satisfies Topic[];

/** The open plan as windows see it. */
export function openPlan(plan: PlanFile): OpenPlan {
  const row = planRow(plan.db);
  const years = row.last_fiscal_year - row.first_fiscal_year + 1;
  return {
    fileName: basename(plan.path),
    folder: dirname(plan.path),
    title: row.title,
    location: locationOf(plan.path),
    readOnly: plan.readOnly,
    ...(plan.copiedAt !== undefined && { copiedAt: plan.copiedAt }),
    fiscalYears: Array.from({ length: years }, (_, index) => row.first_fiscal_year + index),
    latestOpenYear: latestOpenYear(plan.db),
    currentFiscalYear: currentYear(plan.db),
  };
}

/** Opens a file in place of the one open now; when that fails, the one open now stays. */
function open(context: Context, path: string, mode?: OpenMode): OpenPlan {
  const current = context.plan;
  // A copy makes way for a newer one and for the file itself.
  if (current && current.copiedAt === undefined && isSameFile(current.path, path)) return openPlan(current);
  const plan = openFile(context, path, mode);
  const before = context.plan;
  context.plan = plan;
  before?.close();
  return openPlan(plan);
}

function isSameFile(a: string, b: string): boolean {
  if (a === b) return statSync(a, { throwIfNoEntry: false }) !== undefined;
  const [one, other] = [a, b].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

/**
 * The content with the year it stands in: the latest that anything was written about, else the one that a meeting prepares,
 * else the first. Later years are opened one after the other, whatever is written about them before.
 */
function withYear(content: PlanContent, now: Date): PlanContent {
  if (content.years.length > 0) return content;
  const written = [...content.evaluations, ...content.results].map((one) => one.fiscalYear);
  const discussed = content.meetings.map((meeting) => meeting.evaluates);
  const fiscalYear = [written, discussed]
    .find((years) => years.length > 0)
    ?.toSorted()
    .at(-1);
  const begun = fiscalYear ?? content.plan.firstFiscalYear;
  return { ...content, years: [{ fiscalYear: begun, openedAt: now.toISOString() }] };
}

/** What a package carries: the years only once the plan went on from one to the next. */
function carried(content: PlanContent): PlanContent {
  const wentOn = content.years.some((year) => year.frozen !== undefined);
  return wentOn ? content : { ...content, years: [] };
}

/** The whole plan as the text of a package. */
export function packageText(db: Database): string {
  return printPackage(packageOf(carried(readContent(db))));
}

/** Makes a new file at the token's path and opens it. */
function createAndOpen(
  context: Context,
  token: string,
  content: PlanContent,
  label: string,
  actor: string,
): OpenPlan {
  const { path, replace } = context.tokens.require(token, "write");
  if (context.plan && isSameFile(context.plan.path, path)) {
    throw new OperationError("file-busy", { file: basename(path) });
  }
  if (replace) refuseOwned(path, thisOpener(context.actor, context.now));
  const begun = withYear(content, context.now());
  if (replace) context.backups.keepReplaced(path);
  createPlanFile(path, begun, { replace, actor, label, now: context.now() });
  context.tokens.spend(token);
  return open(context, path);
}

async function readPackageFile(path: string): Promise<string> {
  requireFile(path);
  refuseTooLarge(statSync(path).size);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw sqliteFailure(error, path);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // In another coding every letter but the Latin ones would come in as a wrong one, without a word.
    throw invalid([], "UTF-8の文字として読めません", undefined);
  }
}

/** Who wrote what no person did: the program, with its version. */
function programOf({ version }: Context): string {
  return `評価シート事務局 ${version}`;
}

export const planFileHandlers = {
  "plan.current": (context) => (context.plan ? readPlanFile(context, openPlan) : null),

  "plan.create"(context, { token, plan }) {
    const empty: PlanContent = {
      plan,
      items: [],
      indicators: [],
      projects: [],
      evaluations: [],
      committee: { name: "", members: [] },
      meetings: [],
      comments: [],
      results: [],
      initiatives: [],
      undertakings: [],
      passages: [],
      documents: [],
      documentRows: [],
      editions: [],
      looks: [],
      priorRatings: [],
      years: [],
    };
    const opened = createAndOpen(context, token, empty, "計画を作成", context.actor);
    return { ...savedNow(context, openedTopics), plan: opened };
  },

  async "plan.createSample"(context, { token, sample = samples[0].id }) {
    context.tokens.require(token, "write");
    const content = contentOf(parsePackage(JSON.stringify(await samplePackage(sample))), context.now());
    const opened = createAndOpen(context, token, content, "見本の計画を作成", programOf(context));
    return { ...savedNow(context, openedTopics), plan: opened };
  },

  "plan.open"(context, { token, mode }) {
    const { path } = context.tokens.require(token, "read");
    return { ...savedNow(context, openedTopics), plan: open(context, path, mode) };
  },

  "plan.close"(context) {
    const plan = requirePlan(context);
    context.plan = undefined;
    plan.close();
    return savedNow(context, ["plan", "snapshot", "history"]);
  },

  async "plan.importPackage"(context, { package: source, token }) {
    context.tokens.require(token, "write");
    const text = await readPackageFile(context.tokens.require(source, "read").path);
    const parsed = parsePackageWithNotes(text);
    const content = contentOf(parsed.package, context.now());
    const opened = createAndOpen(context, token, content, "計画パッケージを取り込み", programOf(context));
    return {
      ...savedNow(context, openedTopics),
      plan: opened,
      ...(parsed.dropped.length > 0 ? { dropped: parsed.dropped } : {}),
    };
  },

  "plan.exportPackage": (context, { token }) =>
    writeMade(context, token, () =>
      Buffer.from(
        readPlanFile(context, (plan) => packageText(plan.db)),
        "utf8",
      ),
    ),

  "plan.snapshot": (context, { fiscalYear }) =>
    readPlanFile(context, (plan) => {
      requirePlanYear(plan.db, fiscalYear);
      return readSnapshot(plan.db, fiscalYear);
    }),

  "plan.verify": (context) => readPlanFile(context, (plan) => verifyPlan(plan.db)),
} satisfies Handlers;
