/** Reads a packed folder back: every file, where it lies and how large it is. */
import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { extractFile, getRawHeader, uncache } from "@electron/asar";

export interface PackedFile {
  /** With `/`, from the folder it lies in: the packed folder or the archive. */
  path: string;
  bytes: number;
  /** `archive`: in app.asar. `beside`: named in it, but a file of its own next to it. `electron`: everything else. */
  place: "archive" | "beside" | "electron";
}

export interface Packed {
  files: PackedFile[];
  /** Text of a file in the archive. */
  read(path: string): string;
  /** The archive's list of files, of which the executable of Windows holds the hash. */
  header: string;
}

/** As the archive's list names a folder or a file. */
interface Entry {
  files?: Record<string, Entry>;
  size?: number;
  unpacked?: boolean;
  link?: string;
}

const beside = "resources/app.asar.unpacked/";

/** @param folder what a PC gets: the executable, and `resources` with the archive */
export function readPacked(folder: string): Packed {
  const archive = join(folder, "resources", "app.asar");
  // Archives are kept in memory by name, and this one may have been written again.
  uncache(archive);
  const { header, headerString } = getRawHeader(archive) as unknown as {
    header: Entry;
    headerString: string;
  };
  const inArchive = [...entries(header, "")].filter(({ place }) => place === "archive");
  const onDisk = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file !== archive)
    .map((file): PackedFile => {
      const path = relative(folder, file).replaceAll(sep, "/");
      const { size: bytes } = statSync(file);
      return path.startsWith(beside)
        ? { path: path.slice(beside.length), bytes, place: "beside" }
        : { path, bytes, place: "electron" };
    });
  return {
    files: [...inArchive, ...onDisk],
    read: (path) => extractFile(archive, path.replaceAll("/", sep)).toString("utf8"),
    header: headerString,
  };
}

function* entries(folder: Entry, path: string): Generator<PackedFile> {
  for (const [name, entry] of Object.entries(folder.files ?? {})) {
    const own = path === "" ? name : `${path}/${name}`;
    if (entry.files) yield* entries(entry, own);
    else yield { path: own, bytes: entry.size ?? 0, place: entry.unpacked === true ? "beside" : "archive" };
  }
}
