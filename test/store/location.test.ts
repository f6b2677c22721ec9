/** Where a plan file lies: on this PC, in OneDrive or on a server, as Windows and Linux tell it. */
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { createBackend } from "#electron/backend/backend.ts";
import { locationOf, type LocationSystem } from "#db/location.ts";

/** A Windows PC on which these paths exist; the real path of each is itself unless another is named. */
function windows(
  existing: Record<string, string | undefined>,
  environment: Record<string, string> = {},
): LocationSystem {
  const found = new Map(Object.entries(existing));
  return {
    environment,
    path: path.win32,
    realpath(file) {
      if (!found.has(file)) throw new Error("ENOENT");
      return found.get(file) ?? file;
    },
    fileSystem: () => 0,
  };
}
const oneDrive = { OneDriveCommercial: "C:\\Users\\sato\\OneDrive - 緑ヶ丘市" };
const plain = windows({});

describe("on Windows", () => {
  it.each([
    ["C:\\Users\\sato\\Documents\\計画.hyoka", "local"],
    ["D:/評価/計画.hyoka", "local"],
    ["\\\\?\\C:\\Users\\sato\\計画.hyoka", "local"],
    ["\\\\fs01\\企画課\\計画.hyoka", "server"],
    ["//fs01/企画課/計画.hyoka", "server"],
    ["\\\\?\\UNC\\fs01\\企画課\\計画.hyoka", "server"],
  ])("%s lies on: %s", (file, location) => {
    expect(locationOf(file, plain)).toBe(location);
  });

  it("a mapped drive letter is the server behind it, also for a file that does not exist yet", () => {
    const system = windows({ "Z:\\企画課": "\\\\fs01\\share\\企画課", "D:\\": undefined });
    expect(locationOf("Z:\\企画課\\計画.hyoka", system)).toBe("server");
    expect(locationOf("D:\\計画.hyoka", system)).toBe("local");
  });

  it("a folder of OneDrive is known by what its client sets, whatever the case of the letters", () => {
    const system = windows({}, oneDrive);
    expect(locationOf("c:\\users\\SATO\\onedrive - 緑ヶ丘市\\計画.hyoka", system)).toBe("onedrive");
    expect(locationOf("C:\\Users\\sato\\OneDrive - 緑ヶ丘市2\\計画.hyoka", system)).toBe("local");
    expect(locationOf("C:\\Users\\sato\\..計画.hyoka", system)).toBe("local");
    expect(locationOf("D:\\計画.hyoka", system)).toBe("local");
    expect(locationOf("C:\\計画.hyoka", windows({}, { OneDrive: "" }))).toBe("local");
  });

  it("a link into OneDrive is OneDrive", () => {
    const linked = "C:\\Users\\sato\\Documents";
    const system = windows({ [linked]: `${oneDrive.OneDriveCommercial}\\ドキュメント` }, oneDrive);
    expect(locationOf(`${linked}\\計画.hyoka`, system)).toBe("onedrive");
  });
});

describe("on Linux", () => {
  it.each([
    ["NFS", 0x6969],
    ["SMB", 0xfe534d42],
    ["CIFS with a sign", 0xff534d42 | 0],
  ])("a mount of %s is a server", (_name, kind) => {
    const system = { ...plain, path: path.posix, fileSystem: () => kind };
    expect(locationOf("/mnt/share/計画.hyoka", system)).toBe("server");
  });

  it("this machine's own folders are local, and a link is followed", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "location-"));
    try {
      expect(locationOf(path.join(folder, "計画.hyoka"))).toBe("local");
      symlinkSync(folder, path.join(folder, "link"));
      const cloud: LocationSystem = {
        environment: { OneDrive: path.join(folder, "link") },
        path,
        realpath: (file) => (file.endsWith("link") ? folder : file),
        fileSystem: () => 0,
      };
      expect(locationOf(path.join(folder, "計画.hyoka"), cloud)).toBe("onedrive");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

it("a plan that is opened says where it lies", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "location-"));
  const backend = createBackend({ version: "0.0.0", actor: "事務局" });
  try {
    const token = backend.grantFile(path.join(folder, "計画.hyoka"), "write");
    const made = await backend.call("plan.createSample", { token });
    expect(made).toMatchObject({ ok: true, value: { plan: { location: "local" } } });
    vi.stubEnv("OneDriveCommercial", folder);
    expect(await backend.call("plan.current", {})).toMatchObject({ value: { location: "onedrive" } });
  } finally {
    vi.unstubAllEnvs();
    await backend.close();
    rmSync(folder, { recursive: true });
  }
});
