import { DAYS, MONTHS } from './Period';

describe('periods', () => {
  it('go on over the ends of months and years', () => {
    expect(DAYS.add('2024-02-28', 1)).toBe('2024-02-29');
    expect(DAYS.add('2026-01-01', -1)).toBe('2025-12-31');
    expect(MONTHS.add('2025-12', 1)).toBe('2026-01');
  });

  it('are those of UTC', () => {
    const lateInTheWest = new Date('2026-02-28T22:30:00-03:00');
    expect(DAYS.of(lateInTheWest)).toBe('2026-03-01');
    expect(MONTHS.of(lateInTheWest)).toBe('2026-03');
  });
});
