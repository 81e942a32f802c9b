import { formatAge, formatDuration } from './duration';

describe('formatDuration', () => {
  it.each([
    [0.25, '0.3 sec'],
    [42.4, '42 sec'],
    [125, '2 min 5 sec'],
    [3_600, '1 hr'],
    [3_725, '1 hr 2 min'],
  ])('writes %s seconds as %s', (seconds, text) => {
    expect(formatDuration('en', seconds)).toBe(text);
  });

  it('writes them in French', () => {
    // Its spaces are ones that no line breaks at.
    expect(formatDuration('fr', 125).replace(/\s/g, ' ')).toBe('2 min 5 s');
  });
});

describe('formatAge', () => {
  it.each([
    [-2, '0s'],
    [59, '59s'],
    [3_480, '58 min'],
    [7_300, '2h'],
    [604_900, '7d'],
  ])('writes %s seconds as %s', (seconds, text) => {
    expect(formatAge('en', seconds)).toBe(text);
  });

  it('writes ages in French', () => {
    expect(formatAge('fr', 604_900).replace(/\s/g, '')).toBe('7j');
  });
});
