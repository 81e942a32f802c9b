import { Conformance } from '@rosetta/contracts/finops';
import { textCell, toCsv } from '@rosetta/service-kit';

const COLUMNS = [
  'rule', 'level', 'column', 'text', 'file', 'provider', 'status', 'lines', 'exampleRow', 'exampleValue',
]; // prettier-ignore

/** The items of the JSON answer, in the same order, each with its first example. */
export const conformanceToCsv = ({ items }: Conformance): string =>
  toCsv([
    COLUMNS,
    ...items.map(({ examples: [first], ...item }) => [
      item.rule,
      item.level,
      textCell(item.column),
      textCell(item.text),
      textCell(item.file),
      textCell(item.provider),
      item.status,
      item.rows,
      first?.row,
      textCell(first?.value),
    ]),
  ]);
