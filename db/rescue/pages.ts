/**
 * The pages of an SQLite file, read without SQLite: it gives up at the first page that is wrong, and what lies on the others
 * is still there. After the description of the format at sqlite.org/fileformat2.html; nothing is ever written.
 */

const MAGIC = "SQLite format 3\0";
const HEADER_BYTES = 100;
/** What `db/create.ts` makes; for a file whose header is gone. */
const USUAL_PAGE_SIZE = 4096;

/** A value as SQLite keeps it. */
export type Stored = null | number | bigint | string | Uint8Array;

/** One row, as far as it lies in a tree: a table's (with its number), or an index entry. */
export interface Cell {
  /** undefined in an index and in a table without row numbers. */
  rowid: number | undefined;
  values: Stored[];
}

/** A page of a tree. */
export interface Page {
  kind: "table" | "index";
  /** Only these of an interior page; further ones hold rows, too. */
  children: number[];
  cells: Cell[];
  /** Cells that are damaged. */
  unreadable: number;
}

/** A file as its pages; nothing is read before it is asked for. */
export interface PageFile {
  /** Whole and partial pages that are there. */
  pages: number;
  /** The header says that the file was longer. */
  cutOff: boolean;
  /** `user_version`; undefined when the header is gone. */
  version: number | undefined;
  applicationId: number | undefined;
  /** Pages that hold nothing any more: what can still be read there was deleted. */
  free: ReadonlySet<number>;
  /** undefined when it is no page of a tree, or not there. */
  page(number: number): Page | undefined;
}

