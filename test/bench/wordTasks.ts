/** The Word export against its floor (only zipping the same parts) and against a template engine. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import Docxtemplater from "docxtemplater";
import { unzipSync, zipSync } from "fflate";
import PizZip from "pizzip";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { buildForm, mergeTrees } from "#shared/forms/forms.ts";
import { packageSnapshot, samplePackage } from "#test/support/packageSnapshot.ts";
import type { Task } from "./measure.ts";
import { templateData, templateFile } from "./template.ts";

const snapshot = packageSnapshot(samplePackage(), 2019);

/** Both forms of the sample, one after the other, as many times as the scale says. */
export function documentAt(scale: number): DocumentTree {
  const copies = Array.from({ length: scale }, () => [
    buildForm("evaluation-sheet", snapshot),
    buildForm("project-sheet", snapshot),
  ]);
  return mergeTrees(copies.flat(), snapshot.plan.title);
}

const fileAt = (folder: string, scale: number): string => join(folder, `export-${scale}.docx`);

/** The parts of the document at a scale, from its file where another measurement has made it. */
async function partsAt(folder: string, scale: number): Promise<Record<string, Uint8Array>> {
  const file = fileAt(folder, scale);
  if (!existsSync(file)) writeFileSync(file, await wordFile(documentAt(scale)));
  return unzipSync(readFileSync(file));
}

/** From the year's snapshot to the bytes of the file; keeps the file for the floors. */
const exportTask: Task = async (scale, folder) => {
  writeFileSync(fileAt(folder, scale), await wordFile(documentAt(scale)));
  return { work: async () => (await wordFile(documentAt(scale))).length };
};

const fflateFloor: Task = async (scale, folder) => {
  const parts = await partsAt(folder, scale);
  return { work: () => zipSync(parts, { level: 6 }).length };
};

const zlibFloor: Task = async (scale, folder) => {
  const parts = Object.values(await partsAt(folder, scale));
  return { work: () => parts.reduce((size, part) => size + deflateRawSync(part, { level: 6 }).length, 0) };
};

/** The data are made beforehand: only the engine's own work counts. */
const docxtemplater: Task = async (scale) => {
  const template = templateFile(documentAt(1));
  const data = templateData(documentAt(1), scale);
  return { work: () => fillTemplate(template, data).length };
};

export function fillTemplate(template: Uint8Array, data: object): Uint8Array {
  const document = new Docxtemplater(new PizZip(template), {
    paragraphLoop: true,
    linebreaks: true,
    nullGetter: () => "",
  });
  document.render(data);
  return document.toBuffer({ compression: "DEFLATE" });
}

export const wordTasks: Record<string, Task> = {
  "word-export": exportTask,
  "zip-fflate": fflateFloor,
  "zip-zlib": zlibFloor,
  docxtemplater,
};
