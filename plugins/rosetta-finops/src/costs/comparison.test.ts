import { costsOf, item, trendOf } from '../testUtils';
import {
  comparedWithYear,
  largestChange,
  withoutComparison,
} from './comparison';
import { kindSeries, trendFrom, trendSeries, trendTotals } from './trendSeries';

describe('comparedWithYear', () => {
  const now = costsOf([item('compute', '12'), item('new', '1')]);

  it('takes previous amounts from the year before, and zero for what is new', () => {
    const year = costsOf([item('compute', '10')], {
      total: { ...now.total, amount: '10' },
    });
    const { items, total } = comparedWithYear(now, year);
    expect(items[0]).toMatchObject({ previous: '10', change: 0.2 });
    expect(items[1]).toMatchObject({ previous: '0', change: null });
    expect(total.previous).toBe('10');
  });

  it('compares with nothing when the year before was not fully published', () => {
    const year = costsOf([item('compute', '10')], { missing: ['2023-09'] });
    expect(comparedWithYear(now, year).items[0]).toMatchObject({
      previous: null,
      change: null,
    });
  });

  it('compares with nothing what was billed in another currency', () => {
    const year = costsOf([item('compute', '10')], { currency: 'EUR' });
    expect(comparedWithYear(now, year)).toMatchObject({
      total: { previous: null, change: null },
      items: [{ previous: null }, { previous: null }],
    });
  });

  it('sets a month beside the same month of the year before', () => {
    const months = costsOf([item('2024-09', '12')], { groupBy: 'month' });
    const year = costsOf([item('2023-09', '6')], { groupBy: 'month' });
    expect(comparedWithYear(months, year).items[0].change).toBe(1);
  });
});

describe('withoutComparison', () => {
  it('removes all previous amounts', () => {
    const costs = withoutComparison(
      costsOf([item('a', '1', { previous: '2' })]),
    );
    expect(costs.total.previous).toBeNull();
    expect(costs.items[0].previous).toBeNull();
  });
});

describe('largestChange', () => {
  it('is the part with the largest change in money, up or down', () => {
    const mover = largestChange(
      costsOf([
        item('small', '2', { previous: '0.1', change: 19 }),
        item('large', '100', { previous: '110.00000000001', change: -0.09 }),
      ]),
    );
    expect(mover?.item.key).toBe('large');
    expect(mover?.by).toBe('-10.00000000001');
  });

  it('is undefined when there is nothing to compare with', () => {
    expect(largestChange(costsOf([item('a', '1')]))).toBeUndefined();
  });
});

describe('the months of a trend', () => {
  const trend = trendOf({
    from: '2024-07',
    items: [
      ...trendOf().items,
      { key: 'storage', label: 'Storage', months: [] },
    ],
  });

  it('are gaps where nothing was published, and zeros where there was no cost', () => {
    const series = trendSeries(trend, 'Unallocated');
    expect(series.map(({ values }) => values)).toEqual([['0', null, '10']]);
  });

  it('show what is unallocated of all parts as one, and of each part the rest', () => {
    const month = { month: '2024-09', direct: '0', indirect: '0' };
    const of = (key: string, amount: string, unallocated: string) => ({
      key,
      label: key,
      months: [{ ...month, amount, unallocated }],
    });
    const series = trendSeries(
      trendOf({
        items: [of('compute', '10', '4'), of('storage', '3', '0'), of('tax', '2', '2')], // prettier-ignore
      }),
      'Unallocated',
    );
    expect(series.map(({ key, values }) => [key, values.at(-1)])).toEqual([
      ['compute', '6'],
      ['storage', '3'],
      ['unallocated', '6'],
    ]);
  });

  it('leave out parts that had no cost since', () => {
    expect(trendFrom(trend, '2024-09').items.map(({ key }) => key)).toEqual([
      'compute',
    ]);
    expect(trendFrom(trend, '2024-09').missing).toEqual([]);
  });

  it('add up to the whole of each month', () => {
    expect(trendTotals(trend)).toEqual(['0', null, '10']);
  });
});

describe('kindSeries', () => {
  it('shows how each month was attributed', () => {
    const months = costsOf(
      [item('2024-09', '3', { direct: '1', unallocated: '2' })],
      { groupBy: 'month', to: '2024-11', missing: ['2024-10'] },
    );
    const series = kindSeries(months, {
      direct: 'Direct',
      indirect: 'Indirect',
      unallocated: 'Unallocated',
      restated: 'Restated',
    });
    expect(series.map(({ values }) => values)).toEqual([
      ['1', null],
      ['0', null],
      ['2', null],
    ]);
  });
});
