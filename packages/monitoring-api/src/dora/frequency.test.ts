import { addDays, DateRange } from '@rosetta/contracts/values';
import { frequencyBand } from './bands';
import {
  countDelivered,
  frequencyOf,
  lookedAt,
  lowerMedian,
  mondayOf,
  wholeWeeks,
} from './frequency';

describe('lowerMedian', () => {
  it.each([
    [[3], 3],
    [[1, 2], 1],
    [[5, 1, 3], 3],
    [[4, 1, 3, 2], 2],
  ])('returns for %p the value %p', (values, median) => {
    expect(lowerMedian(values)).toBe(median);
  });
});

it.each([
  ['2026-03-02', '2026-03-02'],
  ['2026-03-08', '2026-03-02'],
  ['2026-03-09', '2026-03-09'],
  ['2026-01-01', '2025-12-29'],
])('finds for %s the Monday %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});

describe('what was looked at of a range', () => {
  const range = { from: '2026-03-02', to: '2026-03-30' };

  it('is what lies between the first and the last published day', () => {
    expect(lookedAt(range, { first: '2026-01-01', last: '2026-03-09' })).toEqual({ from: '2026-03-02', to: '2026-03-10' }); // prettier-ignore
    expect(lookedAt(range, { first: '2026-03-30', last: '2026-04-01' })).toBe(undefined); // prettier-ignore
    expect(lookedAt(range, { first: null, last: null })).toBe(undefined);
  });

  it.each([
    [{ from: '2026-03-02', to: '2026-03-16' }, { from: '2026-03-02', to: '2026-03-16' }],
    [{ from: '2026-03-03', to: '2026-03-20' }, { from: '2026-03-09', to: '2026-03-16' }],
    [{ from: '2026-03-03', to: '2026-03-15' }, null],
  ])('has for %j the whole weeks %j', (days, weeks) => {
    expect(wholeWeeks(days)).toEqual(weeks);
  }); // prettier-ignore
});

describe('deployment frequency', () => {
  // Four whole ISO weeks.
  const weeks = { from: '2026-03-02', to: '2026-03-30' };
  const frequency = (days: readonly string[], range: DateRange = weeks) =>
    frequencyOf(countDelivered(days, range), range);

  it('is the lower median of days per whole week, weeks without any counted', () => {
    const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-09', '2026-03-16', '2026-03-17']; // prettier-ignore
    // Weeks: 3, 1, 2, 0.
    expect(frequency(days)).toMatchObject({ perWeek: 1, weeks: 4, days: 6 });
  });

  it('leaves out weeks that the window cuts', () => {
    const cut = { from: '2026-03-04', to: '2026-03-18' };
    const days = ['2026-03-04', '2026-03-05', '2026-03-10', '2026-03-16'];
    expect(frequency(days, cut)).toMatchObject({ perWeek: 1, weeks: 1 });
  });

  it('is without a whole week the days with one, scaled to a week', () => {
    const cut = { from: '2026-03-08', to: '2026-03-10' };
    expect(frequency(['2026-03-09'], cut)).toMatchObject({
      perWeek: 3.5,
      weeks: 0,
    });
  });

  const threeDays = (day: string) => [day, addDays(day, 1), addDays(day, 2)];
  const weekly = ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23'];
  it.each([
    ['daily', weekly.flatMap(threeDays), 'elite', 'elite'],
    ['weekly', weekly, 'high', 'high'],
    ['monthly', ['2026-03-02'], 'high', 'medium'],
    ['never', [], 'low', 'low'],
  ])('gives a %s cadence the bands of the reports', (_, days, of2021, of2023) => {
    expect(frequencyBand(frequency(days), '2021')).toBe(of2021);
    expect(frequencyBand(frequency(days), '2023')).toBe(of2023);
  }); // prettier-ignore

  it('gives a cadence rarer than monthly the band medium by 2021 and low by 2023', () => {
    const rare = frequency(['2026-02-02'], { from: '2026-01-01', to: '2026-04-01' }); // prettier-ignore
    expect(frequencyBand(rare, '2021')).toBe('medium');
    expect(frequencyBand(rare, '2023')).toBe('low');
  });
});
