/** サポート情報: what the people who look after the PC need, as one zip, without anything that people wrote. */
import { strToU8, zipSync } from "fflate";
import type { Envelope } from "#shared/contract/errors.ts";
import type { PlanFigures } from "#shared/contract/methods.ts";
import type { BackupState } from "#shared/domain/backup.ts";
import type { Log } from "./log.ts";

export interface SupportFacts {
  /** ISO date and time. */
  madeAt: string;
  versions: Record<string, string>;
  system: Record<string, string | number>;
  settings: Record<string, string | number | boolean>;
  /** The answer about the open plan: its figures, null when none is open, or why they cannot be had. */
  plan: Envelope<PlanFigures | null>;
  /** The answer about its backups; names and folders are left out. */
  backups: Envelope<BackupState>;
}

const introduction = `評価シート事務局のサポート情報

情報システムの担当の方が、不具合の原因を調べるためのファイルです。

入っているもの
  support.json … アプリとパソコンの版、設定の状態、開いている計画ファイルの検査の結果と控えの数（件数のみ）
  log フォルダー … アプリの動作の記録（操作の種類、かかった時間、失敗の種類と番号）

入っていないもの
  計画の文章・数値、意見、委員や職員の名前、ファイル名とフォルダー名

計画ファイルの名前は、記録の中では英数字12字の符号に置き換えています。
`;

export function supportZip({ plan, backups, ...facts }: SupportFacts, log: Log): Uint8Array {
  const state = plan.ok ? plan.value : { failure: plan.error.code };
  const kept = backups.ok ? backupFigures(backups.value) : { failure: backups.error.code };
  const told = `${JSON.stringify({ ...facts, plan: state, backups: kept }, null, 2)}\n`;
  return zipSync({
    "はじめにお読みください.txt": strToU8(`\uFEFF${introduction.replaceAll("\n", "\r\n")}`),
    "support.json": strToU8(told),
    ...Object.fromEntries(log.read().map(({ name, text }) => [`log/${name}`, strToU8(text)])),
  });
}

function backupFigures({ backups, second, secondMissing, failed }: BackupState): Record<string, unknown> {
  const count = (place: "own" | "second"): number => backups.filter((one) => one.place === place).length;
  return {
    onThisPc: count("own"),
    inSecondFolder: count("second"),
    latestAt: backups[0]?.at ?? null,
    secondFolder: second !== null,
    secondFolderMissing: secondMissing,
    latestFailed: failed,
  };
}
