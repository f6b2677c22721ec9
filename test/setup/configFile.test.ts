/** config.ini beside the program, as the shell reads it, and the folder the program keeps its own settings in. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserWindow } from "electron";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readConfigFile } from "#electron/backend/program/configFile.ts";
import { dataFolder } from "#electron/backend/program/dataFolder.ts";
import {
  archiveFile,
  createDialogs,
  packageFile,
  pdfFile,
  planFile,
  textFile,
  wordFile,
} from "#electron/shell/dialogs.ts";
import { settleConfig, tellConfigProblems } from "#electron/shell/programConfig.ts";

/** As much of Electron as settling the folders and asking for files touches. */
const electron = vi.hoisted(() => ({
  packed: true,
  switches: new Set<string>(),
  paths: new Map<string, string>(),
  shown: [] as { message?: string; detail?: string; defaultPath?: string }[],
  chosen: "",
  appPath: "",
}));
vi.mock("electron", () => ({
  app: {
    get isPackaged() {
      return electron.packed;
    },
    commandLine: { hasSwitch: (name: string) => electron.switches.has(name) },
    getAppPath: () => electron.appPath,
    getPath: (name: string) => electron.paths.get(name) ?? `/system/${name}`,
    setPath: (name: string, folder: string) => electron.paths.set(name, folder),
  },
  dialog: {
    showMessageBox: (_: unknown, options: object) => electron.shown.push(options),
    showOpenDialog: (_: unknown, options: object) => {
      electron.shown.push(options);
      return { canceled: false, filePaths: [electron.chosen] };
    },
    showSaveDialog: (_: unknown, options: object) => {
      electron.shown.push(options);
      return { canceled: false, filePath: electron.chosen };
    },
  },
}));

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "config-"));
  electron.packed = true;
  electron.switches.clear();
  electron.paths.clear();
  electron.shown.length = 0;
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const write = (content: string | Uint8Array) => writeFileSync(path.join(folder, "config.ini"), content);
const read = (environment: Record<string, string> = {}) => readConfigFile(folder, environment, true);
/** 「D:\会議」 in Shift_JIS. */
const shiftJis = Buffer.concat([
  Buffer.from("[folders]\r\nplans = D:\\"),
  Buffer.from([0x89, 0xef, 0x8b, 0x63, 0x0d, 0x0a]),
]);

describe("config.ini beside the program", () => {
  it.each([
    ["UTF-8", Buffer.from("[folders]\nplans = D:\\会議")],
    ["UTF-8 with its mark", Buffer.from("\uFEFF[folders]\nplans = D:\\会議")],
    ["Shift_JIS", shiftJis],
    ["UTF-16 of Windows", Buffer.from("\uFEFF[folders]\nplans = D:\\会議", "utf16le")],
  ])("is read in %s", (_, bytes) => {
    write(bytes);
    expect(read()).toEqual({ plans: "D:\\会議", remember: true, problems: [] });
  });

  it("may be missing", () => {
    expect(read()).toEqual({ remember: true, problems: [] });
  });

  it("fills in variables of the environment, whatever the case of their names on Windows", () => {
    write("[folders]\noutput = %UserProfile%\\出力");
    expect(read({ USERPROFILE: "C:\\Users\\sato" }).output).toBe("C:\\Users\\sato\\出力");
    expect(readConfigFile(folder, { USERPROFILE: "/x" }, false).problems).toHaveLength(1);
  });

  it("that is no text, too large or a folder is told of and changes nothing", () => {
    for (const [bytes, said] of [
      [Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), "文章のファイルではありません"],
      [Buffer.alloc(65 * 1024, " "), "大きすぎます"],
    ] as const) {
      write(bytes);
      const { problems, ...rest } = read();
      expect(rest).toEqual({ remember: true });
      expect(problems).toEqual([expect.stringContaining(said)]);
    }
    rmSync(path.join(folder, "config.ini"));
    mkdirSync(path.join(folder, "config.ini"));
    expect(read().problems).toEqual([expect.stringContaining("読めません")]);
  });
});

