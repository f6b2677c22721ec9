/**
 * `npm run gallery`: every official form of the samples as Word file, PDF and pictures of its pages, in out/gallery/, for
 * people to look at. Each file is named after its form; where several samples have a form, the later ones add their name.
 */
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { setupSystem } from "#build/setupSystem.ts";
import { createBackend } from "#electron/backend/backend.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import type { WordForm } from "#shared/contract/methods.ts";
import type { Paper } from "#shared/domain/paper.ts";
import type { FormName } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { papersOf } from "#shared/forms/papers.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { handoutNumberFor } from "#shared/rules/handoutNumbers.ts";
import { type Sample, samples } from "#shared/sample/samples.ts";
import { projectRoot } from "#test/support/commandLine.ts";

const run = promisify(execFile);
const folder = join(projectRoot, "out", "gallery");
const fontsFile = join(projectRoot, "test", "support", "fonts.conf");
/** Dots per inch: a page fills a screen. */
const RESOLUTION = 100;

interface Written {
  name: string;
  sample: Sample;
  form: FormName;
}

/** The forms that a sample has something for, in hand-out order, each as one Word file. */
async function writeSample(sample: Sample, plans: string, taken: Set<string>): Promise<Written[]> {
  const backend = createBackend({ version: "0.0.0", actor: "gallery" });
  try {
    const token = backend.grantFile(join(plans, `${sample.id}.hyoka`), "write");
    valueOf(await backend.call("plan.createSample", { token, sample: sample.id }));
    const { fiscalYear } = sample;
    const snapshot = valueOf(await backend.call("plan.snapshot", { fiscalYear }));
    const kinds = new Map(papersOf(snapshot).map((paper) => [kindOf(paper), paper]));
    const written: Written[] = [];
    for (const [kind, { form }] of kinds) {
      const name = taken.has(kind) ? `${kind}-${sample.id}` : kind;
      taken.add(kind);
      valueOf(
        await backend.call("word.export", {
          task: randomUUID(),
          token: backend.grantFile(join(folder, `${name}.docx`), "write", { replace: true }),
          fiscalYear,
          forms: formsOf(snapshot, kind),
        }),
      );
      written.push({ name, sample, form });
    }
    return written;
  } finally {
    await backend.close();
  }
}

/** A form, and a 公開用 apart from its 原本. */
function kindOf({ form, copy }: Paper): string {
  return copy === undefined ? form : `${form}-${copy}`;
}

/** The papers of one kind; those under one 資料番号 are written as one, as they are handed out. */
function formsOf(snapshot: YearSnapshot, kind: string): WordForm[] {
  const meeting = snapshot.meetings.at(-1);
  const forms: WordForm[] = [];
  for (const paper of papersOf(snapshot).filter((one) => kindOf(one) === kind)) {
    const { form, subject, document, meeting: about, copy } = paper;
    const handoutNumber = meeting ? handoutNumberFor(meeting, paper) : "";
    const last = forms.at(-1);
    if (subject && last?.subjects && last.handoutNumber === handoutNumber) last.subjects.push(subject);
    else {
      forms.push({
        form,
        handoutNumber,
        ...(subject && { subjects: [subject] }),
        ...(document !== undefined && { document }),
        ...(about !== undefined && { meeting: about }),
        ...(copy !== undefined && { copy }),
      });
    }
  }
  return forms;
}

async function convert(written: readonly Written[], profile: string): Promise<void> {
  const files = written.map(({ name }) => join(folder, `${name}.docx`));
  const options = ["--headless", "--convert-to", "pdf", "--outdir", folder, ...files];
  await run("soffice", [`-env:UserInstallation=file://${profile}`, ...options], {
    env: { ...process.env, FONTCONFIG_FILE: fontsFile },
    timeout: 600_000,
  });
}

async function draw(name: string): Promise<number> {
  const pdf = join(folder, `${name}.pdf`);
  await run("pdftoppm", ["-r", `${RESOLUTION}`, "-png", pdf, join(folder, name)], { timeout: 600_000 });
  const picture = new RegExp(`^${name}-\\d+\\.png$`, "u");
  return readdirSync(folder).filter((file) => picture.test(file)).length;
}

const plans = mkdtempSync(join(tmpdir(), "gallery-"));
try {
  const missing = setupSystem();
  mkdirSync(folder, { recursive: true });
  // Files of a former gallery would pass for today's.
  for (const name of readdirSync(folder)) {
    if (/\.(?:docx|pdf|png)$/u.test(name)) rmSync(join(folder, name));
  }
  const taken = new Set<string>();
  const written: Written[] = [];
  for (const sample of samples) written.push(...(await writeSample(sample, plans, taken)));
  const canDraw = !missing.some((name) => /libreoffice|poppler/u.test(name));
  if (canDraw) await convert(written, join(plans, "profile"));
  console.log(`\n${relative(projectRoot, folder)}/`);
  for (const { name, sample, form } of written) {
    const pages = canDraw ? `、${name}.pdf、${name}-*.png（${await draw(name)}ページ）` : "";
    console.log(`  ${formTitles[form]}（見本：${sample.title}）：${name}.docx${pages}`);
  }
  if (!canDraw) console.log("LibreOffice か pdftoppm がないため、PDF とページの画像は作れませんでした。");
} finally {
  rmSync(plans, { recursive: true, force: true });
}
