import { daysIn, instantOf, monthsUntil } from './months';

describe('months', () => {
  it('end with the requested one', () => {
    expect(monthsUntil('2026-01', 3)).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
    ]);
  });
  it('respect leap years', () => {
    expect(daysIn('2024-02')).toBe(29);
    expect(daysIn('2026-02')).toBe(28);
  });
  it('end where the next begins', () => {
    expect(instantOf('2026-12', 32)).toBe('2027-01-01T00:00:00Z');
  });
});
