import { FIRST_STEPS, holdingDecision, stepFor } from './budgetPolicy';

describe('stepFor', () => {
  it.each([
    [1, undefined],
    [0.26, undefined],
    [0.25, 'review'],
    [0.01, 'review'],
    [0, 'freeze'],
    [-3, 'freeze'],
    [null, undefined],
  ])('asks of a budget of which %s is left for %s', (remaining, action) => {
    expect(stepFor(FIRST_STEPS, remaining)?.action).toBe(action);
  });
});

describe('holdingDecision', () => {
  const NOW = '2026-12-01T10:00:00.000Z';
  const ended = { until: '2026-12-01T10:00:00.000Z' };
  const open = { until: null };

  it('is the newest one, until it ends; none before it comes back', () => {
    expect(holdingDecision([open, ended], NOW)).toBe(open);
    expect(holdingDecision([ended, open], NOW)).toBeUndefined();
    expect(holdingDecision([], NOW)).toBeUndefined();
  });
});
