import {
  changeOf,
  compareDecimals,
  maxAbsDecimal,
  meanDecimals,
  ratioOf,
  subtractDecimals,
  sumDecimals,
} from './decimal';

describe('decimal', () => {
  it('adds what a float can not', () => {
    expect(sumDecimals(['0.1', '0.2'])).toBe('0.3');
    expect(
      sumDecimals(['9007199254740993.000000000000001', '0.000000000000009']),
    ).toBe('9007199254740993.00000000000001');
  });

  it('subtracts without leaving a minus on nothing', () => {
    expect(subtractDecimals('14.97651418586', '14.97651418586')).toBe('0');
    expect(subtractDecimals('0.00000000001', '20.52022672899')).toBe(
      '-20.52022672898',
    );
  });

  it('writes no exponent, however small', () => {
    expect(sumDecimals(['0.0000000000000000001'])).toBe(
      '0.0000000000000000001',
    );
  });

  it('orders by size and not by text', () => {
    expect(compareDecimals('9', '10')).toBe(-1);
    expect(compareDecimals('-9', '-10')).toBe(1);
    expect(compareDecimals('1.10', '1.1')).toBe(0);
  });

  it('finds the largest, whatever its sign', () => {
    expect(maxAbsDecimal(['9', '-10.5', '2'])).toBe('10.5');
    expect(maxAbsDecimal([])).toBe('0');
  });

  it('has no share of nothing', () => {
    expect(ratioOf('1', '0')).toBeNull();
    expect(ratioOf('1', '3')).toBe(0.333333);
  });

  it('has a mean of some, to twelve decimals, and none of nothing', () => {
    expect(meanDecimals(['1', '2.5'])).toBe('1.75');
    expect(meanDecimals(['1', '0', '0'])).toBe('0.333333333333');
    expect(meanDecimals([])).toBeNull();
  });

  it('counts a change against the size of what was before', () => {
    expect(changeOf('12', '10')).toBe(0.2);
    expect(changeOf('-5', '-10')).toBe(0.5);
    expect(changeOf('12', '0')).toBeNull();
  });
});
