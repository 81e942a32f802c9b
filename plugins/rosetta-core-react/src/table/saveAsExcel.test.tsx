import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { storageApiRef } from '@backstage/frontend-plugin-api';
import { readWorkbook } from '../__testUtils__';
import { Column } from './columns';
import { DataTable } from './DataTable';

const user = userEvent.setup({ pointerEventsCheck: 0 });

interface Row {
  id: string;
  amount: string | null;
  at: string;
  count: number | null;
  account: string;
}

const COLUMNS: Column<Row>[] = [
  { key: 'id', label: 'Name', value: ({ id }) => id },
  { key: 'amount', label: 'Amount', kind: 'money', currency: 'USD', value: ({ amount }) => amount },
  { key: 'at', label: 'When', value: ({ at }) => at },
  { key: 'count', label: 'Lines', kind: 'number', value: ({ count }) => count },
  { key: 'account', label: 'Account', value: ({ account }) => account },
  { key: 'secret', label: 'Not shown', value: () => 'x', hidden: true },
]; // prettier-ignore

const ROWS: Row[] = [
  { id: 'Crédit <à & b>', amount: '-10.5', at: '2026-11-20T12:00:00.000Z', count: 3, account: '001234567890' },
  { id: '=cmd()', amount: '123456789012.3456', at: '2026-11-20T18:30:15Z', count: null, account: '7' },
  { id: 'third', amount: null, at: '2026-11-21', count: 0.25, account: '' },
]; // prettier-ignore

/** The file that the browser is given. */
const saved = async (): Promise<Blob> => {
  const files: Blob[] = [];
  URL.createObjectURL = file => `blob:${files.push(file as Blob)}`;
  URL.revokeObjectURL = () => {};
  // jsdom downloads nothing.
  HTMLAnchorElement.prototype.click = () => {};
  renderInTestApp(
    <DataTable id="things" label="Things" rows={ROWS} columns={COLUMNS} hasExcel />,
    { apis: [[storageApiRef, mockApis.storage()]] },
  ); // prettier-ignore
  await user.click(await screen.findByRole('button', { name: 'Excel' }));
  await waitFor(() => expect(files).toHaveLength(1), { timeout: 10_000 });
  return files[0];
};

describe('a table that is saved for Excel', () => {
  it('is a workbook whose cells are of the type that a person expects, by another reader than its writer', async () => {
    const [sheet, ...others] = await readWorkbook(await saved());
    expect(others).toEqual([]);
    expect(sheet.name).toBe('Rosetta');
    const [heading, ...rows] = sheet.rows;
    expect(heading.map(cell => [cell?.value, cell?.bold])).toEqual([
      ['Name', true],
      ['Amount', true],
      ['When', true],
      ['Lines', true],
      ['Account', true],
    ]);
    const written = rows.map(row =>
      row.map(cell => cell && [cell.type, cell.value, ...(cell.format ? [cell.format] : [])]),
    ); // prettier-ignore
    // 2026-11-20 is day 46346 of Excel's calendar, and noon is half of a day.
    const instant = 'yyyy-mm-dd hh:mm:ss';
    expect(written).toEqual([
      [
        ['text', 'Crédit <à & b>'],
        ['number', '-10.5'],
        ['number', '46346.5', instant],
        ['number', '3'],
        ['text', '001234567890'],
      ],
      [
        ['text', '=cmd()'],
        // More digits than Excel keeps: whole, as text.
        ['text', '123456789012.3456'],
        ['number', expect.stringMatching(/^46346\.7710069/), instant],
        null,
        ['text', '7'],
      ],
      [['text', 'third'], null, ['text', '2026-11-21'], ['number', '0.25']],
    ]); // prettier-ignore
  });
});
