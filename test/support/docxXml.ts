/** The parts of a Word file as plain element trees, read with a strict parser and none of the writer's code. */
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/** Every part by name. @throws Error when the zip is damaged. */
export function docxParts(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));
}

/** @throws Error with the place when the text is not well-formed XML 1.0 with namespaces. */
export function parseXml(text: string): XmlElement {
  const top: XmlElement = { name: "", attributes: {}, children: [] };
  const open = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.fromEntries(Object.values(tag.attributes).map((one) => [one.name, one.value]));
    const element: XmlElement = { name: tag.name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.on("text", (content) => {
    open.at(-1)?.children.push(content);
  });
  parser.write(text).close();
  const root = top.children.find((child) => typeof child !== "string");
  if (!root) throw new Error("no root element");
  return root;
}

export function elements(parent: XmlElement | undefined, name?: string): XmlElement[] {
  const all = (parent?.children ?? []).filter((child) => typeof child !== "string");
  return name === undefined ? all : all.filter((child) => child.name === name);
}

export function first(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return elements(parent, name)[0];
}

/** All elements of a name below one, in document order, itself included. */
export function descendants(parent: XmlElement, name: string): XmlElement[] {
  const own = parent.name === name ? [parent] : [];
  return [...own, ...elements(parent).flatMap((child) => descendants(child, name))];
}

/** The `w:val` of a child element. */
export function value(parent: XmlElement | undefined, name: string): string | undefined {
  return first(parent, name)?.attributes["w:val"];
}
