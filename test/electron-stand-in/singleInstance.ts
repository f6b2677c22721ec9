/** One running program per profile folder; a second start hands its arguments to the first and ends. */
import fs from "node:fs";
import path from "node:path";

export interface SecondInstance {
  argv: string[];
  cwd: string;
}

const lockName = "stand-in.lock";
const messagePattern = /^stand-in-start-\d+\.json$/;

/** @returns whether this process is the first; then `onSecond` is called for every later start. */
export function takeLock(folder: string, onSecond: (start: SecondInstance) => void): boolean {
  fs.mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, lockName);
  if (!create(lock) && isAlive(Number(fs.readFileSync(lock, "utf8")))) {
    const message = path.join(folder, `stand-in-start-${process.pid}.json`);
    fs.writeFileSync(
      `${message}.tmp`,
      JSON.stringify({ argv: process.argv, cwd: process.cwd() } satisfies SecondInstance),
    );
    fs.renameSync(`${message}.tmp`, message);
    return false;
  }
  fs.writeFileSync(lock, String(process.pid));
  const watcher = fs.watch(folder, (_change, name) => {
    if (name === null || !messagePattern.test(name)) return;
    const message = path.join(folder, name);
    if (!fs.existsSync(message)) return;
    const start = JSON.parse(fs.readFileSync(message, "utf8")) as SecondInstance;
    fs.rmSync(message);
    onSecond(start);
  });
  watcher.unref();
  process.once("exit", () => fs.rmSync(lock, { force: true }));
  return true;
}

function create(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}
