import { addDays } from '@rosetta/contracts/values';
import { deploymentFrequency, lowerMedian, mondayOf } from './frequency';

const on = (...days: string[]) => days.map(day => ({ day, deployments: 1 }));

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

describe('deploymentFrequency', () => {
  // Four whole ISO weeks.
  const range = { from: '2026-03-02', to: '2026-03-30' };

  it('returns the lower median of distinct days per week, including weeks without any', () => {
    const metric = deploymentFrequency(
      range,
      [
        ...on('2026-03-02', '2026-03-03', '2026-03-04'),
        { day: '2026-03-04', deployments: 4 },
        ...on('2026-03-09'),
        ...on('2026-03-16', '2026-03-17'),
      ],
      '2023',
    );
    // Weeks: 3, 1, 2, 0.
    expect(metric).toEqual({
      value: 1,
      unit: 'days/week',
      band: 'high',
      count: 10,
    });
  });

  it('counts only the days within the range of a week that it cuts', () => {
    // Sunday to Monday: two weeks, with one day each.
    const cut = { from: '2026-03-08', to: '2026-03-10' };
    expect(
      deploymentFrequency(cut, on('2026-03-08', '2026-03-09'), '2023').value,
    ).toBe(1);
    expect(deploymentFrequency(cut, on('2026-03-09'), '2023').value).toBe(0);
  });

  const threeDays = (day: string) => [day, addDays(day, 1), addDays(day, 2)];
  const weekly = ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23'];
  it.each([
    ['daily', weekly.flatMap(threeDays), 'elite', 'elite'],
    ['weekly', weekly, 'high', 'high'],
    ['monthly', ['2026-03-02'], 'high', 'medium'],
    ['never', [], 'low', 'low'],
  ])('gives a %s cadence the bands of the reports', (_, days, of2021, of2023) => {
    expect(deploymentFrequency(range, on(...days), '2021').band).toBe(of2021);
    expect(deploymentFrequency(range, on(...days), '2023').band).toBe(of2023);
  }); // prettier-ignore

  it('gives a cadence rarer than monthly the band medium by 2021 and low by 2023', () => {
    const quarter = { from: '2026-01-01', to: '2026-04-01' };
    expect(deploymentFrequency(quarter, on('2026-02-02'), '2021').band).toBe('medium'); // prettier-ignore
    expect(deploymentFrequency(quarter, on('2026-02-02'), '2023').band).toBe('low'); // prettier-ignore
  });
});
