import { DAYS } from '@rosetta/run-kit';
import { deploymentFrequency, lowerMedian, mondayOf } from './frequency';

const on = (...days: string[]) => days.map(day => ({ day, deployments: 1 }));

describe('the lower median', () => {
  it.each([
    [[3], 3],
    [[1, 2], 1],
    [[5, 1, 3], 3],
    [[4, 1, 3, 2], 2],
  ])('of %p is %p', (values, median) => {
    expect(lowerMedian(values)).toBe(median);
  });
});

it.each([
  ['2026-03-02', '2026-03-02'],
  ['2026-03-08', '2026-03-02'],
  ['2026-03-09', '2026-03-09'],
  ['2026-01-01', '2025-12-29'],
])('%s is in the week of %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});

describe('deployment frequency', () => {
  // Four whole ISO weeks.
  const window = { from: '2026-03-02', to: '2026-03-30' };

  it('is the lower median over weeks of distinct days, weeks without any included', () => {
    const metric = deploymentFrequency(
      window,
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

  it('sees of a week that the window cuts only the days within it', () => {
    // Sunday to Monday: two weeks, with one day each.
    const cut = { from: '2026-03-08', to: '2026-03-10' };
    expect(
      deploymentFrequency(cut, on('2026-03-08', '2026-03-09'), '2023').value,
    ).toBe(1);
    expect(deploymentFrequency(cut, on('2026-03-09'), '2023').value).toBe(0);
  });

  const threeDays = (day: string) => [day, DAYS.add(day, 1), DAYS.add(day, 2)];
  const weekly = ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23'];
  it.each([
    ['daily', weekly.flatMap(threeDays), 'elite', 'elite'],
    ['weekly', weekly, 'high', 'high'],
    ['monthly', ['2026-03-02'], 'high', 'medium'],
    ['never', [], 'low', 'low'],
  ])('that is %s has the bands of the reports', (_, days, of2021, of2023) => {
    expect(deploymentFrequency(window, on(...days), '2021').band).toBe(of2021);
    expect(deploymentFrequency(window, on(...days), '2023').band).toBe(of2023);
  }); // prettier-ignore

  it('rarer than once a month is medium by 2021 and low by 2023', () => {
    const quarter = { from: '2026-01-01', to: '2026-04-01' };
    expect(deploymentFrequency(quarter, on('2026-02-02'), '2021').band).toBe('medium'); // prettier-ignore
    expect(deploymentFrequency(quarter, on('2026-02-02'), '2023').band).toBe('low'); // prettier-ignore
  });
});
