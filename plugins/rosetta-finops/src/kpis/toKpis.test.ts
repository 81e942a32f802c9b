import { Budget } from '@rosetta/contracts/finops';
import { Costs } from '../types';
import { toKpis } from './toKpis';

const amounts = (amount: string, unallocated = '0') => ({
  amount,
  direct: String(Number(amount) - Number(unallocated)),
  indirect: '0',
  unallocated,
});

const costs = (
  total: ReturnType<typeof amounts>,
  months: Record<string, ReturnType<typeof amounts>> = {},
) =>
  ({
    ...{ currency: 'USD', from: '2024-09', to: '2024-11', missing: ['2024-10'] },
    total: { ...total, previous: null, change: null },
    items: Object.entries(months).map(([key, of]) => ({ key, label: key, ...of })),
  } as unknown as Costs); // prettier-ignore

const budget = (kind: string, amount: string, actual: string | null, more = {}) =>
  ({ kind, key: 'x', month: '2024-09', currency: 'USD', amount, actual, ...more } as Budget); // prettier-ignore

const backtest = { wape: 0.1, baseline: { wape: 0.3 } };

const kpisOf = (budgets: Budget[] = []) =>
  toKpis({
    costs: costs(amounts('100', '4'), { '2024-09': amounts('100', '4') }),
    usage: costs(amounts('60'), { '2024-09': amounts('60') }),
    usageAtList: costs(amounts('80'), { '2024-09': amounts('80') }),
    budgets,
    groups: [
      { id: 'it', parent: null },
      { id: 'it-shop', parent: 'it' },
      { id: 'it-web', parent: 'it-shop' },
    ],
    forecast: { total: { backtest } } as never,
  });

describe('toKpis', () => {
  it('tells the share that is allocated and what is saved, a month that is not published as not known', () => {
    expect(kpisOf()).toMatchObject({
      allocated: 0.96,
      savings: 0.25,
      backtest,
      missing: ['2024-10'],
      months: [
        { id: '2024-09', allocated: 0.96, savings: 0.25 },
        { id: '2024-10', allocated: null, savings: null, variance: null },
      ],
    });
  });

  it('compares budgets of one kind and currency, the one with the most money', () => {
    const kpis = kpisOf([
      budget('application', '10', '11'),
      budget('application', '30', '33'),
      budget('domain', '20', '99'),
      budget('application', '900', '1', { currency: 'EUR' }),
      budget('application', '500', null, { month: '2024-10' }),
    ]);
    expect(kpis).toMatchObject({ budgetKind: 'application', budgeted: '40', actual: '44' }); // prettier-ignore
    expect(kpis.variance).toBeCloseTo(0.1, 12);
    expect(kpis.months[0].variance).toBeCloseTo(0.1, 12);
    expect(kpis.months[1].variance).toBeNull();
  });

  it('counts the budget of a group once, with the groups below it', () => {
    const kpis = kpisOf([
      budget('group', '100', '90', { key: 'it' }),
      budget('group', '40', '60', { key: 'it-web' }),
      budget('group', '5', '5', { key: 'sales' }),
    ]);
    expect(kpis).toMatchObject({ budgetKind: 'group', budgeted: '105', actual: '95' }); // prettier-ignore
  });

  it('has no variance without budgets', () => {
    expect(kpisOf()).toMatchObject({ budgetKind: undefined, variance: null });
  });
});
