import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolder } from "#electron/backend/cli/folder.ts";

describe("the folder of --out", () => {
  let desk: string;
  beforeEach(() => {
    desk = mkdtempSync(join(tmpdir(), "jimukyoku-folder-"));
  });
  afterEach(() => rmSync(desk, { recursive: true, force: true }));

  it("is made with those above it, and may be there already", async () => {
    const deep = join(desk, "出力", "令和元年度");
    await makeFolder(deep);
    await makeFolder(deep);
    expect(statSync(deep).isDirectory()).toBe(true);
  });

  it("is refused where a file stands in its way, which stays", async () => {
    writeFileSync(join(desk, "出力"), "ファイル");
    await expect(makeFolder(join(desk, "出力"))).rejects.toMatchObject({ code: "not-a-folder" });
    expect(statSync(join(desk, "出力")).isFile()).toBe(true);
  });

  it.skipIf(process.platform !== "linux")("answers where the system makes no folders at all", async () => {
    await expect(makeFolder("/proc/jimukyoku/出力")).rejects.toMatchObject({ code: "folder-gone" });
  });
});
