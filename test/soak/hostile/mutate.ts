/** Files that were spoiled on purpose: the same ones for the same chance. */
import type { Random } from "#test/soak/random.ts";

/** Numbers at which readers of formats go wrong. */
const EDGES = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff] as const;

/** The bytes after one to four changes: flips, edges, cuts, pieces doubled, moved or taken out. */
export function mutated(bytes: Uint8Array, random: Random): Buffer {
  let made: Buffer = Buffer.from(bytes);
  for (let change = 0; change <= random.below(4); change += 1) made = changed(made, random);
  return made;
}

function changed(bytes: Buffer, random: Random): Buffer {
  const at = random.below(Math.max(1, bytes.byteLength));
  const to = Math.min(bytes.byteLength, at + 1 + random.below(64));
  switch (random.below(7)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes, bytes.subarray(at, to)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
    case 4: {
      if (bytes.byteLength < at + 4) return bytes;
      bytes.writeUInt32LE(random.pick(EDGES), at);
      return bytes;
    }
    case 5: {
      if (bytes.byteLength < at + 2) return bytes;
      bytes.writeUInt16LE(random.pick(EDGES) & 0xffff, at);
      return bytes;
    }
    default:
      if (at < bytes.byteLength) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
      return bytes;
  }
}

/** Places in a zip where its reader is told what to do: headers of entries, the directory and its end. */
function zipHeaders(zip: Buffer): number[] {
  const places: number[] = [];
  for (const signature of ["PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006"]) {
    for (let at = zip.indexOf(signature); at >= 0; at = zip.indexOf(signature, at + 1)) places.push(at);
  }
  return places;
}

/** As `mutated`, but in the headers, where a chance hit does most. */
export function mutatedZip(zip: Uint8Array, random: Random): Buffer {
  if (random.below(4) === 0) return mutated(zip, random);
  const made = Buffer.from(zip);
  const [first = 0, ...rest] = zipHeaders(made);
  for (let change = 0; change <= random.below(6); change += 1) {
    const at = random.pick([first, ...rest]) + 4 + random.below(44);
    if (at + 4 > made.byteLength) continue;
    if (random.below(2) === 0) made.writeUInt32LE(random.pick(EDGES), at);
    else made.writeUInt16LE(random.below(0x10000), at);
  }
  return made;
}

const PIECES = [
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "null",
  "true",
  '"',
  "1e999",
  "-0",
  "0.1",
  "123456789012345678901234567890",
  '"\\ud800"',
  '"\\u0000"',
  '"__proto__":{"x":1},',
  '"constructor":null,',
  '"id":"1",',
  '"../../a"',
  "\ufeff",
  "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
] as const;

/** A JSON text with pieces put in, taken out, doubled or exchanged between its values. */
export function mutatedJson(text: string, random: Random): string {
  let made = text;
  for (let change = 0; change <= random.below(3); change += 1) {
    const at = random.below(made.length + 1);
    const to = Math.min(made.length, at + random.below(40));
    const from = random.below(made.length + 1);
    const other = made.slice(from, from + random.below(60));
    const parts = [random.pick(PIECES), "", other, made.slice(at, to).repeat(2)] as const;
    made = made.slice(0, at) + random.pick(parts) + made.slice(random.below(2) === 0 ? at : to);
  }
  return made;
}
