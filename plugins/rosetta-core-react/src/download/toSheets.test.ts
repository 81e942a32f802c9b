import { readWorkbook } from '@rosetta/plugin-rosetta-core-react/testUtils';
import writeExcelFile from 'write-excel-file/browser';
import { toSheets } from './toSheets';

const cells = (csv: string) => toSheets(csv)[0].data;

describe('toSheets', () => {
  it('writes numbers as numbers, money with two decimals to read', () => {
    const [heading, row] = cells('key,amount,change,previous\ncompute,-10.5,0.25,\n'); // prettier-ignore
    expect(heading[1]).toEqual({ value: 'amount', fontWeight: 'bold' });
    expect(row).toEqual([
      { value: 'compute', type: String },
      { value: -10.5, type: Number, format: '#,##0.00' },
      { value: 0.25, type: Number },
      null,
    ]);
  });

  it('keeps what has more digits than Excel as text, to the last digit', () => {
    const [, ...rows] = cells('amount\n123456789012.345\n123456789012.3456\n0.000000000000000001\n'); // prettier-ignore
    expect(rows.map(([cell]) => cell)).toEqual([
      expect.objectContaining({ value: 123456789012.345, type: Number }),
      { value: '123456789012.3456', type: String },
      expect.objectContaining({ value: 1e-18, type: Number }),
    ]);
  });

  it('keeps ids and formulas as the text they are', () => {
    const [, row] = cells(`account,label,tags\n001234567890,'=cmd(),"{""a"":""b""}"\n`); // prettier-ignore
    expect(row).toEqual([
      { value: '001234567890', type: String },
      { value: '=cmd()', type: String },
      { value: '{"a":"b"}', type: String },
    ]);
  });

  it('goes on in another sheet where one is full', () => {
    const sheets = toSheets('amount\n1\n2\n3\n', 2);
    expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
      ['Rosetta 1', 3],
      ['Rosetta 2', 2],
    ]);
  });

  it('makes a workbook that another reader opens: each sheet, with numbers, their format, and text', async () => {
    const csv = `key,amount,change\n"a ""b"", c",-10.5,0.25\n00123,123456789012.3456,\nlast,1,2\n`;
    const file = await writeExcelFile(toSheets(csv, 2)).toBlob();
    const sheets = await readWorkbook(file);
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([['Rosetta 1', 3], ['Rosetta 2', 2]]);
    const [heading, first, second] = sheets[0].rows;
    expect(heading.map(cell => cell?.value)).toEqual(['key', 'amount', 'change']);
    expect(first).toMatchObject([
      { type: 'text', value: 'a "b", c' },
      { type: 'number', value: '-10.5', format: '#,##0.00' },
      { type: 'number', value: '0.25' },
    ]);
    expect(second.slice(0, 2)).toMatchObject([
      { type: 'text', value: '00123' },
      { type: 'text', value: '123456789012.3456' },
    ]);
  }); // prettier-ignore

  it('has a heading where there are no rows', () => {
    expect(cells('key,amount\r\n')).toHaveLength(1);
  });
});
