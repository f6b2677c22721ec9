/**
 * The one form in which an archive's zip is written: entries stored without compression, UTF-8 names, one time for all, no
 * comment and nothing between the parts. The same entries give the same bytes for ever, whatever a compression library
 * does in its next version; Word and PDF files are compressed already.
 */
import { crc32 } from "node:zlib";

export interface ZipEntry {
  /** With `/`. */
  path: string;
  bytes: Uint8Array;
}

/** The format's numbers are 32 bits wide; a plan file keeps no larger blob, either. */
export const MAX_ZIP_BYTES = 900_000_000;

const UTF8_NAMES = 0x0800;
const VERSION = 20;
/** "Made by" Unix: for files "made by" DOS, Info-ZIP reads names in a code page although they are marked as UTF-8. */
const UNIX = 3 << 8;
/** An ordinary file that its owner may write and everybody read. */
const ATTRIBUTES = (0o100644 << 16) >>> 0;

/** @param at written as the time of every entry, as clocks in Japan show it */
export function zipFile(entries: readonly ZipEntry[], at: string): Uint8Array {
  const { date, time } = dosTime(at);
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, bytes } of entries) {
    const name = Buffer.from(path, "utf8");
    const common = Buffer.alloc(26);
    common.writeUInt16LE(VERSION, 0);
    common.writeUInt16LE(UTF8_NAMES, 2);
    common.writeUInt16LE(0, 4);
    common.writeUInt16LE(time, 6);
    common.writeUInt16LE(date, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.byteLength, 14);
    common.writeUInt32LE(bytes.byteLength, 18);
    common.writeUInt16LE(name.byteLength, 22);
    const local = Buffer.concat([signature(0x04034b50), common, name]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(ATTRIBUTES, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50), number16(UNIX | VERSION), common, rest, name]));
    parts.push(local, bytes);
    offset += local.byteLength + bytes.byteLength;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function number16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

const NINE_HOURS = 9 * 60 * 60 * 1000;

/** Years from 1980 on, seconds in twos. */
function dosTime(at: string): { date: number; time: number } {
  const japan = new Date(Date.parse(at) + NINE_HOURS);
  const year = Math.min(127, Math.max(0, japan.getUTCFullYear() - 1980));
  return {
    date: (year << 9) | ((japan.getUTCMonth() + 1) << 5) | japan.getUTCDate(),
    time: (japan.getUTCHours() << 11) | (japan.getUTCMinutes() << 5) | Math.floor(japan.getUTCSeconds() / 2),
  };
}