describe("the program's own folder", () => {
  const windows = { platform: "win32", home: "C:\\Users\\sato" } as const;

  it("is on this PC on Windows, not in the roaming profile", () => {
    const local = "D:\\Local";
    const environment = { LOCALAPPDATA: local, APPDATA: "\\\\profiles\\sato" };
    expect(dataFolder(undefined, { ...windows, environment })).toBe("D:\\Local\\Jimukyoku");
    expect(dataFolder(undefined, { ...windows, environment: {} })).toBe(
      "C:\\Users\\sato\\AppData\\Local\\Jimukyoku",
    );
  });

  it("is where config.ini says, on every system; otherwise other systems decide", () => {
    const linux = { platform: "linux", environment: {}, home: "/home/sato" } as const;
    expect(dataFolder("E:\\設定", { ...windows, environment: {} })).toBe("E:\\設定");
    expect(dataFolder(undefined, linux)).toBeUndefined();
  });

  /** The executable of the packed program lies in the test's folder. */
  const packedHere = () =>
    vi.spyOn(process, "execPath", "get").mockReturnValue(path.join(folder, "Jimukyoku.exe"));

  it("is made and taken before anything writes there", () => {
    packedHere();
    const data = path.join(folder, "設定", "事務局");
    write(`[folders]\ndata = ${data}`);
    expect(settleConfig()).toEqual({ data, remember: true, problems: [] });
    expect(electron.paths.get("userData")).toBe(data);
    expect(existsSync(data)).toBe(true);
  });

  it("that cannot be made is told of, and the system's is taken", () => {
    packedHere();
    writeFileSync(path.join(folder, "ファイル"), "");
    write(`[folders]\ndata = ${path.join(folder, "ファイル", "設定")}`);
    expect(settleConfig().problems).toEqual([expect.stringContaining("を作れません")]);
    expect(electron.paths.has("userData")).toBe(false);
  });

  it("in OneDrive's folder is taken, and told of: it would be copied to the cloud while it is written", () => {
    packedHere();
    const data = path.join(folder, "同期", "設定");
    write(`[folders]\ndata = ${data}`);
    vi.stubEnv("OneDrive", path.join(folder, "同期"));
    const { problems } = settleConfig();
    vi.unstubAllEnvs();
    expect(problems).toEqual([expect.stringMatching(/「data」のフォルダー「.*」は OneDrive /u)]);
    expect(electron.paths.get("userData")).toBe(data);
  });

  it("on Windows is the local one; not packed, the program asks the config.ini beside its package", () => {
    packedHere();
    vi.spyOn(process, "platform", "get").mockReturnValue("win32");
    vi.stubEnv("LOCALAPPDATA", folder);
    const mkdir = vi.spyOn(path.win32, "join").mockReturnValue(path.join(folder, "Jimukyoku"));
    write("[folders]\nremember = yes");
    electron.packed = false;
    electron.appPath = path.join(folder, "package");
    mkdirSync(electron.appPath);
    writeFileSync(path.join(electron.appPath, "config.ini"), "[folders]\nremember = no");
    expect(settleConfig()).toEqual({ remember: false, problems: [] });
    expect(mkdir).toHaveBeenCalledWith(folder, "Jimukyoku");
    expect(electron.paths.get("userData")).toBe(path.join(folder, "Jimukyoku"));
    vi.unstubAllEnvs();
  });

  it("named by Chromium's own switch stays", () => {
    packedHere();
    electron.switches.add("user-data-dir");
    write(`[folders]\ndata = ${path.join(folder, "設定")}`);
    settleConfig();
    expect(electron.paths.has("userData")).toBe(false);
  });
});

describe("what is wrong with config.ini", () => {
  it("is said over the window, with every line; nothing is said when all is well", async () => {
    const window = {} as BrowserWindow;
    await tellConfigProblems(window, []);
    expect(electron.shown).toEqual([]);
    write("[folders]\nplan = D:\\評価\noutput = 出力");
    await tellConfigProblems(window, read().problems);
    expect(electron.shown).toHaveLength(1);
    expect(electron.shown[0]?.detail).toMatch(/2行目：[^]*3行目：[^]*標準のまま/u);
  });
});

