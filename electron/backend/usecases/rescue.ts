/** 救出: what can be read of a damaged plan file, which copies there are, and a new plan from what can be read. */
import { existsSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { copiesBeside, soundCopies } from "#db/rescue/copies.ts";
import { inspectPlanFile, rescuePlanFile, type Rescued } from "#db/rescue.ts";
import type { Handlers } from "#electron/backend/context.ts";
import { writeFileSafely } from "#electron/backend/files.ts";
import { beginDeed } from "#electron/backend/support/deeds.ts";
import { planMark } from "#electron/backend/support/log.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { planFileHandlers } from "./planFile.ts";
import { rescueText } from "./rescueText.ts";

/** 「計画（救出の報告）.txt」 beside the new plan; numbered rather than put in the place of another. */
function reportPath(plan: string): string {
  const name = `${basename(plan, extname(plan))}（救出の報告）`;
  for (let number = 1; ; number += 1) {
    const path = join(dirname(plan), `${name}${number === 1 ? "" : ` (${number})`}.txt`);
    if (!existsSync(path)) return path;
  }
}

/** Its name; null where the folder does not take it: the damaged file has everything, and rescuing it again writes one. */
async function writeReport(plan: string, text: string): Promise<string | null> {
  const path = reportPath(plan);
  try {
    await writeFileSafely(path, Buffer.from(text, "utf8"), { replace: false });
    return basename(path);
  } catch (error) {
    if (error instanceof OperationError) return null;
    throw error;
  }
}

export const rescueHandlers = {
  "plan.rescueReport"(context, { token }) {
    const { path } = context.tokens.require(token, "read");
    const { backups, folder } = context.backups.state({ path });
    const files = new Set(backups.map(({ id }) => context.backups.fileOf({ path }, id)));
    const copies = [...soundCopies([...files]), ...copiesBeside(path).filter((copy) => !files.has(copy.path))]
      .toSorted((a, b) => b.modified.getTime() - a.modified.getTime())
      .map(({ path: copy, modified, bytes, title }) => ({
        token: context.tokens.grant(copy, "read"),
        name: basename(copy),
        kept: files.has(copy),
        at: modified.toISOString(),
        bytes,
        title,
      }));
    return { report: inspectPlanFile(path).report, folder, copies };
  },

  async "plan.rescue"(context, { source, token }) {
    const { path } = context.tokens.require(source, "read");
    const { path: target, replace } = context.tokens.require(token, "write");
    const now = context.now();
    const end = beginDeed(context.tellDeed, { deed: "rescue", plan: path });
    let rescued: Rescued;
    try {
      rescued = rescuePlanFile(path, target, { replace, actor: context.actor, now });
    } catch (error) {
      end(error);
      throw error;
    }
    end(undefined, { into: planMark(target), complete: rescued.report.complete });
    context.tokens.spend(token);
    const reportFile = await writeReport(target, rescueText(rescued, basename(target), now));
    const opened = planFileHandlers["plan.open"](context, {
      token: context.tokens.grant(target, "read"),
    });
    return { ...opened, report: rescued.report, reportFile };
  },
} satisfies Handlers;
