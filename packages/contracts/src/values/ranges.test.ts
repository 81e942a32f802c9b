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

it.each([
  ['1970-01', '2020-02', /at most 600 months/],
  ['9999-12', '10000-01', /outside the supported range/],
  ['0000-12', '0001-01', /outside the supported range/],
])('names the problem of the months from %s to %s', (from, to, problem) => {
  expect(monthRangeProblem({ from, to })).toMatch(problem);
});

it.each([
  ['2019-01-01', '2024-01-06', /at most 1830 days/],
  ['9999-12-30', '9999-12-31', /outside the supported range/],
  ['0000-12-31', '0001-01-01', /outside the supported range/],
])('names the problem of the days from %s to %s', (from, to, problem) => {
  expect(dayRangeProblem({ from, to })).toMatch(problem);
});

it('has no problem with a range that services can answer', () => {
  expect(monthRangeProblem({ from: '2024-01', to: '2025-01' })).toBeUndefined();
  expect(
    dayRangeProblem({ from: '2024-01-01', to: '2024-04-01' }),
  ).toBeUndefined();
});
