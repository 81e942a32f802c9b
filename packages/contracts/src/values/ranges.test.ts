import { isWithinBounds, resolvePeriodBounds } from './bounds';
import {
  addDays,
  dayRangeProblem,
  monthRangeProblem,
  resolveDayRange,
  resolveMonthRange,
} from './ranges';

const NOW = new Date('2024-03-01T00:00:00Z');

it.each([
  ['2024-02-28', 2, '2024-03-01'],
  ['2024-01-01', -1, '2023-12-31'],
])('adds days to %s: %d gives %s', (day, count, result) => {
  expect(addDays(day, count)).toBe(result);
});

describe('resolveMonthRange', () => {
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
    ['no bound, which is the last published month', {}, '2024-01', '2024-02'],
  ])('resolves %s', (_, query, from, to) => {
    expect(resolveMonthRange(query, ['2023-12', '2024-01'], NOW)).toEqual({
      from,
      to,
    });
  });

  it('falls back to the last complete month when nothing is published', () => {
    expect(resolveMonthRange({}, [], NOW)).toEqual({
      from: '2024-02',
      to: '2024-03',
    });
  });
});

it.each([
  ['2024-02', ['2024-02', '2024-03', '2999-01']],
  ['2024-02', ['2024-03', '2999-01']],
  ['2023-11', ['2023-10', '2023-11', '2024-03']],
])(
  'defaults to %s, which is over, when %j are published',
  (from, published) => {
    expect(resolveMonthRange({}, published, NOW).from).toBe(from);
  },
);

describe('resolveDayRange', () => {
  it.each([
    [
      'both bounds',
      { from: '2024-01-05', to: '2024-01-09' },
      '2024-01-05',
      '2024-01-09',
    ],
    [
      'from alone, which is that day',
      { from: '2024-02-29' },
      '2024-02-29',
      '2024-03-01',
    ],
    [
      'to alone, which is the day before',
      { to: '2024-03-01' },
      '2024-02-29',
      '2024-03-01',
    ],
    [
      'no bound, which is the last days up to today',
      {},
      '2024-02-24',
      '2024-03-02',
    ],
  ])('resolves %s', (_, query, from, to) => {
    expect(resolveDayRange(query, 7, NOW)).toEqual({ from, to });
  });
});

const BOUNDS = resolvePeriodBounds({ yearsBack: 10, monthsAhead: 3 }, NOW);

it('bounds periods by years back and months ahead, both of them in', () => {
  expect(BOUNDS).toEqual({ from: '2014-03', to: '2024-07' });
  expect(isWithinBounds('2014-03', BOUNDS)).toBe(true);
  expect(isWithinBounds('2014-02-28T23:59:59.999Z', BOUNDS)).toBe(false);
  expect(isWithinBounds('2024-06-30', BOUNDS)).toBe(true);
  expect(isWithinBounds('2024-07-01T00', BOUNDS)).toBe(false);
});

const OUTSIDE = 'is outside the supported range, 2014-03 to 2024-06';

it.each([
  ['1970-01', '2020-02', `from: ${OUTSIDE}`],
  ['2024-07', '2024-08', `from: ${OUTSIDE}`],
  ['2024-06', '2024-08', `to: ${OUTSIDE}`],
  ['9999-12', '10000-01', `from: ${OUTSIDE}`],
  ['0000-12', '0001-01', `from: ${OUTSIDE}`],
])('names the problem of the months from %s to %s', (from, to, problem) => {
  expect(monthRangeProblem({ from, to }, BOUNDS)).toBe(problem);
});

it('limits a range that the bounds would allow', () => {
  const wide = { from: '1924-01', to: '2034-01' };
  expect(monthRangeProblem({ from: '1950-01', to: '2020-02' }, wide)).toMatch(
    /at most 600 months/,
  );
});

it.each([
  ['2019-01-01', '2024-01-06', 'to: at most 1830 days after from'],
  ['2014-02-28', '2014-03-02', `from: ${OUTSIDE}`],
  ['2024-06-30', '2024-07-02', `to: ${OUTSIDE}`],
  ['9999-12-30', '9999-12-31', `from: ${OUTSIDE}`],
  ['0000-12-31', '0001-01-01', `from: ${OUTSIDE}`],
])('names the problem of the days from %s to %s', (from, to, problem) => {
  expect(dayRangeProblem({ from, to }, BOUNDS)).toBe(problem);
});

it('has no problem with a range that services can answer', () => {
  const months = { from: '2014-03', to: '2024-07' };
  expect(monthRangeProblem(months, BOUNDS)).toBeUndefined();
  const days = { from: '2024-01-01', to: '2024-07-01' };
  expect(dayRangeProblem(days, BOUNDS)).toBeUndefined();
});
