import {
  boundsWithin,
  DAYS,
  HOURS,
  kindOf,
  MONTHS,
  overlapping,
  windowOf,
} from './Period';

describe('the kinds of period', () => {
  it.each([
    [MONTHS, '2024-12', 1, '2025-01'],
    [MONTHS, '2024-01', -1, '2023-12'],
    [DAYS, '2024-02-28', 1, '2024-02-29'],
    [DAYS, '2024-03-01', -1, '2024-02-29'],
    [HOURS, '2024-02-28T23', 1, '2024-02-29T00'],
    [HOURS, '2024-03-01T00', -1, '2024-02-29T23'],
  ] as const)('count on: %p %s + %i', (kind, period, count, expected) => {
    expect(kind.add(period, count)).toBe(expected);
  });

  it('know the period of an instant, in UTC', () => {
    const instant = new Date('2024-09-30T23:59:59.999Z');
    expect(MONTHS.of(instant)).toBe('2024-09');
    expect(DAYS.of(instant)).toBe('2024-09-30');
    expect(HOURS.of(instant)).toBe('2024-09-30T23');
  });

  it('are known by how they are written', () => {
    expect(kindOf('2024-09')).toBe(MONTHS);
    expect(kindOf('2024-09-30')).toBe(DAYS);
    expect(kindOf('2024-09-30T23')).toBe(HOURS);
    for (const none of ['2024', '2024-13', '2024-09-31', '2024-09-30T24', ''])
      expect(kindOf(none)).toBeUndefined();
  });

  it('overlap the periods of the others', () => {
    expect(overlapping(MONTHS, DAYS, '2024-09-30')).toEqual(['2024-09']);
    expect(overlapping(DAYS, HOURS, '2024-09-30T23')).toEqual(['2024-09-30']);
    expect(overlapping(HOURS, DAYS, '2024-09-30')).toHaveLength(24);
    expect(overlapping(DAYS, MONTHS, '2024-02')).toHaveLength(29);
    expect(boundsWithin(HOURS, windowOf(MONTHS, '2024-09'))).toEqual([
      '2024-09-01T00',
      '2024-09-30T23',
    ]);
  });

  it('go on over the ends of months and years', () => {
    expect(DAYS.add('2024-02-28', 1)).toBe('2024-02-29');
    expect(DAYS.add('2026-01-01', -1)).toBe('2025-12-31');
    expect(MONTHS.add('2025-12', 1)).toBe('2026-01');
  });

  it('are those of UTC, wherever the instant was written', () => {
    const lateInTheWest = new Date('2026-02-28T22:30:00-03:00');
    expect(DAYS.of(lateInTheWest)).toBe('2026-03-01');
    expect(MONTHS.of(lateInTheWest)).toBe('2026-03');
  });
});
