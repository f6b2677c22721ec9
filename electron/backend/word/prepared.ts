/**
 * Properties of runs, paragraphs and cells that are made and made ready for XML once. A document repeats a few dozen of them
 * thousands of times, and making them is most of what the library does for one.
 */
import {
  BaseXmlComponent,
  type IContext,
  type IParagraphOptions,
  type IRunOptions,
  type IRunStylePropertiesOptions,
  type ITableCellOptions,
  type IXmlableObject,
  Paragraph,
  type ParagraphChild,
  ParagraphProperties,
  RunProperties,
  TableCell,
  TextRun,
} from "docx";

/** Stands for another component and says the same every time: only for one that depends on nothing around it. */
class Prepared extends BaseXmlComponent {
  readonly #component: BaseXmlComponent;
  #xml: IXmlableObject | undefined;

  constructor(rootKey: string, component: BaseXmlComponent) {
    super(rootKey);
    this.#component = component;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    this.#xml ??= this.#component.prepForXml(context);
    return this.#xml;
  }
}

class PreparedRun extends TextRun {
  constructor(properties: Prepared, content: IRunOptions) {
    super(content);
    this.root[0] = properties;
  }
}

class PreparedParagraph extends Paragraph {
  constructor(properties: Prepared, options: IParagraphOptions) {
    super(options);
    this.root[0] = properties;
  }
}

class PreparedCell extends TableCell {
  constructor(options: ITableCellOptions, prepared: (made: BaseXmlComponent) => Prepared) {
    super(options);
    this.root[0] = prepared(this.root[0] as BaseXmlComponent);
  }
}

type ParagraphLook = Omit<IParagraphOptions, "children" | "text">;

type CellLook = Omit<ITableCellOptions, "children">;

/** Runs, paragraphs and cells whose looks are remembered. */
export interface Looks {
  run(look: IRunStylePropertiesOptions, content: Pick<IRunOptions, "text" | "children" | "break">): TextRun;
  /** A paragraph inside a table: one between tables may have to hold the properties of its section, too. */
  cellParagraph(look: ParagraphLook, children: ParagraphChild[]): Paragraph;
  cell(look: CellLook, children: Paragraph[]): TableCell;
}

export function looks(): Looks {
  const known = new Map<string, Prepared>();
  const prepared = (rootKey: string, look: object, make: () => BaseXmlComponent): Prepared => {
    const key = rootKey + JSON.stringify(look);
    const found = known.get(key) ?? new Prepared(rootKey, make());
    known.set(key, found);
    return found;
  };
  return {
    run: (look, content) =>
      new PreparedRun(
        prepared("w:rPr", look, () => new RunProperties(look)),
        content,
      ),
    cellParagraph: (look, children) =>
      new PreparedParagraph(
        prepared("w:pPr", look, () => new ParagraphProperties(look)),
        // The library copies the alignment into the empty paragraphs below a merged cell.
        { children, ...(look.alignment === undefined ? {} : { alignment: look.alignment }) },
      ),
    cell: (look, children) =>
      new PreparedCell({ ...look, children }, (made) => prepared("w:tcPr", look, () => made)),
  };
}
