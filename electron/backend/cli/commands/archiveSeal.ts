/** `archive seal PLAN.hyoka --meeting ID --out FILE.zip`: seals a meeting's record and writes it out. */
import { stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { requireFolder } from "#db/requireFolder.ts";
import { takesFiles } from "#db/writable.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { archiveDocuments } from "#shared/forms/archiveDocuments.ts";
import { parseFiscalYear } from "#shared/rules/fiscalYear.ts";
import type { Backend } from "#electron/backend/backend.ts";
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { openPlan } from "#electron/backend/cli/planFile.ts";
import { option } from "#electron/backend/cli/values.ts";
import { writeToken } from "#electron/backend/cli/writeToken.ts";

export const archiveSeal: Command = async (backend, given) => {
  const [file = ""] = given.files;
  const out = option(given, "out");
  const token = writeToken(backend, out, given.force);
  await refusePlace(out, given.force);
  const { fiscalYears } = await openPlan(backend, file);
  const { snapshot, meeting } = await meetingOf(backend, fiscalYears, option(given, "meeting"));
  const { ids: changed } = valueOf(
    await backend.call("paperEdition.changed", { fiscalYear: snapshot.fiscalYear }),
  );
  const documents = archiveDocuments(snapshot, meeting, changed);
  const incomplete = given.options["incomplete"] !== undefined;
  const missing = [
    ...valueOf(await backend.call("archive.missing", { meeting: meeting.id })).map(({ text }) => text),
    // There is no window here that could make a PDF of them.
    ...documents.map(({ name }) => `「${name}」にPDFがありません。`),
  ];
  if (missing.length > 0 && !incomplete) {
    throw new OperationError("incomplete", { count: missing.length, missing: missing.join("\n") });
  }
  const reason = given.options["reason"];
  const { archive } = valueOf(
    await backend.call("archive.seal", {
      task: crypto.randomUUID(),
      meeting: meeting.id,
      incomplete,
      ...(reason === undefined ? {} : { reason }),
      documents,
    }),
  );
  const written = valueOf(await backend.call("archive.write", { id: archive.id, token }));
  return {
    lines: [
      `保存しました: ${out}（第${archive.sequence}号、${archive.files}ファイル）`,
      `照合番号 ${archive.manifest}`,
      "照合番号は、会議録の決裁など、このファイルの外に控えてください。",
    ],
    value: { file: resolve(out), bytes: written.file.bytes, archive, missing },
    notes: missing.length === 0 ? [] : ["欠けたまま保存したもの:", ...missing.map((text) => `  ${text}`)],
  };
};

/** Before anything is sealed: an archive cannot be taken back. */
async function refusePlace(out: string, force: boolean): Promise<void> {
  const path = resolve(out);
  const folder = dirname(path);
  requireFolder(folder);
  const taken = await stat(path).then(Boolean, () => false);
  if (taken && !force) throw new OperationError("already-exists", { file: basename(out) });
  if (!takesFiles(folder)) throw new OperationError("read-only", { file: basename(out) });
}

/** By id, or by the year it is held in and its number (R2-1, 令和2年度第1回). @throws OperationError not-found */
async function meetingOf(
  backend: Backend,
  fiscalYears: readonly number[],
  name: string,
): Promise<{ snapshot: YearSnapshot; meeting: Meeting }> {
  const [, yearText = "", numberText] = /^(.+?)(?:-|第)(\d+)回?$/u.exec(name.normalize("NFKC").trim()) ?? [];
  const held = parseFiscalYear(yearText);
  for (const fiscalYear of fiscalYears) {
    const snapshot = valueOf(await backend.call("plan.snapshot", { fiscalYear }));
    const meeting =
      snapshot.meetings.find(({ id }) => id === name) ??
      snapshot.meetings.find((one) => one.fiscalYear === held && one.number === Number(numberText));
    if (meeting) return { snapshot, meeting };
  }
  throw new OperationError("not-found", { what: "会議", id: name });
}
