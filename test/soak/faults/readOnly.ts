/** A folder that takes no files, for a real process: rights are taken away from somebody whom they bind. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const program = join(import.meta.dirname, "readOnlyProcess.ts");
/** The account without rights of its own, on every Linux. */
const NOBODY = 65_534;
/** Whom rights bind: an administrator's process runs as somebody else. */
const somebody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** Whether this system lets rights be taken away so (not Windows), and somebody else may read the program. */
export const canForbid =
  process.platform !== "win32" &&
  spawnSync(process.execPath, ["--check", program], { ...somebody, stdio: "ignore" }).status === 0;

/** @returns problems, one line each: a failure under another name, a lost text, something left behind */
export async function forbidWriting(): Promise<string[]> {
  const child = spawn(process.execPath, [program], { ...somebody, stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await Promise.all([text(child.stdout), once(child, "close")]);
  const problems = JSON.parse(said) as string[];
  return problems.map((problem) => `read-only folder: ${problem}`);
}
