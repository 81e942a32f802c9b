import {
  burnPairProblems,
  defaultBurnPairs,
  maxBurnRate,
  resolveBurnPairs,
} from './burnPairs';
import { SloInput } from './slos';
import { SloWindow } from './sloWindow';

const rolling = (duration: string): SloWindow => ({ type: 'rolling', duration }); // prettier-ignore
const factorsOf = (window: SloWindow) =>
  resolveBurnPairs(defaultBurnPairs(window), window).map(pair => pair.factor);

describe('the factors of burn rates', () => {
  // sre.google/workbook/alerting-on-slos, table 5-8; slok/sloth, internal/alert/alert_test.go, TestGenerateMWMBAlerts
  it.each([
    ['30d', [14.4, 6, 3, 1]],
    ['28d', [13.44, 5.6, 2.8, 0.933333333333]],
    ['7d', [13.44, 3.5, 1.4, 0.98]],
  ])('follow from a window of %s', (duration, factors) => {
    expect(factorsOf(rolling(duration))).toEqual(factors);
  });

  it('are the same in each calendar month', () => {
    const month: SloWindow = { type: 'calendar', duration: '1M', startTime: '2026-02-01 00:00:00', timeZone: 'Europe/Paris' }; // prettier-ignore
    expect(factorsOf(month)).toEqual([14.4, 6, 3, 1]);
  });

  it('are none by default for windows that three days are too long for', () => {
    expect(defaultBurnPairs(rolling('1d'))).toEqual([]);
  });
});

describe('a pair of windows', () => {
  const context = { objective: 0.99, window: rolling('30d'), sliceMinutes: 1 };
  const pair = { severity: 'page', long: '1h', short: '5m' } as const;

  // sre.google/workbook/alerting-on-slos, table 5-3: everything fails at 1,000 times the rate that 99.9 % allows
  it('can burn 1,000 times too fast at an objective of 99.9 %, and no faster', () => {
    expect(maxBurnRate(0.999)).toBe(1000);
    const problems = (factor: number) => burnPairProblems([{ ...pair, factor }], { ...context, objective: 0.999 }); // prettier-ignore
    expect(problems(999)).toEqual([]);
    expect(problems(1000)).toHaveLength(1);
  });

  it('is refused with the cure when nothing can reach its factor', () => {
    const low = { ...context, objective: 0.9 };
    expect(burnPairProblems([{ ...pair, budgetPercent: 2 }], low)).toEqual([
      {
        path: ['alerting', 'pairs', 0, 'budgetPercent'],
        message: expect.stringMatching(
          /factor of 14.4, which can never be reached.*below 10 \(a budgetPercent below 1.38888888889\), or a higher objective/,
        ),
      },
    ]);
  });

  it.each([
    [{ ...pair, long: '5m', factor: 2 }, 'must be shorter than long'],
    [{ ...pair }, 'must have either budgetPercent or factor'],
    [{ ...pair, factor: 2, budgetPercent: 1 }, 'must have either'],
    [{ ...pair, long: '31d', factor: 2 }, 'must not be longer than the window'],
  ])('is refused as %j', (wrong, message) => {
    expect(burnPairProblems([wrong], context)).toMatchObject([
      { message: expect.stringContaining(message) },
    ]);
  });

  it('is refused when it is shorter than a time slice', () => {
    const slices = { ...context, sliceMinutes: 10 };
    expect(burnPairProblems([{ ...pair, factor: 2 }], slices)).toMatchObject([
      { message: expect.stringContaining('time slices of 10 minutes') },
    ]);
  });

  it.each([
    ['objective', { objective: 1 }],
    ['objective', { objective: Number.NaN }],
    ['window', { window: rolling('banana') }],
  ])('is not spoken of while the %s that its factor follows from is wrong', (field, wrong) => {
    const { error } = SloInput.safeParse({
      ...{ name: 'Shop answers', application: 'app-shop', objective: 0.99, window: rolling('30d') },
      budgeting: { method: 'Occurrences' },
      indicator: { kind: 'ratio', bad: { signal: 'errors' }, total: { signal: 'traffic' } },
      ...wrong,
    });
    expect(new Set(error?.issues.map(({ path }) => path[0]))).toEqual(new Set([field]));
  }); // prettier-ignore
});
