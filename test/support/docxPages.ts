/** A Word file as pages, through LibreOffice with fonts of the right widths. */
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const fontsFile = new URL("fonts.conf", import.meta.url).pathname;

/** LibreOffice, poppler and the IPA fonts are there; without them page tests are skipped and say so. */
export const canRender: boolean = (() => {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore", timeout: 60_000 });
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    const fonts = execFileSync("fc-list", [":", "family"], { encoding: "utf8" });
    return fonts.includes("IPAMincho") && fonts.includes("IPAGothic");
  } catch {
    return false;
  }
})();

/** Text of every page as it stands on paper. @throws Error when LibreOffice cannot convert the file. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "jimukyoku-pages-"));
  try {
    writeFileSync(join(folder, "file.docx"), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const options = ["--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, "file.docx")];
    await run("soffice", [profile, ...options], {
      env: { ...process.env, FONTCONFIG_FILE: fontsFile },
      timeout: 180_000,
    });
    const { stdout } = await run("pdftotext", ["-layout", join(folder, "file.pdf"), "-"], {
      maxBuffer: 64 * 1024 * 1024,
    });
    // Every page ends with a form feed.
    return stdout.split("\f").slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
