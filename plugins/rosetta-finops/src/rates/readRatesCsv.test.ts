import { compareLines } from '../valuesToSet/importedLines';
import { rateKey, rateOf } from './rateDraft';
import { readRatesCsv } from './readRatesCsv';

const KNOWN = [
  { month: '2024-09', currency: 'USD', rate: '0.9' },
  { month: '2024-09', currency: 'GBP', rate: '1.17' },
];
const read = (text: string) => {
  const file = readRatesCsv(text, 'EUR');
  return { ...file, rows: compareLines(file.rows, KNOWN, rateKey, rateOf) };
};

describe('readRatesCsv', () => {
  it('compares each line with the rate there is, however a spreadsheet writes it', () => {
    const { rows } = read(
      'Month;Currency;Rate;updatedBy\n2024-09;usd;0.90;jane\n2024-09;GBP;1.180;x\n\n2024-10;USD;0001;x\n',
    );
    expect(rows).toEqual([
      { line: 2, month: '2024-09', currency: 'USD', rate: '0.9', before: '0.9', state: 'same' },
      { line: 3, month: '2024-09', currency: 'GBP', rate: '1.18', before: '1.17', state: 'changed' },
      { line: 5, month: '2024-10', currency: 'USD', rate: '1', before: null, state: 'new' },
    ]); // prettier-ignore
  });

  it.each([
    ['2024-9,USD,1', 'month'],
    ['2024-09,EURO,1', 'currency'],
    ['2024-09,EUR,1', 'own'],
    ['2024-09,USD,0', 'rate'],
    ['2024-09,USD,0.000', 'rate'],
    ['2024-09,USD,-1', 'rate'],
    ['2024-09,USD,1e3', 'rate'],
    ['2024-09,USD,', 'rate'],
    ['2024-09,USD,"0,9"', 'rate'],
    ['2024-09,USD,0.1234567890123', 'rate'],
  ])('says what is wrong with %s', (line, problem) => {
    const { rows } = read(`month,currency,rate\n${line}\n`);
    expect(rows).toMatchObject([{ state: 'wrong', problem }]);
  });

  it('finds the second rate of a month and currency, and rates into another one', () => {
    const { rows } = read(
      'month,currency,rate,reportingCurrency\n2024-10,USD,1,EUR\n2024-10,USD,2,\n2024-10,JPY,2,USD\n',
    );
    expect(rows.map(({ problem }) => problem)).toEqual([undefined, 'twice', 'into']); // prettier-ignore
  });

  it('names the columns that a file lacks', () => {
    expect(read('month,value\n2024-09,1\n')).toEqual({
      missingColumns: ['currency', 'rate'],
      rows: [],
    });
  });
});
