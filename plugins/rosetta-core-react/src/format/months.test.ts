import { currentMonth } from './months';

describe('currentMonth', () => {
  it('is in the month of UTC', () => {
    expect(currentMonth(Date.parse('2024-12-31T23:30:00-05:00'))).toBe(
      '2025-01',
    );
  });
});
