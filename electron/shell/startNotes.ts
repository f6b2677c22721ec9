/** What is not as it should be when the program starts, though it can start. */
import { app, dialog } from "electron";
import type { StartNote } from "#shared/contract/methods.ts";
import { freeMegabytes } from "./support.ts";
import { usableFolder } from "./usableFolder.ts";

export interface DataPlace {
  /** Settings and log lie in a temporary folder, because their own cannot be written. */
  elsewhere: boolean;
}

/** Below it, the next save of a plan on the same disk may be the one that fails. */
const LITTLE_ROOM_MEGABYTES = 100;

/**
 * Sees to it that the program's own folder can be written, before the single instance lock and Chromium need it. Without
 * any place for it the program says so and ends.
 */
export function settleData(): DataPlace {
  const wanted = app.getPath("userData");
  const folder = usableFolder(wanted);
  if (folder === undefined) {
    dialog.showErrorBox(
      "評価シート事務局を起動できません",
      "設定を置くフォルダーに書き込めません。\n計画ファイルの内容は変わっていません。\n" +
        "ディスクの空きとフォルダーの権限を確かめてから、もう一度起動してください。",
    );
    app.exit(1);
  } else if (folder !== wanted) app.setPath("userData", folder);
  return { elsewhere: folder !== wanted };
}

export function startNotes({ elsewhere }: DataPlace): StartNote[] {
  const free = freeMegabytes(app.getPath("userData"));
  return [
    ...(elsewhere ? (["settings-elsewhere"] as const) : []),
    ...(free >= 0 && free < LITTLE_ROOM_MEGABYTES ? (["disk-nearly-full"] as const) : []),
  ];
}
