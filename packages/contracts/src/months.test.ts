import { addMonths, countMonths, monthsOf } from './months';

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
});
