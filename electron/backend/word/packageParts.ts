/** What the library puts into the package from the clock: taken out, so that equal documents are equal files. */

/** docProps/core.xml without dates; nobody can then read a time of work out of a handout, either. */
export function coreProperties(title: string, creator: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escapeXml(title)}</dc:title>`,
    `<dc:creator>${escapeXml(creator)}</dc:creator>`,
    `<cp:lastModifiedBy>${escapeXml(creator)}</cp:lastModifiedBy>`,
    "</cp:coreProperties>",
  ].join("");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const CENTRAL_ENTRY = 0x02014b50;
const END_OF_CENTRAL = 0x06054b50;
/** 1980-01-01 00:00, the zero of the zip format. */
const ZIP_DATE = 0x0021;

/**
 * Sets the time of every entry of a zip file to the format's zero, in place. The file is one the library just wrote:
 * single disk, no comment, no zip64.
 * @throws Error when the directory at the end is not where such a file has it.
 */
export function clearZipTimes(zip: Uint8Array): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - 22;
  if (end < 0 || view.getUint32(end, true) !== END_OF_CENTRAL) throw new Error("zip directory not found");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < count; entry += 1) {
    if (view.getUint32(at, true) !== CENTRAL_ENTRY) throw new Error("zip directory entry not found");
    const local = view.getUint32(at + 42, true);
    view.setUint32(at + 12, ZIP_DATE << 16, true);
    view.setUint32(local + 10, ZIP_DATE << 16, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}
