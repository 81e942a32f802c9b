import JSZip from 'jszip';

/** A cell of a workbook, as whoever opens it finds it. */
export interface ReadCell {
  /** `n` is a number, of which Excel makes a date where its format is one; text is shared or in the cell. */
  type: 'number' | 'text';
  value: string;
  /** How a number is shown; undefined where the cell says nothing of it. */
  format?: string;
  bold: boolean;
}

export interface ReadSheet {
  name: string;
  /** By row and column; null where there is no value. */
  rows: (ReadCell | null)[][];
}

/** Formats that a workbook need not define: ECMA-376, 18.8.30. */
const BUILT_IN: Record<string, string> = { '0': 'General', '1': '0', '2': '0.00', '3': '#,##0', '4': '#,##0.00', '14': 'mm-dd-yy', '22': 'm/d/yy h:mm' }; // prettier-ignore

const elements = (parent: Document | Element, tag: string) => [
  ...parent.getElementsByTagName(tag),
];

const textIn = (element: Element) =>
  elements(element, 't')
    .map(({ textContent }) => textContent ?? '')
    .join('');

/** `AB12` is column 27. */
const columnOf = (reference: string) =>
  [.../^[A-Z]+/.exec(reference)![0]].reduce(
    (column, letter) => column * 26 + letter.charCodeAt(0) - 64,
    0,
  ) - 1;

class Workbook {
  readonly #zip: JSZip;

  constructor(zip: JSZip) {
    this.#zip = zip;
  }

  async xml(path: string): Promise<Document | undefined> {
    const text = await this.#zip.file(path)?.async('string');
    if (text === undefined) return undefined;
    const document = new DOMParser().parseFromString(text, 'text/xml');
    const [error] = elements(document, 'parsererror');
    if (error) throw new Error(`${path} is no XML: ${error.textContent}`);
    return document;
  }
}

type StyleOf = (cell: Element) => Pick<ReadCell, 'format' | 'bold'>;

const readStyles = (styles: Document): StyleOf => {
  const own = new Map(
    elements(styles, 'numFmt').map(each => [
      each.getAttribute('numFmtId'),
      each.getAttribute('formatCode') ?? '',
    ]),
  );
  const fonts = elements(elements(styles, 'fonts')[0], 'font');
  const formats = elements(elements(styles, 'cellXfs')[0], 'xf');
  return cell => {
    const style = formats[Number(cell.getAttribute('s') ?? 0)];
    const id = style.getAttribute('numFmtId') ?? '0';
    const format = own.get(id) ?? BUILT_IN[id];
    const font = fonts[Number(style.getAttribute('fontId') ?? 0)];
    return {
      ...(format && format !== 'General' && { format }),
      bold: elements(font, 'b').length > 0,
    };
  };
};

const readCell = (
  cell: Element,
  shared: string[],
  styleOf: StyleOf,
): ReadCell | null => {
  const [value] = elements(cell, 'v');
  const style = styleOf(cell);
  switch (cell.getAttribute('t')) {
    case 'inlineStr':
      return { type: 'text', value: textIn(cell), ...style };
    case 's':
      return { type: 'text', value: shared[Number(value.textContent)], ...style }; // prettier-ignore
    case 'str':
      return { type: 'text', value: value.textContent ?? '', ...style };
    default:
      return value
        ? { type: 'number', value: value.textContent ?? '', ...style }
        : null;
  }
};

/**
 * Opens a workbook as what it is, a ZIP of XML (ECMA-376), by another library than the one that wrote it: for
 * tests of what a person gets.
 */
export const readWorkbook = async (file: Blob): Promise<ReadSheet[]> => {
  const book = new Workbook(await JSZip.loadAsync(file));
  const [index, relations, styles, strings] = await Promise.all([
    book.xml('xl/workbook.xml'),
    book.xml('xl/_rels/workbook.xml.rels'),
    book.xml('xl/styles.xml'),
    book.xml('xl/sharedStrings.xml'),
  ]);
  const shared = strings ? elements(strings, 'si').map(textIn) : [];
  const styleOf = readStyles(styles!);
  const targets = new Map(
    elements(relations!, 'Relationship').map(each => [
      each.getAttribute('Id'),
      each.getAttribute('Target')!,
    ]),
  );
  return Promise.all(
    elements(index!, 'sheet').map(async sheet => {
      const target = targets.get(sheet.getAttribute('r:id'))!;
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      const rows = elements((await book.xml(path))!, 'row').map(row => {
        const cells: (ReadCell | null)[] = [];
        for (const cell of elements(row, 'c'))
          cells[columnOf(cell.getAttribute('r')!)] = readCell(cell, shared, styleOf); // prettier-ignore
        return Array.from(cells, cell => cell ?? null);
      });
      return { name: sheet.getAttribute('name')!, rows };
    }),
  );
};
