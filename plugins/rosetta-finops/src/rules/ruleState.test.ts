import { ruleOf, versionOf } from './testUtils';
import { shownVersion, versionStateOf } from './ruleState';

const NOW = '2026-06-01T00:00:00.000Z';
const instant = (day: string) => `${day}T00:00:00.000Z`;
const span = (version: number, from: string, to: string | null, more = {}) =>
  versionOf({
    version,
    validFrom: instant(from),
    validTo: to && instant(to),
    ...more,
  });

describe('the state of a version', () => {
  it.each([
    ['active', span(1, '2026-06-01', null)],
    ['active', span(1, '2020-01-01', '2026-06-02')],
    ['upcoming', span(1, '2026-06-02', null)],
    ['ended', span(1, '2020-01-01', '2026-06-01')],
    ['corrected', span(1, '2020-01-01', null, { replacedBy: 2 })],
  ])('is %s', (state, version) => {
    expect(versionStateOf(version, NOW)).toBe(state);
  });

  const shown = (...versions: ReturnType<typeof span>[]) =>
    shownVersion(ruleOf({ versions }), NOW).version;

  it('of a rule is that of the version that holds now, else of the next, else of the last', () => {
    const past = span(1, '2020-01-01', '2021-01-01');
    const present = span(2, '2026-01-01', '2027-01-01');
    const future = span(3, '2027-01-01', null);
    const corrected = span(4, '2026-01-01', null, { replacedBy: 5 });
    expect(shown(corrected, future, present, past)).toBe(2);
    expect(shown(future, past)).toBe(3);
    expect(shown(past)).toBe(1);
  });
});