describe("dialogs", () => {
  const dialogs = (config: { plans?: string; output?: string; remember: boolean }) =>
    createDialogs({} as BrowserWindow, { grant: () => "token" } as never, {
      stateFile: path.join(folder, "folders.json"),
      config,
    });
  const began = () => electron.shown.at(-1)?.defaultPath;

  /** A folder that is there. */
  const made = (...names: string[]): string => {
    const place = path.join(folder, ...names);
    mkdirSync(place, { recursive: true });
    return place;
  };

  it("begin in the preset folders, and where there is none in the documents", async () => {
    const [plans, output] = [made("評価"), made("出力")];
    const preset = dialogs({ plans, output, remember: true });
    electron.chosen = path.join(folder, "どこか", "計画.hyoka");
    await preset.open(planFile, "");
    expect(began()).toBe(plans);
    await preset.save(wordFile, "", "まとめ");
    expect(began()).toBe(path.join(output, "まとめ.docx"));
    await preset.open(textFile, "");
    expect(began()).toBe("/system/documents");
  });

  it.each([
    [true, "どこか"],
    [false, "評価"],
  ])("when folders are remembered is %s, begin the next start in %s", async (remember, next) => {
    const plans = made("評価");
    electron.chosen = path.join(made("どこか"), "計画.hyoka");
    const first = dialogs({ plans, remember });
    await first.open(planFile, "");
    await first.open(planFile, "");
    expect(began()).toBe(path.dirname(electron.chosen));
    await dialogs({ plans, remember }).open(planFile, "");
    expect(began()).toBe(path.join(folder, next));
  });

  it("of every kind begin where its kind was used last, also after a restart", async () => {
    const kinds = [planFile, packageFile, wordFile, pdfFile, archiveFile, textFile];
    for (const kind of kinds) {
      electron.chosen = path.join(made(kind.extension), `a.${kind.extension}`);
      await dialogs({ remember: true }).save(kind, "", "a");
    }
    electron.chosen = made("控え");
    const backup = { extension: "backup", name: "控え" };
    await dialogs({ remember: true }).folder(backup, "");
    for (const kind of kinds) {
      electron.chosen = path.join(folder, kind.extension, "b");
      await dialogs({ remember: true }).open(kind, "");
      expect(began()).toBe(path.join(folder, kind.extension));
    }
    electron.chosen = path.join(folder, "控え");
    await dialogs({ remember: true }).folder(backup, "");
    expect(began()).toBe(path.join(folder, "控え"));
  });

  it("begin in the preset folder when the one used last is gone, and in the documents when that is gone, too", async () => {
    const [plans, stick] = [made("評価"), made("usb")];
    electron.chosen = path.join(stick, "計画.hyoka");
    const asked = dialogs({ plans, remember: true });
    await asked.open(planFile, "");
    rmSync(stick, { recursive: true });
    await asked.save(planFile, "", "計画");
    expect(began()).toBe(path.join(plans, "計画.hyoka"));
    rmSync(plans, { recursive: true });
    await asked.open(planFile, "");
    expect(began()).toBe("/system/documents");
  });

  it("propose a name that fits into the folder used last, its 資料番号 and its kind kept", async () => {
    const deep = made(...Array.from({ length: 18 }, () => "令和元年度の評価"));
    electron.chosen = `${deep}/前のもの.docx`;
    const asked = dialogs({ remember: true });
    await asked.save(wordFile, "", "前のもの");
    await asked.save(wordFile, "", `資料1-2_${"とても長い題名".repeat(20)}`);
    expect(path.dirname(began() ?? "")).toBe(deep);
    expect(path.basename(began() ?? "")).toMatch(/^資料1-2_とても長い題名.*\.docx$/u);
    expect(deep.length).toBeGreaterThan(150);
    expect(began()?.length).toBeLessThanOrEqual(250);
  });

  it("write nothing about folders when they are not to be remembered", async () => {
    electron.chosen = "/どこか/計画.hyoka";
    await dialogs({ remember: false }).open(planFile, "");
    expect(existsSync(path.join(folder, "folders.json"))).toBe(false);
    await dialogs({ remember: true }).open(planFile, "");
    expect(readFileSync(path.join(folder, "folders.json"), "utf8")).toContain("どこか");
  });
});
