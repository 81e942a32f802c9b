import { toDrawnMonths } from './forecast';

const HISTORY = [
  { month: '2026-08', amount: '9.5' },
  { month: '2026-09', amount: '10' },
];
const OCTOBER = {
  month: '2026-10',
  amount: '11',
  interval80: { low: '10', high: '12' },
  interval95: { low: '9', high: '13' },
};

describe('toDrawnMonths', () => {
  it('begins the forecast and its intervals at the last month that is known', () => {
    expect(toDrawnMonths(HISTORY, [OCTOBER])).toEqual([
      { month: '2026-08', actual: 9.5, expected: null, likely: null, possible: null },
      { month: '2026-09', actual: 10, expected: 10, likely: [10, 10], possible: [10, 10] },
      { month: '2026-10', actual: null, expected: 11, likely: [10, 12], possible: [9, 13] },
    ]); // prettier-ignore
  });

  it('draws the history alone where nothing is forecast', () => {
    const [, last] = toDrawnMonths(HISTORY, []);
    expect(last).toMatchObject({ actual: 10, expected: null, possible: null });
  });
});
