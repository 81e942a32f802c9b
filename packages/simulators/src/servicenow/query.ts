import { Row } from './cells';

type Test = (value: string, wanted: string) => boolean;

const OPERATORS: readonly [string, Test][] = [
  // No table of the demo extends another one of it.
  ['INSTANCEOF', (value, wanted) => value === wanted],
  ['>=', (value, wanted) => value >= wanted],
  ['<=', (value, wanted) => value <= wanted],
  ['!=', (value, wanted) => value !== wanted],
  ['>', (value, wanted) => value > wanted],
  ['<', (value, wanted) => value < wanted],
  ['=', (value, wanted) => value === wanted],
];

const ORDER = /^ORDERBY(DESC)?(.+)$/;

const valueOf = ({ cells, walked }: Row, field: string) =>
  cells[field]?.value ?? walked?.[field] ?? '';

/** A condition that is not understood is left out, as ServiceNow does. */
const conditionOf = (term: string): ((row: Row) => boolean) => {
  for (const [sign, test] of OPERATORS) {
    const at = term.indexOf(sign);
    if (at <= 0) continue;
    const field = term.slice(0, at);
    const wanted = term.slice(at + sign.length);
    return row => test(valueOf(row, field), wanted);
  }
  return () => true;
};

/** The rows that an encoded query asks for, in its order. */
export const query = (rows: readonly Row[], encoded: string): Row[] => {
  const terms = encoded.split('^').filter(Boolean);
  const conditions = terms.filter(term => !ORDER.test(term)).map(conditionOf);
  const found = rows.filter(row => conditions.every(holds => holds(row)));
  for (const term of terms.toReversed()) {
    const [, descending, field] = ORDER.exec(term) ?? [];
    if (!field) continue;
    const sign = descending ? -1 : 1;
    found.sort((a, b) =>
      valueOf(a, field) < valueOf(b, field) ? -sign : sign,
    );
  }
  return found;
};
