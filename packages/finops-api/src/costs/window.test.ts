import { PublishedRun } from '@rosetta/finops-mart';
import { resolveWindow } from './window';

const run = (period: string, kept = true): PublishedRun => ({
  period,
  runId: `run-${period}`,
  at: '2024-12-01T02:00:00.000Z',
  lines: 1,
  currencies: ['USD'],
  kept,
});
const PUBLISHED = ['2024-07', '2024-08', '2024-10'].map(month => run(month));

describe('the window of a query', () => {
  it.each([
    ['both bounds', { from: '2024-08', to: '2024-10' }, '2024-08', '2024-10'],
    ['from alone: that month', { from: '2024-12' }, '2024-12', '2025-01'],
    ['to alone: the month before', { to: '2025-01' }, '2024-12', '2025-01'],
    ['neither: the last published month', {}, '2024-10', '2024-11'],
  ])('is, with %s', (_, query, from, to) => {
    expect(resolveWindow(PUBLISHED, query)).toMatchObject({ from, to });
  });

  it('is the last complete month, which is missing, when nothing is published', () => {
    expect(resolveWindow([], {}, new Date('2024-03-01T00:00:00Z'))).toEqual({
      from: '2024-02',
      to: '2024-03',
      months: 1,
      current: [],
      missing: ['2024-02'],
      previous: null,
    });
  });

  it('tells missing months from published ones', () => {
    const window = resolveWindow(PUBLISHED, { from: '2024-08', to: '2024-12' });
    expect(window.current.map(({ period }) => period)).toEqual([
      '2024-08',
      '2024-10',
    ]);
    expect(window.missing).toEqual(['2024-09', '2024-11']);
  });

  it('compares with the window just before only when all of it is there', () => {
    const of = (from: string, to: string) =>
      resolveWindow(PUBLISHED, { from, to }).previous;
    expect(of('2024-09', '2024-11')).toHaveLength(2);
    expect(of('2024-10', '2024-11')).toBeNull();
    expect(
      resolveWindow([run('2024-07', false), run('2024-08')], {}).previous,
    ).toBeNull();
  });

  it('throws when retention has dropped what it would show', () => {
    expect(() => resolveWindow([run('2024-09', false)], {})).toThrow(
      /published for 2024-09 then is no longer kept/,
    );
  });

  it.each([
    ['fifty years and a month', { from: '1970-01', to: '2020-02' }],
    ['the month after the last', { from: '9999-12' }],
    ['the month before the first', { to: '0001-01' }],
  ])('is refused for %s', (_, query) => {
    expect(() => resolveWindow(PUBLISHED, query)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});
