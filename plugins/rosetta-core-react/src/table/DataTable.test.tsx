import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { storageApiRef } from '@backstage/frontend-plugin-api';
import { PopoverButton } from '../controls';
import { Column } from './columns';
import { DataTable, DataTableProps } from './DataTable';

interface Row {
  id: string;
  amount: string | null;
}

// jsdom can't work out whether the grid's elements take clicks: its borders are CSS variables.
const user = userEvent.setup({ pointerEventsCheck: 0 });

const COLUMNS: Column<Row>[] = [
  { key: 'name', label: 'Name', value: ({ id }) => id },
  {
    key: 'amount',
    label: 'Amount',
    kind: 'money',
    currency: 'USD',
    value: ({ amount }) => amount,
  },
  { key: 'size', label: 'Size', value: () => 'x', hidden: true },
];
const ROWS: Row[] = [
  { id: 'nine', amount: '9.00000000001' },
  { id: 'ten', amount: '10' },
  { id: 'nothing', amount: null },
];

const show = (
  props: Partial<DataTableProps<Row>> = {},
  storage = mockApis.storage(),
) =>
  renderInTestApp(
    <DataTable
      id="things"
      label="Things"
      rows={ROWS}
      columns={COLUMNS}
      {...props}
    />,
    { apis: [[storageApiRef, storage]] },
  );

const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map(row => within(row).getAllByRole('gridcell')[0].textContent);

describe('DataTable', () => {
  it('is a grid that has a name', async () => {
    show();
    expect(await screen.findByRole('grid', { name: 'Things' })).toBeVisible();
  });

  it('writes money for reading, with all its digits on hover', async () => {
    show();
    expect(await screen.findByText('$9.00')).toHaveAttribute(
      'title',
      '$9.00000000001',
    );
  });

  it('shows a text that its column cuts in full on hover', async () => {
    show();
    expect(await screen.findByText('nothing')).toHaveAttribute(
      'title',
      'nothing',
    );
  });

  it('writes a decimal with all its digits, and again on hover', async () => {
    const amount = { ...COLUMNS[1], kind: 'decimal' as const };
    show({ columns: [COLUMNS[0], amount] });
    expect(await screen.findByText('9.00000000001')).toHaveAttribute(
      'title',
      '9.00000000001',
    );
  });

  it('lets a row be as high as its sentences need', async () => {
    show({ wraps: true });
    const name = await screen.findByText('nothing');
    expect(name.closest('[role="gridcell"]')).toHaveStyle({
      whiteSpace: 'normal',
    });
    expect(name.closest('.MuiDataGrid-row')).toHaveClass(
      'MuiDataGrid-row--dynamicHeight',
    );
  });

  it('orders by the exact amount, not by its text', async () => {
    show();
    await user.click(await screen.findByText('Amount'));
    await waitFor(() => expect(names()).toEqual(['nothing', 'nine', 'ten']));
  });

  it('orders by a rank where a column has one, the lowest first', async () => {
    const rank = ({ id }: Row) => ['ten', 'nothing', 'nine'].indexOf(id);
    show({ columns: [{ ...COLUMNS[0], rank }] });
    await user.click(await screen.findByText('Name'));
    await waitFor(() => expect(names()).toEqual(['ten', 'nothing', 'nine']));
  });

  it('opens a row on click and on Enter', async () => {
    const opened: string[] = [];
    show({ onOpen: id => opened.push(id) });
    await user.click(await screen.findByText('ten'));
    await user.keyboard('{Enter}');
    expect(opened).toEqual(['ten', 'ten']);
  });

  it('leaves a link in a row to do what it says, and no more', async () => {
    const opened: string[] = [];
    const link = (row: Row) => <a href="#there">To {row.id}</a>;
    show({
      columns: [{ ...COLUMNS[0], render: link }],
      onOpen: id => opened.push(id),
    });
    await user.click(await screen.findByText('To ten'));
    await user.keyboard('{Enter}');
    expect(opened).toEqual([]);
  });

  it('leaves what a button in a row has opened to do what it says, and no more', async () => {
    const opened: string[] = [];
    const more = ({ id }: Row) => (
      <PopoverButton label={`More of ${id}`} title="More" face="+1">
        Two
      </PopoverButton>
    );
    show({
      columns: [{ ...COLUMNS[0], render: more }],
      onOpen: id => opened.push(id),
    });
    await user.click(await screen.findByLabelText('More of ten'));
    await user.click(screen.getByText('Two'));
    await user.keyboard('{Enter}');
    expect(opened).toEqual([]);
  });

  it('points at a row together with its picture', async () => {
    const pointed: (string | undefined)[] = [];
    show({ highlight: 'nine', onHighlight: key => pointed.push(key) });
    const row = (await screen.findByText('nine')).closest('[role="row"]')!;
    expect(row).toHaveClass('rosetta-highlight');

    await user.hover(screen.getByText('ten'));
    expect(pointed).toContain('ten');
  });

  it('keeps for the person what they set up', async () => {
    const storage = mockApis.storage();
    const first = show({}, storage);
    await user.click(await screen.findByText('Amount'));
    await waitFor(() =>
      expect(
        storage.forBucket('rosetta-tables').snapshot('things').value,
      ).toMatchObject({
        sorting: { sortModel: [{ field: 'amount', sort: 'asc' }] },
      }),
    );
    first.unmount();

    show({}, storage);
    await screen.findByText('ten');
    await waitFor(() => expect(names()).toEqual(['nothing', 'nine', 'ten']));
  });

  it('hands the export to the server where it writes one', async () => {
    let exported = 0;
    show({ onExport: () => (exported += 1) });
    await user.click(await screen.findByText('Export CSV'));
    expect(exported).toBe(1);
  });

  it('leaves a column away until it is chosen', async () => {
    show();
    await screen.findByText('Amount');
    expect(screen.queryByText('Size')).not.toBeInTheDocument();
  });
});
