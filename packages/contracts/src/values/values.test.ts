import { Day, Decimal, Hour, InstantInput, Month } from './values';

describe('Decimal', () => {
  it.each(['0', '-1', '14.97651418586', '0.00000000001', '-0.5', '100'])(
    'takes %s',
    text => expect(Decimal.safeParse(text).success).toBe(true),
  );
  it.each(['-0', '1.0', '01', '1e-7', '.5', '1.', 'NaN', '', '1,5', '-0.0'])(
    'refuses %p',
    text => expect(Decimal.safeParse(text).success).toBe(false),
  );
});

describe('InstantInput', () => {
  it.each([
    ['2024-10-01', '2024-10-01T00:00:00.000Z'],
    ['2024-10-01T12:30:00', '2024-10-01T12:30:00.000Z'],
    ['2024-10-01 12:30:00', '2024-10-01T12:30:00.000Z'],
    ['2024-10-01T12:30:00+02:00', '2024-10-01T10:30:00.000Z'],
    ['2024-10-01 12:30:00.5-02', '2024-10-01T14:30:00.500Z'],
  ])('reads %s as UTC unless it says a zone', (text, instant) =>
    expect(InstantInput.parse(text)).toBe(instant),
  );
  it.each([
    'yesterday',
    '2024-13-01',
    '2024-02-30',
    '12',
    '',
    '0000-01-01',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-12:00',
  ])('refuses %p', text =>
    expect(InstantInput.safeParse(text).success).toBe(false),
  );
});

it('takes only real months, days and hours', () => {
  for (const hour of ['2024-09-30T00', '2024-02-29T23'])
    expect(Hour.safeParse(hour).success).toBe(true);
  for (const hour of ['2024-09-31T00', '2024-09-30T24', '2024-09-30T1', '2024-09-30', '0000-01-01T00']) // prettier-ignore
    expect(Hour.safeParse(hour).success).toBe(false);
  expect(Month.safeParse('2024-13').success).toBe(false);
  expect(Month.safeParse('2024-1').success).toBe(false);
  expect(Month.safeParse('0000-01').success).toBe(false);
  expect(Day.safeParse('2024-02-30').success).toBe(false);
  expect(Day.safeParse('2024-02-29').success).toBe(true);
  expect(Day.safeParse('0000-01-01').success).toBe(false);
});
