import { firstIncompleteMonth, providersByDay } from './completeThrough';

describe('firstIncompleteMonth', () => {
  it('returns the month of the first day that is not complete for every provider', () => {
    const completeThrough = [
      { provider: 'AWS', day: '2024-10-02' },
      { provider: 'Azure', day: '2024-09-29' },
    ];
    expect(firstIncompleteMonth({ completeThrough })).toBe('2024-09');
  });

  it('returns the month after one that is complete to its end, and nothing where every day is complete', () => {
    const completeThrough = [{ provider: 'AWS', day: '2024-12-31' }];
    expect(firstIncompleteMonth({ completeThrough })).toBe('2025-01');
    expect(firstIncompleteMonth({})).toBeUndefined();
  });
});

describe('providersByDay', () => {
  it('names together the providers that are complete through the same day', () => {
    const of = (provider: string, day: string) => ({ provider, day });
    expect(
      providersByDay([
        of('AWS', '2024-09-29'),
        of('Google', '2024-09-30'),
        of('Azure', '2024-09-29'),
      ]),
    ).toEqual([
      ['2024-09-29', ['AWS', 'Azure']],
      ['2024-09-30', ['Google']],
    ]);
  });
});
