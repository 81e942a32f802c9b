import { textCell, toCsv } from './csvText';

describe('CSV', () => {
  it('quotes cells that need it and ends lines as spreadsheets expect', () => {
    expect(
      toCsv([
        ['a', 'b'],
        ['x,y', 'say "no"'],
        ['-1.5', null],
      ]),
    ).toBe('a,b\r\n"x,y","say ""no"""\r\n-1.5,\r\n');
  });

  it.each(['=1+1', '+1', '-cmd', '@sum', '\t=1'])(
    'escapes the formula %p',
    text => expect(textCell(text)).toBe(`'${text}`),
  );
  it('does not change other text', () => {
    expect(textCell('Amazon EC2 = big')).toBe('Amazon EC2 = big');
    expect(textCell(null)).toBe('');
  });
});
