/**
 * Reading a zip that may have been made or changed by anybody. Nothing in it is believed: every length is checked before it
 * is used, nothing is unpacked beyond the size it states, and names that lead out of a folder are told and never used.
 */
import { crc32, inflateRawSync } from "node:zlib";
import { isDeviceName } from "#shared/text/fileName.ts";
import { MAX_ZIP_BYTES, type ZipEntry } from "./zipFile.ts";

/** More than any archive has; a directory that states more was not written by this product. */
const MAX_ENTRIES = 20_000;
/** What all entries together may unpack to. */
const MAX_UNPACKED = MAX_ZIP_BYTES;
/**
 * Archives are stored as they are; one that another program packed again is read to say what was changed in it. Documents
 * become little smaller by packing: what becomes much larger was made to fill the memory.
 */
const INFLATED_AT_LEAST = 64_000_000;
const INFLATED_TIMES = 4;

export type ReadZip =
  /** The file is no zip, or its end or its directory is missing. */
  | { kind: "unreadable" }
  /**
   * `entries` as far as they can be read; `broken` are the names of those that do not come out as the directory says, and
   * `strange` names that no file of ours can have.
   */
  | { kind: "read"; entries: ZipEntry[]; broken: string[]; strange: string[] };

interface DirectoryEntry {
  path: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

export function readZip(zip: Uint8Array): ReadZip {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const directory = readDirectory(bytes);
  if (directory === undefined) return { kind: "unreadable" };
  const entries: ZipEntry[] = [];
  const broken: string[] = [];
  const strange: string[] = [];
  const overlapping = overlaps(directory);
  const inflatable = INFLATED_AT_LEAST + INFLATED_TIMES * bytes.byteLength;
  let unpacked = 0;
  let inflated = 0;
  for (const entry of directory) {
    if (!isSafePath(entry.path)) {
      strange.push(entry.path);
      continue;
    }
    unpacked += entry.size;
    const inflates = entry.method === 0 ? 0 : entry.size;
    const tooMuch = unpacked > MAX_UNPACKED || inflated + inflates > inflatable;
    if (!tooMuch) inflated += inflates;
    const content = tooMuch || overlapping.has(entry) ? undefined : contentOf(bytes, entry);
    if (content === undefined) broken.push(entry.path);
    else entries.push({ path: entry.path, bytes: content });
  }
  return { kind: "read", entries, broken, strange };
}

/** Entries that share bytes with another: thousands of them can stand for the same few bytes. */
function overlaps(directory: readonly DirectoryEntry[]): Set<DirectoryEntry> {
  const found = new Set<DirectoryEntry>();
  let end = 0;
  for (const entry of directory.toSorted((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) found.add(entry);
    end = Math.max(end, entry.offset + 30 + Buffer.byteLength(entry.path) + entry.packed);
  }
  return found;
}

function readDirectory(bytes: Buffer): DirectoryEntry[] | undefined {
  const end = endOfDirectory(bytes);
  if (end === undefined) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES || at + size > end) return undefined;
  const entries: DirectoryEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    if (nameEnd > end) return undefined;
    entries.push({
      // A name that is no UTF-8 gets signs that no name of ours has: it is then one that does not belong.
      path: bytes.toString("utf8", at + 46, nameEnd),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Behind the record stands at most a comment of 65535 bytes. */
function endOfDirectory(bytes: Buffer): number | undefined {
  const last = bytes.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1) {
    if (bytes.readUInt32LE(at) === 0x06054b50 && at + 22 + bytes.readUInt16LE(at + 20) === bytes.byteLength)
      return at;
  }
  return undefined;
}

/** Undefined for what is encrypted, lies outside of the file, is larger than it states or does not fit its checksum. */
function contentOf(bytes: Buffer, entry: DirectoryEntry): Buffer | undefined {
  const { offset, packed, size, method, flags } = entry;
  if ((flags & 1) !== 0 || offset + 30 > bytes.byteLength) return undefined;
  if (bytes.readUInt32LE(offset) !== 0x04034b50) return undefined;
  const nameLength = bytes.readUInt16LE(offset + 26);
  const from = offset + 30 + nameLength + bytes.readUInt16LE(offset + 28);
  if (from + packed > bytes.byteLength) return undefined;
  if (bytes.toString("utf8", offset + 30, offset + 30 + nameLength) !== entry.path) return undefined;
  const content = unpacked(bytes.subarray(from, from + packed), method, size);
  return content?.byteLength === size && crc32(content) === entry.crc ? content : undefined;
}

function unpacked(packed: Buffer, method: number, size: number): Buffer | undefined {
  if (method === 0) return packed;
  // Deflate makes at most 1032 out of one: more is a lie about the size.
  if (method !== 8 || size > packed.byteLength * 1032 + 64) return undefined;
  try {
    return inflateRawSync(packed, { maxOutputLength: size + 1 });
  } catch {
    return undefined;
  }
}

// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const strangeSign = /[\u0000-\u001f\u007f\\:*?"<>|\ufffd]/u;

/** Whether a path stays inside of the folder it is unpacked into, on every system. */
function isSafePath(path: string): boolean {
  return (
    path.length <= 300 &&
    !strangeSign.test(path) &&
    path
      .split("/")
      .every(
        (part) => part !== "" && part !== "." && part !== ".." && !/[ .]$/u.test(part) && !isDeviceName(part),
      )
  );
}

/** A name out of a strange file, short enough for a sentence and without signs that move text about. */
export function shown(path: string): string {
  const clean = path.replaceAll(/[\p{Cc}\p{Cf}]/gu, "_");
  return clean.length > 80 ? `${clean.slice(0, 80)}…` : clean;
}
