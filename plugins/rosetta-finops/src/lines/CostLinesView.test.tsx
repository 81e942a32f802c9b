import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { CostLine, listCostPoolLines } from '@rosetta/contracts/finops';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { CostsPageView } from '../costs/costsPageView';
import { rulesRouteRef, runsRouteRef } from '../routes';
import { FinopsAnswers, serveFinops } from '../testUtils';
import { CostLinesView } from './CostLinesView';
import { lineOf } from './testUtils';

// jsdom can't work out whether the grid's elements take clicks: its borders are CSS variables.
const user = userEvent.setup({ pointerEventsCheck: 0 });

describe('CostLinesView', () => {
  const portal = createPortalDouble();

  const show = (view: CostsPageView = {}, given?: FinopsAnswers) => {
    const queries = serveFinops(portal, given);
    const changes: CostsPageView[] = [];
    renderInTestApp(
      <CostLinesView
        view={view}
        range={{ from: '2024-09', to: '2024-10' }}
        onChange={change => changes.push(change)}
      />,
      {
        apis: portal.apis(),
        mountedRoutes: { '/rules': rulesRouteRef, '/runs': runsRouteRef },
      },
    );
    return { queries: queries.lines, changes };
  };

  it('requests the lines of the figure that was opened', async () => {
    const { queries } = show({ domain: 'compute', kind: 'unallocated' });
    expect(await screen.findByText('Product 1')).toBeVisible();
    expect(queries[0]).toMatchObject({
      domain: 'compute',
      kind: 'unallocated',
      from: '2024-09',
      to: '2024-10',
    });
  });

  it('turns pages by the cursors of the server', async () => {
    const { queries } = show();
    await screen.findByText('Product 1');
    await user.click(screen.getByLabelText('Go to next page'));
    expect(await screen.findByText('Product 3')).toBeVisible();
    expect(queries.at(-1)).toMatchObject({ cursor: 'page-2' });

    await user.click(screen.getByLabelText('Go to previous page'));
    expect(await screen.findByText('Product 1')).toBeVisible();
  });

  it('shows one line with all its digits, and the row of the file it came from', async () => {
    show();
    await user.click(await screen.findByText('Product 1'));
    expect(await screen.findAllByText('$0.00000000123')).toHaveLength(2);
    expect(screen.getByText('focus_sample.csv, row 1')).toBeVisible();
    expect(screen.getByText('env=prod')).toBeVisible();
  });

  it('says why a line is unallocated, and narrows the list to what it shares', async () => {
    const { changes } = show();
    expect(
      await screen.findAllByText('Unallocated · No pivot'),
    ).not.toHaveLength(0);
    await user.click(screen.getByText('Product 1'));
    expect(
      await screen.findByText(
        'No pivot: no resource; tags env=prod; no sub-account',
      ),
    ).toBeVisible();
    await user.click(screen.getByText('env=prod'));
    expect(changes).toEqual([{ tag: 'env=prod' }]);
  });

  it('writes each amount in the currency it was billed in', async () => {
    const line = lineOf(1);
    const inYen = {
      ...lineOf(2),
      amount: '300',
      charge: { ...line.charge!, currency: 'JPY' },
    };
    show({}, { lines: () => ({ items: [line, inYen] }) });
    expect(await screen.findByText('¥300.00')).toBeVisible();
    expect(screen.getByTitle('$0.00000000123')).toBeVisible();
  });

  it('shows what a converted line was billed as, and by which rate', async () => {
    const { charge, ...line } = lineOf(1);
    const converted = {
      ...charge!,
      amount: '1.8',
      currency: 'EUR',
      original: { amount: '2', currency: 'USD', rate: '0.9' },
    };
    const lines = () => ({
      items: [{ ...line, amount: '1.8', charge: converted }],
    });
    show({}, { lines });
    await user.click(await screen.findByText('Product 1'));
    expect(screen.getByText('Billed as')).toBeVisible();
    expect(screen.getByText('$2.00, at 0.9 EUR each')).toBeVisible();
    expect(screen.getAllByText('€1.80').length).toBeGreaterThan(1);
  });

  it('shows the rule and the pool of a share, and the share of each of its charges', async () => {
    const pool = {
      id: `2024-09-${'0'.repeat(32)}`,
      charges: 2,
      amount: '8',
      currency: 'USD',
      provider: 'AWS',
      account: '111122223333',
      product: 'Support',
      category: 'Usage',
      passedOnBy: 'app-platform',
    };
    const share: CostLine = {
      ...lineOf(1),
      lineId: 'share-1',
      application: 'app-payments',
      kind: 'indirect',
      amount: '5',
      reason: undefined,
      charge: null,
      raw: null,
      pool,
      rule: {
        id: 'support',
        version: 3,
        name: 'Support by cost',
        method: 'proportional',
        weight: '5',
        totalWeight: '8',
        unit: 'GB',
        ratio: '0.625',
      },
    };
    const requested: unknown[] = [];
    portal.answer(listCostPoolLines, ({ params, query }) => {
      requested.push([params.id, query.application]);
      const { lineId, chargePeriod, raw, ...line } = lineOf(7);
      const original = { amount: '2.5', currency: 'EUR', rate: '1.1' };
      const charge = { ...line.charge!, original };
      return {
        items: [{ lineId, chargePeriod, charge, share: '3', raw: raw! }],
      };
    });
    show({}, { lines: () => ({ items: [share] }) });
    await user.click(await screen.findByText('Support'));
    const rule = await screen.findByRole('link', {
      name: 'Support by cost · support v3 (proportional): 5 GB of 8 GB, that is 0.625',
    });
    expect(rule).toHaveAttribute('href', '/rules/support');
    expect(screen.getByRole('link', { name: 'run-9' })).toHaveAttribute('href', '/runs/run-9'); // prettier-ignore
    expect(screen.getByText('app-platform')).toBeVisible();
    await user.click(screen.getByText('Show the 2 charges of this pool'));
    expect(await screen.findByText('focus_sample.csv:7')).toBeVisible();
    expect(screen.getByText('$3.00')).toBeVisible();
    expect(screen.getByText('€2.50')).toBeVisible();
    expect(requested).toEqual([[pool.id, 'app-payments']]);
  });

  it('lists the largest lines first, and has the server sort by another column', async () => {
    const { queries, changes } = show();
    await screen.findByText('Product 1');
    expect(queries[0]).toMatchObject({ sort: 'amount', order: 'desc' });
    await user.click(screen.getByRole('columnheader', { name: 'Product' }));
    await waitFor(() =>
      expect(changes).toEqual([{ sort: 'product', order: 'desc' }]),
    );
    await user.click(screen.getByRole('columnheader', { name: 'Region' }));
    expect(changes).toHaveLength(1);
  });

  it('sorts as the address says', async () => {
    const { queries } = show({ sort: 'application', order: 'asc' });
    await screen.findByText('Product 1');
    expect(queries[0]).toMatchObject({ sort: 'application', order: 'asc' });
    expect(
      screen.getByRole('columnheader', { name: 'Application' }),
    ).toHaveAttribute('aria-sort', 'ascending');
  });

  it('filters by attribution', async () => {
    const { changes } = show();
    await screen.findByText('Product 1');
    await user.click(screen.getByText('Direct'));
    await waitFor(() => expect(changes).toEqual([{ kind: 'direct' }]));
  });
});
