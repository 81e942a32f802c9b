import { addShares } from './decimals';

describe('addShares', () => {
  it.each([
    [[], '0'],
    [['1'], '1'],
    [['0.1', '0.2', '0.7'], '1'],
    [['0.25', '0.25', '0.4'], '0.9'],
    [['0.333333333333', '0.333333333333', '0.333333333334'], '1'],
    [['0.05', '0.05'], '0.1'],
    [['9.99', '0.01'], '10'],
    [['0', '0'], '0'],
  ])('adds %j up to %s, exactly', (decimals, sum) => {
    expect(addShares(decimals)).toBe(sum);
  });
});
