/** `15 000,50`, its thousands apart by any space, or `15000,50`. */
const WITH_COMMA = /^-?(\d+|\d{1,3}([ \u00a0\u202f]\d{3})+)(,\d+)?$/;

/** What a spreadsheet of a language with decimal commas writes, with a point. */
export const fromDecimalComma = (written: string): string => {
  const text = written.trim();
  return WITH_COMMA.test(text)
    ? text.replace(/[ \u00a0\u202f]/g, '').replace(',', '.')
    : text;
};

/** What a person writes as a decimal, as services take it: spreadsheets write 0.9 as 0.90. */
export const toDecimal = (written: string): string => {
  const text = written.trim();
  const [, sign, whole, fraction = ''] =
    /^(-?)0*(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const decimals = fraction.replace(/0+$/, '');
  const size = decimals ? `${whole}.${decimals}` : whole;
  return size === '0' ? size : sign + size;
};
