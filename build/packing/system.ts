/** The systems that are packed for, and what each calls its parts. */

/** As electron-builder names them on its command line. */
export type System = "win" | "linux";

export const systems: readonly System[] = ["win", "linux"];

export interface SystemParts {
  /** Electron's executable before packing, and ours after it. */
  electron: string;
  executable: string;
  /** The one native module. */
  native: string;
}

export const partsOf: Record<System, SystemParts> = {
  win: {
    electron: "electron.exe",
    executable: "Jimukyoku.exe",
    native: "node_modules/better-sqlite3/prebuilds/win32-x64.node",
  },
  linux: {
    electron: "electron",
    executable: "jimukyoku",
    native: "node_modules/better-sqlite3/prebuilds/linux-x64.node",
  },
};
