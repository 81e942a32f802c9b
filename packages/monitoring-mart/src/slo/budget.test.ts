import { SloVersion, SloWindow } from '@rosetta/contracts/monitoring';
import { budgetOf } from './budget';
import { Measurable, toHourUnits } from './hourUnits';
import { indicatorOf, INDICATORS } from './indicators';
import { addSums, NO_SUMS, Sums, toSegments } from './segments';
import { boundariesIn, windowAt } from './windows';

const RATIO = { kind: 'ratio', bad: { signal: 'errors' }, total: { signal: 'traffic' } } as const; // prettier-ignore
type Slo = Measurable & Pick<SloVersion, 'window'>;
const slo = (fields: Partial<Slo>): Slo => ({
  objective: 0.95,
  window: { type: 'rolling', duration: '2w' },
  budgeting: { method: 'Occurrences' },
  indicator: RATIO,
  ...fields,
});
const NEVER = () => false;
type Minutes = readonly (number | null)[];
const minutes = (value: number | null): Minutes => Array(60).fill(value);
const series = (errors: Minutes, traffic: Minutes, entity = 'SERVICE-1') => [
  { signal: 'errors', entity, minutes: errors },
  { signal: 'traffic', entity, minutes: traffic },
];

/** An hour of so many requests a minute, some of which fail. */
const hourOf = (
  of: Slo,
  errors: number | null,
  traffic: number | null,
  excluded: (minute: number) => boolean = NEVER,
) => {
  const all = series(minutes(errors), minutes(traffic));
  return toSegments(of, toHourUnits(of, all, excluded))[0];
};
const times = (count: number, sums: Sums): Sums =>
  Array.from({ length: count }).reduce<Sums>(all => addSums(all, sums), NO_SUMS); // prettier-ignore
const NOW = new Date('2026-03-15T12:00:00Z');
const budget = (of: Slo, sums: Sums, now = NOW) => budgetOf(of, windowAt(of.window, now), sums, now); // prettier-ignore

describe('the budget of OpenSLO’s example of budgeting methods', () => {
  // OpenSLO/OpenSLO, examples/budgeting-method/README.md: two weeks, 24,000 requests a day, an objective of 95 %
  const HOURS = 14 * 24;

  it('counts 336,000 requests, of which 16,800 may fail: 16,632 of an attack that fails at 99 %', () => {
    const { total, allowed } = budget(slo({}), times(HOURS, hourOf(slo({}), 10, 1000 / 60))); // prettier-ignore
    expect(total).toBeCloseTo(336_000, 5);
    expect(allowed).toBeCloseTo(16_800, 5);
    expect(allowed * 0.99).toBeCloseTo(16_632, 5);
  });

  it('has 20,160 time slices of a minute, of which 16 hours and 48 minutes may be bad', () => {
    const slices = slo({ budgeting: { method: 'Timeslices', sliceMinutes: 1, sliceTarget: 0.9 } }); // prettier-ignore
    const { allowed } = budget(slices, NO_SUMS);
    expect(allowed).toBeCloseTo(16 * 60 + 48, 6);
    const good = hourOf(slices, 1, 100);
    const bad = hourOf(slices, 99, 100);
    const used = addSums(times(16, bad), times(HOURS - 16, good));
    expect(budget(slices, used).remaining).toBeCloseTo(48 / 1008, 6);
  });

  it('is used up by ratios of time slices in about 13 hours and 45 minutes', () => {
    const ratios = slo({ budgeting: { method: 'RatioTimeslices', sliceMinutes: 1 } }); // prettier-ignore
    const good = hourOf(ratios, 1, 100);
    const bad = hourOf(ratios, 99, 100);
    const after = (hours: number) =>
      budget(ratios, addSums(times(hours, bad), times(HOURS - hours, good)));
    expect(after(13).remaining).toBeGreaterThan(0);
    expect(after(14).remaining).toBeLessThan(0);
    expect(after(13.7142857).remaining).toBeDefined();
    const perMinute = (bad.bad - good.bad) / 60;
    const left = after(0).remaining! * after(0).allowed;
    // 13 h 42.9 min: the example rounds up.
    expect(left / perMinute).toBeCloseTo(822.86, 1);
  });

  // examples/treat-low-traffic-as-equally-important/README.md
  it('allows five bad minutes of a week at 99.95 %, and not six', () => {
    const week = slo({
      objective: 0.9995,
      window: { type: 'calendar', duration: '1w', startTime: '2026-03-02 00:00:00', timeZone: 'UTC' }, // prettier-ignore
      budgeting: { method: 'Timeslices', sliceMinutes: 1, sliceTarget: 0.95 },
    });
    const errors = (count: number) => Array.from({ length: 60 }, (_, at) => (at < count ? 5 : 0)); // prettier-ignore
    const of = (count: number) =>
      budget(week, toSegments(week, toHourUnits(week, series(errors(count), minutes(99)), NEVER))[0]); // prettier-ignore
    expect(of(5).allowed * 60).toBeCloseTo(5 * 60 + 2.4, 6);
    expect(of(5).remaining).toBeGreaterThan(0);
    expect(of(6).remaining).toBeLessThan(0);
  });
});

