import { addMonths, currentMonth, monthsBetween } from './months';

describe('months', () => {
  it('counts over the turn of the year, in both directions', () => {
    expect(addMonths('2024-11', 3)).toBe('2025-02');
    expect(addMonths('2024-01', -1)).toBe('2023-12');
  });

  it('lists a window up to, but without, its end', () => {
    expect(monthsBetween('2024-11', '2025-02')).toEqual([
      '2024-11',
      '2024-12',
      '2025-01',
    ]);
  });

  it('is in the month of UTC', () => {
    expect(currentMonth(Date.parse('2024-12-31T23:30:00-05:00'))).toBe(
      '2025-01',
    );
  });
});
