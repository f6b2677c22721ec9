/**
 * Where a file lies, as far as it matters for keeping it safe: SQLite's fast log needs shared memory, which no server
 * offers, and a cloud folder copies a file while it is being written.
 */
import { realpathSync, statfsSync } from "node:fs";
import path from "node:path";
import type { Location } from "#shared/domain/location.ts";

export type { Location };

/** What the answer depends on; tests put another system in its place. */
export interface LocationSystem {
  environment: Readonly<Record<string, string | undefined>>;
  /** The paths of that system. */
  path: path.PlatformPath;
  /** The path behind links and mapped drive letters; throws when nothing is there. */
  realpath(path: string): string;
  /** Number by which the system knows the kind of file system; throws when nothing is there. */
  fileSystem(path: string): number;
}

const thisSystem: LocationSystem = {
  environment: process.env,
  path,
  realpath: (file) => realpathSync.native(file),
  fileSystem: (file) => statfsSync(file).type,
};

/** Set by the OneDrive client for every program: its folders, of a person's account and of an organisation's. */
const cloudVariables = ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"];

/** NFS, SMB, CIFS and SMB2, as statfs(2) of Linux lists them. Windows names no kind, there the path says it. */
const serverFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

/**
 * Never throws. A file that does not exist yet lies where its folder does; what cannot be found out counts as local.
 *
 * @param file an absolute path
 */
export function locationOf(file: string, system: LocationSystem = thisSystem): Location {
  const real = realPath(file, system);
  if ([file, real].some((one) => isShare(one, system.path))) return "server";
  if (serverFileSystems.has(kindOf(real, system) ?? 0)) return "server";
  const clouds = cloudVariables.flatMap((name) => system.environment[name] || []);
  const folders = clouds.flatMap((folder) => [folder, realPath(folder, system)]);
  return folders.some((folder) => [file, real].some((one) => lies(one, folder, system.path)))
    ? "onedrive"
    : "local";
}

/** `\\server\share\…`, also in the long form `\\?\UNC\server\share\…`; a drive in the long form is not a share. */
function isShare(file: string, { sep }: path.PlatformPath): boolean {
  if (sep !== "\\") return false;
  const written = file.replaceAll("/", "\\");
  return /^\\\\(?:[?.]\\UNC\\[^\\]|[^?.\\])/iu.test(written);
}

/** The path behind links; of what does not exist, its nearest folder that does, with the rest put on again. */
function realPath(file: string, system: LocationSystem): string {
  try {
    return system.realpath(file);
  } catch {
    const folder = system.path.dirname(file);
    if (folder === file) return file;
    return system.path.join(realPath(folder, system), system.path.basename(file));
  }
}

function kindOf(file: string, system: LocationSystem): number | undefined {
  try {
    // Some systems hand the number out with a sign.
    return system.fileSystem(file) >>> 0;
  } catch {
    const folder = system.path.dirname(file);
    return folder === file ? undefined : kindOf(folder, system);
  }
}

function lies(file: string, folder: string, paths: path.PlatformPath): boolean {
  const way = paths.relative(folder, file);
  return !paths.isAbsolute(way) && way !== ".." && !/^\.\.[\\/]/u.test(way);
}
