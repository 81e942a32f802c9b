import {
  addMonths,
  countMonths,
  lastCompleteMonth,
  monthsInName,
  monthsOf,
} from './months';

describe('months', () => {
  it('go over the end of a year both ways', () => {
    expect(addMonths('2024-11', 2)).toBe('2025-01');
    expect(addMonths('2024-02', -3)).toBe('2023-11');
    expect(addMonths('2024-12', 0)).toBe('2024-12');
  });

  it('of a window are counted half-open', () => {
    expect(countMonths('2024-09', '2024-11')).toBe(2);
    expect(monthsOf('2024-11', '2025-02')).toEqual([
      '2024-11',
      '2024-12',
      '2025-01',
    ]);
    expect(monthsOf('2024-11', '2024-11')).toEqual([]);
  });

  it('name a file by the last month inside', () => {
    expect(monthsInName('2024-09', '2024-10')).toBe('2024-09');
    expect(monthsInName('2024-11', '2025-02')).toBe('2024-11-2025-01');
  });
});

it.each([
  ['2026-11-21T06:00:00Z', '2026-10'],
  ['2026-01-01T00:00:00Z', '2025-12'],
  ['2026-03-31T23:59:59Z', '2026-02'],
])('at %s the last complete month is %s', (now, month) => {
  expect(lastCompleteMonth(new Date(now))).toBe(month);
});
