import { compareLines } from '../valuesToSet/importedLines';
import { amountOf, budgetId } from './budgetDraft';
import { readBudgetsCsv } from './readBudgetsCsv';

const MONTH = { month: '2026-11', currency: 'USD' };
const KNOWN = [
  { ...MONTH, kind: 'application', key: 'app-shop', amount: '100' },
  { ...MONTH, kind: 'group', key: 'retail', amount: '900' },
];
const read = (text: string) =>
  compareLines(readBudgetsCsv(text).rows, KNOWN, budgetId, amountOf).map(
    ({ line, state, problem, before, amount }) => ({ line, state, problem, before, amount }), // prettier-ignore
  );

describe('readBudgetsCsv', () => {
  it('compares each line with the budget there is, however a spreadsheet writes it, and counts empty ones', () => {
    const rows = read(
      'Month;Kind;Key;Label;Currency;Amount\n2026-11;Application;app-shop;Shop;usd;100.00\n2026-11;group;retail;;USD;950,50\n\n2026-11;domain;compute;;USD;007\n',
    );
    expect(rows).toEqual([
      { line: 2, state: 'same', before: '100', amount: '100' },
      { line: 3, state: 'changed', before: '900', amount: '950.5' },
      { line: 5, state: 'new', before: null, amount: '7' },
    ]);
  });

  it.each([
    ['2026-13,group,retail,USD,1', 'month'],
    ['2026-11,team,retail,USD,1', 'kind'],
    ['2026-11,group, ,USD,1', 'key'],
    ['2026-11,group,retail,EURO,1', 'currency'],
    ['2026-11,group,retail,USD,-1', 'amount'],
    ['2026-11,group,retail,USD,1e3', 'amount'],
    ['2026-11,group,retail,USD,', 'amount'],
    ['2026-11,group,retail,USD,"0,9"', 'amount'],
  ])('says what is wrong with %s', (line, problem) => {
    expect(read(`month,kind,key,currency,amount\n${line}\n`)).toMatchObject([
      { line: 2, state: 'wrong', problem },
    ]);
  });

  it('finds the second budget of the same', () => {
    const rows = read(
      'month,kind,key,currency,amount\n2026-11,group,a,USD,1\n2026-11,group,a,USD,2\n',
    );
    expect(rows.map(({ problem }) => problem)).toEqual([undefined, 'twice']);
  });

  it('names the columns that a file lacks', () => {
    expect(readBudgetsCsv('month,application,amount\n2026-11,a,1\n')).toEqual({
      missingColumns: ['kind', 'key', 'currency'],
      rows: [],
    });
  });
});
