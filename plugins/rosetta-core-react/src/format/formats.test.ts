import { createFormats } from './formats';
import { localeFor } from './useFormats';

/** Intl puts narrow and other unbreakable spaces where people put spaces. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formats', () => {
  const english = createFormats('en-US');
  const french = createFormats('fr-FR');

  it('writes money with its currency and two decimals', () => {
    expect(english.money('14.97651418586', 'USD')).toBe('$14.98');
    expect(plain(french.money('14.97651418586', 'EUR'))).toBe('14,98 €');
  });

  it('shows all digits of an amount that no float could hold', () => {
    const amount = '123456789012345678901.123456789012345678';
    expect(english.moneyExact(amount, 'USD')).toBe(
      '$123,456,789,012,345,678,901.123456789012345678',
    );
    expect(plain(french.moneyExact('20.52022672899', 'USD'))).toBe(
      '20,52022672899 $US',
    );
  });

  it('rounds on the digits and not on the float nearest to them', () => {
    expect(english.money('1.005', 'USD')).toBe('$1.01');
    expect(english.money('9007199254740993.015', 'USD')).toBe(
      '$9,007,199,254,740,993.02',
    );
  });

  it('distinguishes a tiny amount from zero', () => {
    expect(english.money('0', 'USD')).toBe('$0.00');
    expect(english.money('0.00000000001', 'USD')).toBe('< $0.01');
    expect(english.money('-0.00000000001', 'USD')).toBe('> -$0.01');
  });

  it('shortens from a million on', () => {
    expect(english.moneyShort('999999.99', 'USD')).toBe('$999,999.99');
    expect(plain(french.moneyShort('1234567.891', 'EUR'))).toBe('1,2 M €');
    expect(english.moneyShort('-1234567.891', 'USD')).toBe('-$1.2M');
  });

  it('writes a price of one unit with up to six digits, however small', () => {
    expect(english.unitPrice('5.9375', 'USD')).toBe('$5.9375');
    expect(english.unitPrice('1.704446801', 'USD')).toBe('$1.70445');
    expect(english.unitPrice('0.00000064500001', 'USD')).toBe('$0.000000645');
    expect(plain(french.unitPrice('0.085', 'EUR'))).toBe('0,085 €');
  });

  it('writes a value after its name, with a space before the colon in French', () => {
    expect(english.named('Period', 'October')).toBe('Period: October');
    expect(french.named('Période', 'octobre')).toBe('Période\u00a0: octobre');
  });

  it('writes a change with its sign', () => {
    expect(english.change(0.1234)).toBe('+12.3%');
    expect(english.change(-0.5)).toBe('-50.0%');
    expect(english.change(0)).toBe('0.0%');
  });

  it('writes months of the UTC calendar, whatever the zone of the reader', () => {
    expect(english.month('2024-09')).toBe('September 2024');
    expect(french.month('2024-09', 'short')).toBe('sept. 2024');
  });

  it('writes an instant to the minute with its zone, and with a year that is not this one', () => {
    const now = Date.parse('2026-11-21T12:00:00Z');
    expect(english.moment('2026-11-20T09:05:30Z', now)).toBe(
      'Nov 20, 09:05 UTC',
    );
    expect(plain(french.moment('2024-09-30T22:00:00Z', now))).toBe('30 sept. 2024, 22:00 UTC'); // prettier-ignore
    expect(english.clock('2026-11-20T09:05:30Z')).toBe('09:05:30 UTC');
    expect(english.zone('2026-11-20T09:05:30Z')).toBe('UTC');
  });

  it('writes an age in the largest unit that fits', () => {
    const now = Date.parse('2026-11-21T12:00:00Z');
    expect(english.ago('2026-11-21T09:00:00Z', now)).toBe('3 hours ago');
    expect(english.ago('2026-11-21T09:00:00Z', now, 'short')).toBe('3 hr. ago'); // prettier-ignore
    expect(french.ago('2026-11-20T11:00:00Z', now)).toBe('hier');
    expect(english.ago('2026-11-21T12:00:00Z', now)).toBe('now');
  });

  it('follows the reader’s own variant of the language they chose', () => {
    expect(localeFor('en', ['fr-FR', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(localeFor('fr', ['en-GB'])).toBe('fr');
  });
});
