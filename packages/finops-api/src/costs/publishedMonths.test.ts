import { PublishedRun } from '@rosetta/finops-mart';
import { resolvePublishedMonths } from './publishedMonths';

const run = (period: string, retained = true): PublishedRun => ({
  period,
  runId: `run-${period}`,
  publishedAt: '2024-12-01T02:00:00.000Z',
  lines: 1,
  currencies: ['USD'],
  retained,
  bookings: [],
  changedAt: '2024-12-01T02:00:00.000Z',
});
const PUBLISHED = ['2024-07', '2024-08', '2024-10'].map(month => run(month));

describe('resolvePublishedMonths', () => {
  it.each([
    ['both bounds', { from: '2024-08', to: '2024-10' }, '2024-08', '2024-10'],
    [
      'from alone, which is that month',
      { from: '2024-12' },
      '2024-12',
      '2025-01',
    ],
    [
      'to alone, which is the month before',
      { to: '2025-01' },
      '2024-12',
      '2025-01',
    ],
    ['no bound, which is the last published month', {}, '2024-10', '2024-11'],
  ])('resolves %s', (_, query, from, to) => {
    expect(resolvePublishedMonths(PUBLISHED, query)).toMatchObject({
      from,
      to,
    });
  });

  it('falls back to the last complete month, which is missing, when nothing is published', () => {
    expect(
      resolvePublishedMonths(
        [],
        {},
        undefined,
        new Date('2024-03-01T00:00:00Z'),
      ),
    ).toEqual({
      from: '2024-02',
      to: '2024-03',
      count: 1,
      current: [],
      missing: ['2024-02'],
      previous: null,
      latest: [],
    });
  });

  it('shows the last published month that is over, whatever comes after it', () => {
    const published = ['2024-09', '2024-10', '2999-01'].map(each => run(each));
    expect(
      resolvePublishedMonths(
        published,
        {},
        undefined,
        new Date('2024-10-31T23:59:59Z'),
      ),
    ).toMatchObject({ from: '2024-09', to: '2024-10', missing: [] });
  });

  it('separates missing months from published ones', () => {
    const months = resolvePublishedMonths(PUBLISHED, {
      from: '2024-08',
      to: '2024-12',
    });
    expect(months.current.map(({ period }) => period)).toEqual([
      '2024-08',
      '2024-10',
    ]);
    expect(months.missing).toEqual(['2024-09', '2024-11']);
  });

  it('compares with the months just before only when all of them are published', () => {
    const previousRange = (from: string, to: string) =>
      resolvePublishedMonths(PUBLISHED, { from, to }).previous;
    expect(previousRange('2024-09', '2024-11')).toHaveLength(2);
    expect(previousRange('2024-10', '2024-11')).toBeNull();
    expect(
      resolvePublishedMonths([run('2024-07', false), run('2024-08')], {})
        .previous,
    ).toBeNull();
  });

  it('throws when retention has removed a run that it would show', () => {
    expect(() => resolvePublishedMonths([run('2024-09', false)], {})).toThrow(
      /run of 2024-09 .* removed by retention/,
    );
  });

  it.each([
    ['fifty years and a month', { from: '1970-01', to: '2020-02' }],
    ['the month after the last', { from: '9999-12' }],
    ['the month before the first', { to: '0001-01' }],
  ])('rejects %s', (_, query) => {
    expect(() => resolvePublishedMonths(PUBLISHED, query)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});