describe('what is not known', () => {
  it('is no good event, and is told', () => {
    const known = times(168, hourOf(slo({}), 1, 100));
    const missing = times(168, hourOf(slo({}), null, null));
    expect(budget(slo({}), addSums(known, missing))).toMatchObject({
      compliance: 0.99,
      remaining: expect.closeTo(0.8, 10),
      known: expect.closeTo(0.5, 2),
    });
    expect(budget(slo({}), missing)).toMatchObject({
      compliance: null,
      remaining: null,
      known: 0,
    });
  });

  it('is a minute in which only one of both counts is there', () => {
    expect(hourOf(slo({}), null, 100)).toMatchObject({ known: 0, total: 0 });
  });

  it('is the part of a minute of entities that say nothing', () => {
    const both = [...series(minutes(0), minutes(10)), ...series(minutes(null), minutes(null), 'SERVICE-2')]; // prettier-ignore
    const [segment] = toSegments(slo({}), toHourUnits(slo({}), both, NEVER));
    expect(segment).toMatchObject({ known: 30, total: 600 });
  });

  it('is no good time slice either, and stays part of the budget', () => {
    const slices = slo({ budgeting: { method: 'Timeslices', sliceMinutes: 5, sliceTarget: 0.9 } }); // prettier-ignore
    expect(hourOf(slices, null, null)).toMatchObject({
      total: 0,
      bad: 0,
      allowed: expect.closeTo(12 * 0.05, 10),
    });
  });
});

it('leaves maintenance out of both sides', () => {
  const kept = hourOf(slo({}), 50, 100, minute => minute < 30);
  expect(kept).toMatchObject({ minutes: 60, excluded: 30, known: 30, bad: 1500, total: 3000 }); // prettier-ignore
  const slices = slo({ budgeting: { method: 'Timeslices', sliceMinutes: 10, sliceTarget: 0.9 } }); // prettier-ignore
  expect(hourOf(slices, 50, 100, minute => minute < 30)).toMatchObject({
    bad: 3,
    total: 3,
    allowed: expect.closeTo(3 * 0.05, 10),
  });
});

it('takes each value of a threshold as one event, and a minute without requests as none', () => {
  const latency = slo({ indicator: { kind: 'threshold', metric: { signal: 'latency.p95' }, op: 'lt', value: 500 } }); // prettier-ignore
  const values = [499, 500, null, null, ...minutes(null).slice(4)];
  const all = [
    { signal: 'latency.p95', entity: 'SERVICE-1', minutes: values },
    { signal: 'traffic', entity: 'SERVICE-1', minutes: [5, 5, 0, null, ...minutes(null).slice(4)] }, // prettier-ignore
  ];
  const units = toHourUnits(latency, all, NEVER);
  expect(units.minutes.slice(0, 4)).toEqual([
    { bad: 0, total: 1, events: 5, known: 1 },
    { bad: 1, total: 1, events: 5, known: 1 },
    { bad: 0, total: 0, events: 0, known: 1 },
    null,
  ]);
});

