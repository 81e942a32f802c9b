import { addMonths } from '@rosetta/contracts/values';
import { currentMonth } from '@rosetta/plugin-rosetta-core-react/format';
import { Periods } from '../types';
import { monthChoices } from './months';
import { pathOf } from './path';
import {
  comparedRange,
  levelOf,
  openedBy,
  monthRangeOf,
} from './costsPageView';

const periods = (...months: string[]): Periods => ({
  items: months.map(period => ({
    period,
    runId: `run-${period}`,
    publishedAt: '2024-11-02T02:00:00.000Z',
    lines: 1,
    currencies: ['USD'],
  })),
  defaultRange: { from: '2024-10', to: '2024-11' },
});

describe('levelOf', () => {
  it('goes down from domain to application, and then to the lines', () => {
    expect(levelOf({})).toBe('domain');
    expect(levelOf({ domain: 'a', family: 'b' })).toBe('product');
    expect(
      levelOf({ domain: 'a', family: 'b', product: 'c', application: 'app-d' }),
    ).toBeUndefined();
  });

  it('shows what an application is made of when one starts with it', () => {
    expect(levelOf({ application: 'app-d' })).toBe('domain');
  });

  it('follows another order where one is chosen', () => {
    expect(levelOf({ by: 'group' })).toBe('group');
    expect(levelOf({ by: 'group', view: 'lines' })).toBeUndefined();
  });
});

describe('openedBy', () => {
  it('narrows to the row, and forgets the order one left', () => {
    expect(openedBy('product', 's3')).toEqual({ product: 's3', by: undefined });
  });

  it('shows whose cost a group’s is', () => {
    expect(openedBy('group', 'retail')).toEqual({
      group: 'retail',
      by: 'application',
    });
  });

  it('makes a month the period', () => {
    expect(openedBy('month', '2024-12')).toMatchObject({
      from: '2024-12',
      to: '2025-01',
    });
  });

  it('leads from what is unallocated straight to its lines', () => {
    expect(openedBy('application', 'unallocated')).toEqual({
      view: 'lines',
      kind: 'unallocated',
    });
  });
});

describe('monthRangeOf', () => {
  it('defaults to the months that the service answers by default', () => {
    expect(monthRangeOf({}, periods('2999-01', '2024-10'))).toEqual({
      from: '2024-10',
      to: '2024-11',
    });
  });

  it('follows the calendar by a preset, unless the address says its months', () => {
    const now = currentMonth();
    const view = { period: 'last-3' } as const;
    expect(monthRangeOf(view, periods('2024-10'))).toEqual({
      from: addMonths(now, -3),
      to: now,
    });
    expect(monthRangeOf({ ...view, from: '2024-08' }, periods())).toEqual({
      from: '2024-08',
      to: '2024-09',
    });
  });

  it('is one month when only one bound is given', () => {
    expect(monthRangeOf({ from: '2024-09' }, periods())).toEqual({
      from: '2024-09',
      to: '2024-10',
    });
    expect(monthRangeOf({ to: '2024-09' }, periods())).toEqual({
      from: '2024-08',
      to: '2024-09',
    });
  });

  it('never ends before it begins', () => {
    expect(monthRangeOf({ from: '2024-09', to: '2024-09' }, periods())).toEqual(
      {
        from: '2024-09',
        to: '2024-10',
      },
    );
  });
});

describe('comparedRange', () => {
  const range = { from: '2024-09', to: '2024-11' };

  it('is as long, and just before', () => {
    expect(comparedRange(range, 'previous')).toEqual({
      from: '2024-07',
      to: '2024-09',
    });
  });

  it('is the same months of the year before', () => {
    expect(comparedRange(range, 'year')).toEqual({
      from: '2023-09',
      to: '2023-11',
    });
    expect(comparedRange(range, 'none')).toBeUndefined();
  });
});

describe('the months to choose from', () => {
  it('are all since the first published one, newest first', () => {
    const months = monthChoices(periods('2024-10', '2024-09'), {
      from: '2024-08',
      to: '2024-09',
    });
    expect(months.at(-1)).toBe('2024-08');
    expect(months[0] > '2024-10').toBe(true);
  });
});

describe('pathOf', () => {
  const path = (address: string) => pathOf(new URLSearchParams(address));

  it('is the way one came, each step with its address', () => {
    expect(path('from=2024-09&application=app-a&domain=compute')).toEqual([
      { key: '', to: '?from=2024-09' },
      {
        step: 'application',
        key: 'app-a',
        to: '?from=2024-09&application=app-a',
      },
      {
        step: 'domain',
        key: 'compute',
        to: '?from=2024-09&application=app-a&domain=compute',
      },
    ]);
  });

  it('goes up out of the lines and out of another order', () => {
    const [, domain] = path('domain=compute&by=group&view=lines&kind=direct');
    expect(domain.to).toBe('?domain=compute');
  });
});