interface Frame {
  bytes: Buffer;
  pageSize: number;
  /** Bytes of a page that SQLite uses. */
  usable: number;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Takes any bytes, down to none. Never throws. */
export function readPageFile(bytes: Buffer): PageFile {
  const header = bytes.length >= HEADER_BYTES && bytes.toString("latin1", 0, 16) === MAGIC;
  const written = header ? bytes.readUInt16BE(16) : 0;
  const size = written === 1 ? 65_536 : written;
  const pageSize = size >= 512 && Number.isInteger(Math.log2(size)) ? size : USUAL_PAGE_SIZE;
  const frame: Frame = { bytes, pageSize, usable: pageSize - (header ? bytes.readUInt8(20) : 0) };
  const pages = Math.ceil(bytes.length / pageSize);
  return {
    pages,
    // The count holds when the header's own counters agree (1.3.7 and 1.3.8 of the format).
    cutOff:
      header &&
      bytes.readUInt32BE(24) === bytes.readUInt32BE(92) &&
      bytes.readUInt32BE(28) * pageSize > bytes.length,
    version: header ? bytes.readUInt32BE(60) : undefined,
    applicationId: header ? bytes.readUInt32BE(68) : undefined,
    free: header ? freePages(frame, bytes.readUInt32BE(32)) : new Set(),
    page: (number) => (number >= 1 && number <= pages ? readPage(frame, number) : undefined),
  };
}

/** The list of free pages: a chain of pages that name others. */
function freePages({ bytes, pageSize, usable }: Frame, first: number): Set<number> {
  const free = new Set<number>();
  for (let trunk = first; trunk > 0 && trunk * pageSize <= bytes.length && !free.has(trunk);) {
    free.add(trunk);
    const at = (trunk - 1) * pageSize;
    const count = Math.min(bytes.readUInt32BE(at + 4), usable / 4 - 2);
    for (let index = 0; index < count; index += 1) free.add(bytes.readUInt32BE(at + 8 + index * 4));
    trunk = bytes.readUInt32BE(at);
  }
  return free;
}

const kinds: Record<number, { kind: Page["kind"]; leaf: boolean }> = {
  0x0d: { kind: "table", leaf: true },
  0x05: { kind: "table", leaf: false },
  0x0a: { kind: "index", leaf: true },
  0x02: { kind: "index", leaf: false },
};

function readPage(frame: Frame, number: number): Page | undefined {
  const start = (number - 1) * frame.pageSize;
  const at = start + (number === 1 ? HEADER_BYTES : 0);
  if (at + 12 > frame.bytes.length) return undefined;
  const known = kinds[frame.bytes.readUInt8(at)];
  if (!known) return undefined;
  const { kind, leaf } = known;
  const pointers = at + (leaf ? 8 : 12);
  const count = frame.bytes.readUInt16BE(at + 3);
  if (pointers + count * 2 > start + frame.usable) return undefined;
  const page: Page = { kind, children: [], cells: [], unreadable: 0 };
  for (let index = 0; index < count; index += 1) {
    try {
      const cell = start + within(frame, frame.bytes.readUInt16BE(pointers + index * 2));
      if (!leaf) page.children.push(frame.bytes.readUInt32BE(cell));
      if (leaf || kind === "index") page.cells.push(readCell(frame, cell + (leaf ? 0 : 4), kind));
    } catch {
      page.unreadable += 1;
    }
  }
  if (!leaf) page.children.push(frame.bytes.readUInt32BE(at + 8));
  return page;
}

function within({ usable }: Frame, offset: number): number {
  if (offset < 8 || offset >= usable) throw new RangeError("a cell lies outside its page");
  return offset;
}

function readCell(frame: Frame, at: number, kind: Page["kind"]): Cell {
  const length = varint(frame.bytes, at);
  const rowid = kind === "table" ? varint(frame.bytes, length.end) : undefined;
  const payload = readPayload(frame, rowid?.end ?? length.end, Number(length.value), kind);
  return { rowid: rowid && Number(BigInt.asIntN(64, rowid.value)), values: readRecord(payload) };
}

/** What does not fit the page lies on a chain of others. */
function readPayload(
  { bytes, pageSize, usable }: Frame,
  at: number,
  length: number,
  kind: Page["kind"],
): Buffer {
  if (length > bytes.length) throw new RangeError("a row is longer than the file");
  const most = kind === "table" ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const kept = least + ((length - least) % (usable - 4));
  const local = length <= most ? length : kept <= most ? kept : least;
  const parts = [slice(bytes, at, at + local)];
  if (local === length) return parts[0] ?? Buffer.alloc(0);
  let rest = length - local;
  const seen = new Set<number>();
  for (let next = bytes.readUInt32BE(at + local); rest > 0;) {
    if (next === 0 || seen.has(next)) throw new RangeError("a row has no end");
    seen.add(next);
    const start = (next - 1) * pageSize;
    const size = Math.min(rest, usable - 4);
    parts.push(slice(bytes, start + 4, start + 4 + size));
    rest -= size;
    next = bytes.readUInt32BE(start);
  }
  return Buffer.concat(parts);
}

function slice(bytes: Buffer, from: number, to: number): Buffer {
  if (to > bytes.length) throw new RangeError("beyond the end");
  return bytes.subarray(from, to);
}

function readRecord(payload: Buffer): Stored[] {
  const head = varint(payload, 0);
  const headEnd = Number(head.value);
  const values: Stored[] = [];
  let at = headEnd;
  for (let place = head.end; place < headEnd;) {
    const type = varint(payload, place);
    place = type.end;
    const size = sizeOf(Number(type.value));
    values.push(readValue(Number(type.value), slice(payload, at, at + size)));
    at += size;
  }
  if (at !== payload.length) throw new RangeError("a row does not fill its place");
  return values;
}

const sizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function sizeOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  const size = sizes[type];
  if (size === undefined) throw new RangeError("no such type");
  return size;
}

function readValue(type: number, bytes: Buffer): Stored {
  if (type >= 12) return type % 2 === 0 ? Uint8Array.from(bytes) : decoder.decode(bytes);
  if (type === 0) return null;
  if (type === 7) return bytes.readDoubleBE(0);
  if (type >= 8) return type - 8;
  if (type < 6) return bytes.readIntBE(0, bytes.length);
  const whole = bytes.readBigInt64BE(0);
  return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
}

/** A number in one to nine bytes. */
function varint(bytes: Buffer, at: number): { value: bigint; end: number } {
  let value = 0n;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes.readUInt8(at + index);
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return { value: (value << 8n) | BigInt(bytes.readUInt8(at + 8)), end: at + 9 };
}