it('measures by one kind of indicator more by one entry', () => {
  Object.assign(INDICATORS, {
    probe: {
      references: () => [],
      measure: () => [() => ({ bad: 1, total: 2 })],
    },
  });
  const probe = slo({ indicator: { kind: 'probe' } as never });
  expect(indicatorOf(probe.indicator).references(probe.indicator)).toEqual([]);
  expect(toHourUnits(probe, [], NEVER).minutes[0]).toMatchObject({ bad: 1, total: 2 }); // prettier-ignore
});

describe('a window', () => {
  const at = (window: SloWindow, instant: string) => {
    const { from, to } = windowAt(window, new Date(instant));
    return [from.toISOString(), to.toISOString()];
  };
  const calendar = (duration: string, startTime: string, timeZone: string): SloWindow => ({ type: 'calendar', duration, startTime, timeZone }); // prettier-ignore

  it.each<[SloWindow, string, string, string]>([
    [{ type: 'rolling', duration: '1d' }, '2026-03-15T12:34:56Z', '2026-03-14T13:00:00.000Z', '2026-03-15T13:00:00.000Z'],
    [calendar('1M', '2020-01-01 00:00:00', 'UTC'), '2026-02-28T23:59:59Z', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
    [calendar('1M', '2020-01-01 00:00:00', 'Europe/Paris'), '2026-03-31T22:00:00Z', '2026-03-31T22:00:00.000Z', '2026-04-30T22:00:00.000Z'],
    [calendar('1d', '2026-03-28 00:00:00', 'Europe/Paris'), '2026-03-29T12:00:00Z', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    [calendar('1Q', '2020-01-01 00:00:00', 'America/New_York'), '2026-11-05T00:00:00Z', '2026-10-01T04:00:00.000Z', '2027-01-01T05:00:00.000Z'],
    [calendar('1Y', '2020-01-21 12:30:00', 'America/New_York'), '2026-01-21T17:29:00Z', '2025-01-21T17:30:00.000Z', '2026-01-21T17:30:00.000Z'],
    [calendar('1w', '2030-01-07 00:00:00', 'UTC'), '2026-03-15T12:00:00Z', '2026-03-09T00:00:00.000Z', '2026-03-16T00:00:00.000Z'],
  ])('%j at %s goes from %s to %s', (window, instant, from, to) => {
    expect(at(window, instant)).toEqual([from, to]);
  }); // prettier-ignore

  it('cuts an hour where it ends in the middle of one', () => {
    const india = calendar('1M', '2026-01-01 00:00:00', 'Asia/Kolkata');
    const hour = new Date('2026-03-31T18:00:00Z');
    expect(boundariesIn(india, hour)).toEqual([30]);
    expect(boundariesIn(india, new Date('2026-03-31T17:00:00Z'))).toEqual([]);
    const units = toHourUnits(slo({}), series(minutes(1), minutes(10)), NEVER);
    expect(toSegments(slo({}), units, [30])).toMatchObject([
      { from: 0, minutes: 30, bad: 30, total: 300 },
      { from: 30, minutes: 30, bad: 30, total: 300 },
    ]);
  });

  it.each([
    ['Europe/Paris', '2026-03-29', '2026-10-25'],
    ['America/New_York', '2026-03-08', '2026-11-01'],
    ['Australia/Lord_Howe', '2026-10-03', '2026-04-04'],
  ])('holds each moment of the days on which clocks change in %s', (timeZone, ...days) => {
    const outside = ['01:45:00', '02:15:00', '02:30:00'].flatMap(time => {
      const window = calendar('1d', `2026-01-01 ${time}`, timeZone);
      const quarterHours = days.flatMap(day =>
        Array.from({ length: 96 }, (_, n) => new Date(Date.parse(day) + n * 900_000)),
      );
      return quarterHours.filter(moment => {
        const { from, to } = windowAt(window, moment);
        return moment < from || moment >= to;
      });
    });
    expect(outside).toEqual([]);
  }); // prettier-ignore
});
