import { daysIn, instantOf, monthsUntil } from './months';

describe('months', () => {
  it('ends with the one asked for', () => {
    expect(monthsUntil('2026-01', 3)).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
    ]);
  });
  it('knows leap years', () => {
    expect(daysIn('2024-02')).toBe(29);
    expect(daysIn('2026-02')).toBe(28);
  });
  it('ends a month where the next begins', () => {
    expect(instantOf('2026-12', 32)).toBe('2027-01-01T00:00:00Z');
  });
});
