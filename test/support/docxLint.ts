/**
 * What makes Word refuse or repair a file and no schema or SDK sees: tables without a grid, cells without a paragraph,
 * numbers used twice, references to nothing. Every rule is proven by a file that breaks it.
 */
import {
  docxParts,
  descendants,
  elements,
  first,
  parseXml,
  value,
  type XmlElement,
} from "#test/support/docxXml.ts";

/** Problems found, one line each; empty for a sound file. */
export function lintDocx(bytes: Uint8Array): string[] {
  const names = entryNames(bytes);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const problems = twice.map((name) => `${name}: twice in the package`);
  const parts = docxParts(bytes);
  for (const [name, text] of parts) {
    if (!/\.(?:xml|rels)$/u.test(name)) continue;
    problems.push(...lintCharacters(name, text));
    let root: XmlElement;
    try {
      root = parseXml(text);
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    problems.push(
      ...descendants(root, "w:tbl").flatMap((table, index) => lintTable(`${name} table ${index + 1}`, table)),
    );
    problems.push(...lintIds(name, root), ...lintReferences(name, root, parts));
  }
  return [...problems, ...lintContentTypes(parts)];
}

/** Names in the zip's directory: unlike an unzipped object, it shows an entry that is there twice. */
function entryNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - 22;
  let at = view.getUint32(end + 16, true);
  return Array.from({ length: view.getUint16(end + 10, true) }, () => {
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    return name;
  });
}

function lintCharacters(name: string, text: string): string[] {
  const found = new Set<string>();
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const control = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
    // The decoder shows broken UTF-8 and lone surrogates as U+FFFD.
    if (control || code === 0xfffd || (code & 0xfffe) === 0xfffe)
      found.add(code.toString(16).toUpperCase().padStart(4, "0"));
  }
  return [...found].map((code) => `${name}: character U+${code}`);
}

function lintTable(where: string, table: XmlElement): string[] {
  const problems: string[] = [];
  const grid = elements(first(table, "w:tblGrid"), "w:gridCol").map((one) => Number(one.attributes["w:w"]));
  const rows = elements(table, "w:tr");
  if (rows.length === 0) problems.push(`${where}: no rows`);
  if (grid.length > 63) problems.push(`${where}: ${grid.length} columns`);
  let above = new Map<number, number>();
  for (const [index, row] of rows.entries()) {
    const place = `${where} row ${index + 1}`;
    const cells = elements(row, "w:tc");
    if (cells.length === 0) problems.push(`${place}: no cells`);
    const open = new Map<number, number>();
    let column = 0;
    for (const cell of cells) {
      const properties = first(cell, "w:tcPr");
      const span = Number(value(properties, "w:gridSpan") ?? 1);
      if (elements(cell).at(-1)?.name !== "w:p")
        problems.push(`${place}: cell does not end with a paragraph`);
      const width = Number(first(properties, "w:tcW")?.attributes["w:w"]);
      const expected = grid.slice(column, column + span).reduce((sum, one) => sum + one, 0);
      if (width !== expected) problems.push(`${place}: cell width ${width}, grid ${expected}`);
      const merge = first(properties, "w:vMerge");
      if (merge) {
        if (merge.attributes["w:val"] !== "restart" && above.get(column) !== span) {
          problems.push(`${place}: merged with nothing above`);
        }
        open.set(column, span);
      }
      column += span;
    }
    if (column !== grid.length) problems.push(`${place}: ${column} columns of ${grid.length}`);
    above = open;
  }
  return problems;
}

function lintIds(name: string, root: XmlElement): string[] {
  const attribute = (element: string, key: string): string[] =>
    descendants(root, element).map((one) => one.attributes[key] ?? "");
  const duplicates = (what: string, all: string[]): string[] =>
    all.filter((one, index) => all.indexOf(one) !== index).map((one) => `${name}: ${what} ${one} twice`);
  const starts = attribute("w:bookmarkStart", "w:id");
  const ends = attribute("w:bookmarkEnd", "w:id");
  return [
    ...duplicates("bookmark id", starts),
    ...duplicates("bookmark name", attribute("w:bookmarkStart", "w:name")),
    ...attribute("w:bookmarkStart", "w:name")
      .filter((one) => !/^[\p{L}_][\p{L}\p{N}_]{0,39}$/u.test(one))
      .map((one) => `${name}: bookmark name ${one}`),
    ...starts.filter((id) => !ends.includes(id)).map((id) => `${name}: bookmark ${id} has no end`),
    ...ends.filter((id) => !starts.includes(id)).map((id) => `${name}: bookmark ${id} has no start`),
    ...duplicates("drawing id", attribute("wp:docPr", "id")),
  ];
}

function lintReferences(name: string, root: XmlElement, parts: Map<string, string>): string[] {
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  if (name.endsWith(".rels")) {
    const base = folder.replace(/_rels\/$/u, "");
    return descendants(root, "Relationship")
      .filter((one) => one.attributes["TargetMode"] !== "External")
      .map((one) => one.attributes["Target"] ?? "")
      .filter((target) => !parts.has(target.startsWith("/") ? target.slice(1) : base + target))
      .map((target) => `${name}: no part ${target}`);
  }
  const relations = parts.get(`${folder}_rels/${name.slice(folder.length)}.rels`);
  const known = relations
    ? descendants(parseXml(relations), "Relationship").map((one) => one.attributes["Id"])
    : [];
  const used = (element: XmlElement): string[] => [
    ...Object.entries(element.attributes)
      .filter(([key]) => /^r:(?:id|embed|link)$/u.test(key))
      .map(([, id]) => id),
    ...elements(element).flatMap(used),
  ];
  return used(root)
    .filter((id) => !known.includes(id))
    .map((id) => `${name}: no relationship ${id}`);
}

function lintContentTypes(parts: Map<string, string>): string[] {
  const types = parseXml(parts.get("[Content_Types].xml") ?? "<Types/>");
  const extensions = new Set(elements(types, "Default").map((one) => one.attributes["Extension"]));
  const overrides = elements(types, "Override").map((one) => one.attributes["PartName"] ?? "");
  const untyped = [...parts.keys()].filter(
    (name) =>
      name !== "[Content_Types].xml" &&
      !overrides.includes(`/${name}`) &&
      !(extensions.has(name.split(".").at(-1)) && !name.startsWith("word/document")),
  );
  return [
    ...untyped.map((name) => `${name}: no content type`),
    ...overrides
      .filter((name) => !parts.has(name.slice(1)))
      .map((name) => `[Content_Types].xml: no part ${name}`),
  ];
}
