/** What a packed folder may hold, as an allow-list: whatever is not named here was not meant to be in it. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { picturesOf } from "#build/icon/ico.ts";
import type { Packed } from "./inside.ts";
import { readPacked } from "./inside.ts";
import { iconPictures } from "./resEdit.ts";
import { partsOf, type System } from "./system.ts";

/** Our own code: the archive and what lies beside it. */
export const LIMIT_BYTES = 15 * 1024 * 1024;

const inArchive = [
  /^package\.json$/u,
  /^dist\/electron\/(?:main|worker|\w+-[\w-]{8})\.js$/u,
  /^dist\/electron\/preload\.cjs$/u,
  /^dist\/renderer\/index\.html$/u,
  /^dist\/(?:electron|renderer)\/licenses\.md$/u,
  /^dist\/renderer\/assets\/[\w.-]+-[\w-]{8}\.(?:js|css|woff2|svg|png)$/u,
  /^node_modules\/better-sqlite3\/(?:package\.json|LICENSE|lib\/(?:[\w-]+\/)?[\w-]+\.js)$/u,
];
/** Such a name could pass for one of ours. */
const neverInArchive = /(?:^|[/.])(?:test|spec|fixtures?)s?[/.]|\.map$|\.tsx?$/u;

const requiredInArchive = [
  "package.json",
  "dist/electron/main.js",
  "dist/electron/worker.js",
  "dist/electron/preload.cjs",
  "dist/renderer/index.html",
  "node_modules/better-sqlite3/package.json",
];

const ofElectron: Record<System | "both", RegExp[]> = {
  both: [
    /^(?:version|LICENSE\.electron\.txt|LICENSES\.chromium\.html)$/u,
    /^(?:chrome_100_percent|chrome_200_percent|resources)\.pak$/u,
    /^(?:icudtl\.dat|snapshot_blob\.bin|v8_context_snapshot\.bin|vk_swiftshader_icd\.json)$/u,
    /^locales\/ja\.pak$/u,
  ],
  win: [
    /^(?:ffmpeg|libEGL|libGLESv2|vk_swiftshader|vulkan-1|d3dcompiler_47|dxcompiler|dxil)\.dll$/u,
    // What the folder presets for those who start it from here.
    /^config\.ini$/u,
  ],
  linux: [
    /^lib(?:ffmpeg|EGL|GLESv2|vk_swiftshader)\.so$/u,
    /^libvulkan\.so\.1$/u,
    /^chrome[-_](?:sandbox|crashpad_handler)$/u,
  ],
};

/** The state of every fuse that Electron has; one that is new must be thought about. */
const fuses: readonly (readonly [FuseV1Options, boolean])[] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, false],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
  [FuseV1Options.WasmTrapHandlers, true],
];

/** @returns what is wrong with a packed folder, as sentences; empty when it is as meant */
export async function checkPacked(folder: string, system: System): Promise<string[]> {
  const packed = readPacked(folder);
  return [
    ...unexpectedFiles(packed, system),
    ...missingFiles(packed, system),
    ...carriedSources(packed),
    ...tooLarge(packed),
    ...(await openFuses(join(folder, partsOf[system].executable))),
    ...(system === "win" ? ofWindows(packed, join(folder, partsOf.win.executable)) : []),
  ];
}

function unexpectedFiles({ files }: Packed, system: System): string[] {
  const { native, executable } = partsOf[system];
  const matches = (list: RegExp[], path: string): boolean => list.some((one) => one.test(path));
  return files
    .filter(({ path, place }) => {
      switch (place) {
        case "archive":
          return !matches(inArchive, path) || neverInArchive.test(path);
        case "beside":
          return path !== native;
        case "electron":
          return path !== executable && !matches([...ofElectron.both, ...ofElectron[system]], path);
      }
    })
    .map(({ path, place }) => `入っていてはいけないファイルです（${placeNames[place]}）: ${path}`);
}

export const placeNames = {
  archive: "app.asar",
  beside: "app.asar の外",
  electron: "Electron",
} as const;

function missingFiles({ files }: Packed, system: System): string[] {
  const has = (path: string, place: string): boolean =>
    files.some((file) => file.path === path && file.place === place);
  return [
    ...requiredInArchive.filter((path) => !has(path, "archive")),
    ...[partsOf[system].native].filter((path) => !has(path, "beside")),
    ...[partsOf[system].executable, "locales/ja.pak"].filter((path) => !has(path, "electron")),
  ].map((path) => `なければならないファイルがありません: ${path}`);
}

/** A source map, also one that is written into the script itself, carries the sources along. */
function carriedSources(packed: Packed): string[] {
  return packed.files
    .filter(({ path, place }) => place === "archive" && /\.(?:[cm]?js|css)$/u.test(path))
    .filter(({ path }) => /^\/[/*][#@] sourceMappingURL=/mu.test(packed.read(path)))
    .map(({ path }) => `ソースマップが入っています: ${path}`);
}

/** Bytes of our own code. */
export function ownBytes({ files }: Packed): number {
  return files.filter(({ place }) => place !== "electron").reduce((sum, { bytes }) => sum + bytes, 0);
}

function tooLarge(packed: Packed): string[] {
  const bytes = ownBytes(packed);
  const size = (value: number): string => (value / 1024 / 1024).toFixed(1);
  return bytes > LIMIT_BYTES ? [`アプリ自身が ${size(LIMIT_BYTES)}MB を超えています: ${size(bytes)}MB`] : [];
}

async function openFuses(executable: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(executable);
  const unknown = Object.keys(wire)
    .filter((key) => /^\d+$/u.test(key) && !fuses.some(([fuse]) => String(fuse) === key))
    .map((key) => `知らないヒューズがあります: ${key}`);
  const wrong = fuses
    .filter(([fuse, on]) => wire[fuse] !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([fuse, on]) => `ヒューズ ${FuseV1Options[fuse]} が${on ? "入って" : "切れて"}いません`);
  return [...unknown, ...wrong];
}

/** What is written into the executable of Windows itself. */
function ofWindows(packed: Packed, executable: string): string[] {
  return [...brokenSeal(packed, executable), ...otherIcon(executable)];
}

/** Without an icon of its own the program would look like Electron's demonstration. */
function otherIcon(executable: string): string[] {
  const own = picturesOf(readFileSync(new URL("../icon/icon.ico", import.meta.url)));
  const found = iconPictures(executable);
  const missing = own.filter(({ png }) => !found.some((one) => one.equals(png)));
  return missing.map(({ size }) => `実行ファイルにアイコン（${size}ピクセル）がありません`);
}

/** The executable of Windows holds the hash of the archive's list of files, which holds a hash of each of them. */
function brokenSeal({ header }: Packed, executable: string): string[] {
  const hash = createHash("sha256").update(header).digest("hex");
  const text = readFileSync(executable, "latin1");
  const seal =
    /\[\{"file":"resources\\\\app\.asar","alg":"SHA256","value":"(?<value>[0-9a-f]{64})"\}\]/u.exec(text);
  if (!seal) return ["app.asar のハッシュが実行ファイルにありません"];
  return seal.groups?.["value"] === hash ? [] : ["app.asar のハッシュが実行ファイルのものと違います"];
}
