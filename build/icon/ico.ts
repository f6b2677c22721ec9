/** Windows' container of one picture in several sizes: a list of places, then the pictures as PNG files. */

/** A square picture; `size` in pixels, of which the container knows 1 to 256. */
export interface Picture {
  size: number;
  /** A whole PNG file. */
  png: Buffer;
}

const HEAD_BYTES = 6;
const PLACE_BYTES = 16;
const ICON = 1;

/** @param pictures in the order in which Windows shall find them, the smallest first by custom */
export function icoOf(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt16LE(ICON, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = HEAD_BYTES + PLACE_BYTES * pictures.length;
  const places = pictures.map(({ size, png }) => {
    const place = Buffer.alloc(PLACE_BYTES);
    // One byte for each side; 256 does not fit and is written as 0.
    place.writeUInt8(size % 256, 0);
    place.writeUInt8(size % 256, 1);
    place.writeUInt16LE(1, 4);
    place.writeUInt16LE(32, 6);
    place.writeUInt32LE(png.length, 8);
    place.writeUInt32LE(offset, 12);
    offset += png.length;
    return place;
  });
  return Buffer.concat([head, ...places, ...pictures.map(({ png }) => png)]);
}

/** Throws a RangeError when the container is cut off, an Error when it is none. */
export function picturesOf(ico: Buffer): Picture[] {
  if (ico.readUInt16LE(0) !== 0 || ico.readUInt16LE(2) !== ICON)
    throw new Error("アイコンのファイルではありません");
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const place = HEAD_BYTES + PLACE_BYTES * index;
    const length = ico.readUInt32LE(place + 8);
    const offset = ico.readUInt32LE(place + 12);
    if (offset + length > ico.length) throw new RangeError("アイコンのファイルが途中で切れています");
    return { size: ico.readUInt8(place) || 256, png: ico.subarray(offset, offset + length) };
  });
}

/** Width and height in pixels, as the PNG file itself says. */
export function sidesOf(png: Buffer): [width: number, height: number] {
  if (png.toString("latin1", 1, 4) !== "PNG") throw new Error("PNG のファイルではありません");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
