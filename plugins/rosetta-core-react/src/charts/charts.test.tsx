import { useState } from 'react';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { currentMonth } from '../format';
import { SortedBars } from './SortedBars';
import { StackedColumns } from './StackedColumns';

const SERIES = [
  { key: 'compute', label: 'Compute', values: ['10', null] },
  { key: 'unallocated', label: 'Unallocated', values: ['1', null] },
];

describe('StackedColumns', () => {
  const show = (onOpen: (key: string) => void = () => {}) =>
    renderInTestApp(
      <StackedColumns
        title="Cost by domain"
        summary="Compute is the largest part"
        note="No published bill: October 2024."
        months={['2024-09', '2024-10']}
        series={SERIES}
        currency="USD"
        onOpen={onOpen}
      />,
    );

  it('has a title, and says in words what it shows and what is missing', async () => {
    show();
    const figure = await screen.findByRole('figure');
    expect(figure).toHaveAccessibleName('Cost by domain');
    expect(
      screen.getByRole('img', { name: 'Compute is the largest part' }),
    ).toBeInTheDocument();
    expect(screen.getByText('No published bill: October 2024.')).toBeVisible();
  });

  it('goes down by its legend, for those who have no mouse', async () => {
    const opened: string[] = [];
    show(key => opened.push(key));
    const compute = await screen.findByRole('button', { name: 'Compute' });
    act(() => compute.focus());
    await userEvent.keyboard('{Enter}');
    expect(opened).toEqual(['compute']);
  });

  it('names the parts beside the last column there is', async () => {
    show();
    await waitFor(() => expect(screen.getAllByText('Compute')).toHaveLength(2));
  });

  it('writes the total above a column, and that a month has no bill', async () => {
    show();
    expect(await screen.findByText('$11')).toBeInTheDocument();
    expect(screen.getByText('no bill')).toBeInTheDocument();
    expect(screen.queryByText('so far')).not.toBeInTheDocument();
  });

  it('says of the months that may still grow that they are not over', async () => {
    renderInTestApp(
      <StackedColumns
        title="Cost by domain"
        summary="Compute is the largest part"
        months={['2024-08', '2024-09', '2024-10']}
        unfinishedFrom="2024-09"
        series={[
          { key: 'compute', label: 'Compute', values: ['10', '11', '12'] },
        ]}
        currency="USD"
      />,
    );
    expect(await screen.findAllByText('so far')).toHaveLength(2);
  });

  it('says of the current month that it is not over', async () => {
    renderInTestApp(
      <StackedColumns
        title="Cost by domain"
        summary="Compute is the largest part"
        months={[currentMonth()]}
        series={[{ key: 'compute', label: 'Compute', values: ['10'] }]}
        currency="USD"
      />,
    );
    expect(await screen.findByText('so far')).toBeInTheDocument();
  });

  it('draws a column only where something is known', async () => {
    const { container } = show();
    await screen.findByRole('figure');
    expect(
      container.querySelectorAll('.recharts-bar-rectangle path'),
    ).toHaveLength(2);
  });
});

describe('SortedBars', () => {
  const part = (key: string) => ({
    key,
    label: key,
    amount: '1',
    unallocated: '0',
  });
  const bars = (...keys: string[]) => (
    <SortedBars
      title="Cost by domain"
      summary="Compute is the largest part"
      currency="USD"
      parts={keys.map(part)}
    />
  );

  const Down = () => {
    const [isDown, setDown] = useState(false);
    return (
      <>
        <button onClick={() => setDown(true)}>down</button>
        {isDown ? bars('d') : bars('a', 'b', 'c')}
      </>
    );
  };

  it('draws all that is attributed in one hue', async () => {
    const { container } = renderInTestApp(bars('a', 'b', 'c'));
    await waitFor(() => expect(screen.getAllByText('$1.00')).toHaveLength(3));
    const drawn = [...container.querySelectorAll('.recharts-bar-rectangle path')]; // prettier-ignore
    const fills = new Set(drawn.map(path => path.getAttribute('fill')));
    expect(fills.size).toBe(1);
  });

  it('goes from many bars to few, as one does when going down', async () => {
    renderInTestApp(<Down />);
    await waitFor(() => expect(screen.getAllByText('$1.00')).toHaveLength(3));
    await userEvent.click(screen.getByText('down'));
    await waitFor(() => expect(screen.getAllByText('$1.00')).toHaveLength(1));
  });

  it('writes each amount at the end of its own bar, also where one half is nothing', async () => {
    renderInTestApp(
      <SortedBars
        title="Cost by domain"
        summary="Compute is the largest part"
        currency="USD"
        parts={[
          { key: 'a', label: 'A', amount: '50', unallocated: '10' },
          { key: 'b', label: 'B', amount: '40', unallocated: '0' },
          { key: 'c', label: 'C', amount: '30', unallocated: '30' },
          { key: 'd', label: 'D', amount: '20', unallocated: '5' },
        ]}
      />,
    );
    const height = (text: string) =>
      Number(screen.getByText(text).getAttribute('y'));
    await waitFor(() => {
      const heights = ['$50.00', '$40.00', '$30.00', '$20.00'].map(height);
      expect(heights).toEqual([...heights].sort((x, y) => x - y));
      expect(new Set(heights).size).toBe(4);
    });
  });
});
