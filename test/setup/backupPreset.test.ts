/** The second folder for backups that config.ini presets: it holds until a person chooses one, or none. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createBackend } from "#electron/backend/backend.ts";

it("the preset second folder is used until a person chooses another or none, also after a new start", async () => {
  const house = mkdtempSync(join(tmpdir(), "preset-"));
  const second = join(house, "サーバー");
  const file = join(house, "計画.hyoka");
  const start = () =>
    createBackend({ version: "0.0.0", actor: "事務局", backups: { folder: join(house, "控え"), second } });
  const state = async (backend: ReturnType<typeof start>) => {
    const answer = await backend.call("backup.list", {});
    return answer.ok ? answer.value.second : answer.error.code;
  };
  try {
    const first = start();
    const made = await first.call("plan.createSample", { token: first.grantFile(file, "write") });
    expect(made.ok).toBe(true);
    expect(await state(first)).toBe(second);
    await first.call("backup.setSecond", { folder: null });
    expect(await state(first)).toBeNull();
    await first.close();

    const later = start();
    await later.call("plan.open", { token: later.grantFile(file, "read") });
    expect(await state(later)).toBeNull();
    await later.call("backup.setSecond", { folder: later.grantFile(house, "folder") });
    expect(await state(later)).toBe(house);
    await later.close();
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
});
