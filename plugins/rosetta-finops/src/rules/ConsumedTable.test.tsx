import { screen, within } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ConsumedQuantity,
  listConsumption,
  listPeriods,
} from '@rosetta/contracts/finops';
import { createPortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { ConsumedTable } from './ConsumedTable';
import { PERIODS, versionOf } from './testUtils';

const SHOP: ConsumedQuantity = {
  application: 'app-shop',
  label: 'Shop',
  product: 'none',
  productLabel: 'none',
  quantity: '12.5',
  unit: 'GB',
  share: 0.625,
};

describe('the quantities that a rule splits by', () => {
  const portal = createPortalDouble();

  const show = (
    items: ConsumedQuantity[],
    basis = 'consumption:log-volume',
    periods = PERIODS,
  ) => {
    const asked: object[] = [];
    portal.answerMe();
    portal.answer(listPeriods, () => periods);
    portal.answer(listConsumption, ({ query }) => {
      asked.push(query);
      return { period: query.period, runId: 'run', items };
    });
    renderInTestApp(
      <ConsumedTable {...versionOf({ method: 'proportional', basis })} />,
      { apis: portal.apis() },
    );
    return asked;
  };

  it('are those of the last complete month, with unit and share', async () => {
    const asked = show([SHOP]);
    const table = await screen.findByRole('grid', {
      name: 'What was consumed: log-volume, December 2025',
    });
    expect(await within(table).findByText('12.5')).toBeVisible();
    expect(within(table).getByText('GB')).toBeVisible();
    expect(within(table).getByText(/^62\.5\s?%$/)).toBeVisible();
    expect(asked).toMatchObject([{ metric: 'log-volume', period: '2025-12' }]);
  });

  it('are those of the current month where no other is published', async () => {
    const [current] = PERIODS.items;
    const asked = show([SHOP], undefined, { ...PERIODS, items: [current] });
    expect(await screen.findByRole('grid')).toBeVisible();
    expect(asked).toMatchObject([{ period: '2026-01' }]);
  });

  it('says what to do where none are known', async () => {
    show([]);
    expect(
      await screen.findByText('No quantity of log-volume is known for December 2025'), // prettier-ignore
    ).toBeVisible();
  });

  it('are not asked for where the rule splits by something else', async () => {
    const asked = show([SHOP], 'direct-cost');
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(asked).toEqual([]);
    expect(screen.queryByRole('grid')).toBeNull();
  });
});
