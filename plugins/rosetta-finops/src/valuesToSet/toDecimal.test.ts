import { fromDecimalComma, toDecimal } from './toDecimal';

describe('toDecimal', () => {
  it.each([
    ['0.90', '0.9'],
    [' 007 ', '7'],
    ['-12.500', '-12.5'],
    ['-0.00', '0'],
    ['100', '100'],
    ['1e3', '1e3'],
    ['1,5', '1,5'],
    ['', ''],
  ])('writes %j as %j', (written, decimal) => {
    expect(toDecimal(written)).toBe(decimal);
  });
});

describe('fromDecimalComma', () => {
  it.each([
    ['15000,50', '15000.50'],
    ['15 000,5', '15000.5'],
    ['1\u202f500\u00a0000', '1500000'],
    [' -3,2 ', '-3.2'],
    ['950.5', '950.5'],
    ['15 00', '15 00'],
    ['1.500,5', '1.500,5'],
    ['1,5,0', '1,5,0'],
    ['', ''],
  ])('writes %j as %j', (written, decimal) => {
    expect(fromDecimalComma(written)).toBe(decimal);
  });
});
