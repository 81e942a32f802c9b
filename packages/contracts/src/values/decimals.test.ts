import {
  addShares,
  divideDecimals,
  isMoreThan,
  multiplierOf,
} from './decimals';

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

describe('multiplierOf', () => {
  it.each([
    ['0', '0.9', '0'],
    ['1', '1', '1'],
    ['-0.00000000001', '0.000000000001', '-0.00000000000000000000001'],
    ['12345678901234567890.5', '2', '24691357802469135781'],
    ['-100', '0.0105', '-1.05'],
    ['0.1', '0.1', '0.01'],
  ])('multiplies %s by %s to %s, exactly', (a, b, product) => {
    expect(multiplierOf(a)(b)).toBe(product);
    expect(multiplierOf(b)(a)).toBe(product);
  });
});

describe('divideDecimals', () => {
  it.each([
    ['1', '3', 12, '0.333333333333'],
    ['2', '3', 12, '0.666666666667'],
    ['-2', '3', 2, '-0.67'],
    ['0.5', '-1', 0, '-1'],
    ['-0.001', '1', 2, '0'],
    ['12345678901234567890.5', '0.25', 4, '49382715604938271562'],
    ['0', '7', 12, '0'],
  ])('divides %s by %s to %i decimals: %s', (a, b, decimals, quotient) => {
    expect(divideDecimals(a, b, decimals)).toBe(quotient);
  });

  it('refuses to divide by 0', () => {
    expect(() => divideDecimals('1', '0', 2)).toThrow(RangeError);
  });
});

describe('isMoreThan', () => {
  it.each([
    ['10', '9.99', true],
    ['0.1', '0.09', true],
    ['0', '-0.5', true],
    ['-1', '-0.5', false],
    ['100000000000000000.000000000001', '100000000000000000', true],
    ['1', '1', false],
  ])('compares %s with %s, exactly', (left, right, isMore) => {
    expect(isMoreThan(left, right)).toBe(isMore);
  });
});
