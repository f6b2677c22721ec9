/** A fault of the program on the command line: a sentence and a reference, no stack; the log knows where it happened. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import { failureSentence } from "#electron/backend/cli/failures.ts";
import { programFolders } from "#electron/backend/cli/programFolders.ts";
import { run } from "#electron/backend/cli/run.ts";
import { createLog } from "#electron/backend/support/log.ts";

it("says a reference and where the log is, and shows no stack", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cli-log-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const backend: Backend = {
    call: () => Promise.reject(new TypeError("委員の発言")),
    grantFile: () => "token",
    onEvent: () => () => true,
    close: () => Promise.resolve(),
  };
  const err: string[] = [];
  const surroundings = {
    backend,
    version: "0.0.0",
    out: () => undefined,
    err: (line: string) => err.push(line),
  };
  const log = createLog(folder);
  expect(await run(["verify", "計画.hyoka"], { ...surroundings, faults: { log, folder } })).toBe(1);
  const said = err.join("\n");
  const reference = /番号 ([0-9a-f]{8})/u.exec(said)?.[1];
  expect(said).toContain(folder);
  expect(said).not.toMatch(/委員の発言|TypeError|\.ts:\d/u);
  const [file] = log.read();
  expect(JSON.parse(file?.text ?? "")).toMatchObject({ event: "fault", reference, kind: "TypeError" });
});

it("says of a damaged plan by which commands it goes on", () => {
  const said = failureSentence({ code: "damaged", details: { file: "計画.hyoka" } });
  expect(said).toMatch(/計画\.hyoka.*何も変更していません。.*jimukyoku backup list.*jimukyoku rescue/u);
});

it("keeps log and backups in the folders of the program or of the account", () => {
  const nowhere = join(tmpdir(), "no such folder");
  const windows = { platform: "win32", environment: { LOCALAPPDATA: "C:\\L" }, home: "C:\\h" } as const;
  // Only here are the parts of a path joined with a stroke of this system.
  expect(programFolders(nowhere, windows)).toEqual({
    backups: { folder: join("C:\\L\\Jimukyoku", "控え"), second: undefined },
    log: join("C:\\L\\Jimukyoku", "log"),
    problems: [],
  });
  const linux = { platform: "linux", environment: {}, home: "/h" } as const;
  expect(programFolders(nowhere, linux)).toMatchObject({
    backups: { folder: "/h/.config/Jimukyoku/控え" },
    log: "/h/.local/state/jimukyoku/log",
  });
});
