import { addMonths } from '@rosetta/contracts/values';
import { currentMonth } from '@rosetta/plugin-rosetta-core-react/format';
import { Periods } from '../types';
import { monthRangeOf } from './monthRange';
import { monthChoices } from './publishedMonths';

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

  it('returns one month when only one bound is given', () => {
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

describe('monthChoices', () => {
  it('returns all months since the first published one, newest first', () => {
    const months = monthChoices(periods('2024-10', '2024-09'), {
      from: '2024-08',
      to: '2024-09',
    });
    expect(months.at(-1)).toBe('2024-08');
    expect(months[0] > '2024-10').toBe(true);
  });
});
