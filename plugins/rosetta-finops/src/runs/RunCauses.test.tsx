import { screen, within } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RunCauses as Causes, listRunCauses } from '@rosetta/contracts/finops';
import { Run } from '@rosetta/contracts/runs';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { costsRouteRef, ratesRouteRef } from '../routes';
import { RunCauses } from './RunCauses';

const RUN = { id: 'run-9', period: '2024-09' } as Run;
const AT = { period: '2024-09', at: '2024-10-02T02:00:00.000Z' };
const MOVED = { unit: 'USD', before: '1.5', after: '4', difference: '2.5' };
const CAUSES: Causes = {
  run: { ...AT, runId: 'run-9' },
  with: { ...AT, runId: 'run-8', at: '2024-10-01T02:00:00.000Z' },
  totals: [
    {
      ...MOVED,
      causes: { bill: '2.5', rate: '0', pivot: '0', rule: '0', weights: '0' },
    },
  ],
  items: [
    {
      key: 'unallocated',
      label: 'Unallocated',
      ...MOVED,
      causes: {
        bill: '5.25',
        rate: '0',
        pivot: '-3',
        rule: '0',
        weights: '0.25',
      },
    },
  ],
};

describe('RunCauses', () => {
  const portal = createPortalDouble();
  const show = (causes: Causes, other?: string) => {
    const queries: object[] = [];
    portal.answerMe();
    portal.answer(listRunCauses, ({ query }) => {
      queries.push(query);
      return causes;
    });
    renderInTestApp(<RunCauses run={RUN} other={other} />, {
      apis: portal.apis(),
      mountedRoutes: {
        '/finops': costsRouteRef,
        '/finops/rates': ratesRouteRef,
      },
    });
    return queries;
  };

  it('shows what was and is, and a column for each cause', async () => {
    const queries = show(CAUSES, 'run-8');
    const cell = await screen.findByText('Unallocated');
    const row = within(cell.closest<HTMLElement>('[role="row"]')!);
    for (const amount of ['$1.50', '$4.00', '$2.50', '$5.25', '-$3.00', '$0.25']) // prettier-ignore
      expect(row.getByText(amount)).toBeInTheDocument();
    for (const name of ['Bill', 'Référentiel', 'Rules', 'Weights'])
      expect(screen.getByRole('columnheader', { name })).toBeInTheDocument();
    expect(screen.getByText(/^The causes of an application add up/)).toBeVisible(); // prettier-ignore
    expect(queries).toEqual([{ with: 'run-8' }]);
  });

  it('leads from an amount to what is behind it, as of its run', async () => {
    const before = { before: '1.5', after: '0', difference: '-1.5' };
    const rated = { bill: '0', rate: '-1.5', pivot: '0', rule: '0', weights: '0' };
    const shop = { ...MOVED, ...before, key: 'app-shop', label: 'Shop', causes: rated };
    show({ ...CAUSES, items: [...CAUSES.items, shop] });
    const addressOf = async (row: string, cell: number) => {
      const name = await screen.findByText(row);
      const cells = within(name.closest<HTMLElement>('[role="row"]')!).getAllByRole('gridcell');
      return within(cells[cell]).queryByRole('link')?.getAttribute('href') ?? null;
    };
    const costs = '/finops?from=2024-09&to=2024-10&application=unallocated&currency=USD&asOf=';
    const [then, now] = ['2024-10-01T02%3A00%3A00.000Z', '2024-10-02T02%3A00%3A00.000Z'];
    expect(await addressOf('Unallocated', 1)).toBe(`${costs}${then}&view=lines`);
    expect(await addressOf('Unallocated', 2)).toBe(`${costs}${now}&view=lines`);
    expect(await addressOf('Unallocated', 3)).toBeNull();
    expect(await addressOf('Unallocated', 4)).toBe(`${costs}${now}&view=lines`);
    expect(await addressOf('Unallocated', 5)).toBeNull();
    expect(await addressOf('Unallocated', 6)).toBe(`${costs}${now}&view=lines`);
    expect(await addressOf('Unallocated', 8)).toBe(`${costs}${now}&view=explain`);
    expect(await addressOf('Shop', 2)).toBeNull();
    expect(await addressOf('Shop', 5)).toBe('/finops/rates?month=2024-09');
  }); // prettier-ignore

  it('says when nothing moved', async () => {
    show({ ...CAUSES, items: [] });
    expect(await screen.findByText(/^Every application has/)).toBeVisible();
  });

  it('says of the first run of a month that there is none before', async () => {
    show({ ...CAUSES, with: null, totals: [], items: [] });
    expect(await screen.findByText(/^This is the first/)).toBeVisible();
  });
});
