import {
  defaultBurnPairs,
  resolveBurnPairs,
} from '@rosetta/contracts/monitoring';
import { BurnHour, BurnSeries, burnsAt, mergeBurnHours, toBurnHour } from './burn'; // prettier-ignore
import { followEpisodes } from './episodes';
import { toHourUnits } from './hourUnits';
import { addSums, NO_SUMS } from './segments';

const WINDOW = { type: 'rolling', duration: '30d' } as const;
const PAIRS = resolveBurnPairs(defaultBurnPairs(WINDOW), WINDOW);
const RULES = { objective: 0.999, pairs: PAIRS, minEvents: 100 };

/** Requests and failures of a minute; null where nothing is known. */
type Traffic = (minute: number) => [bad: number, total: number] | null;

const DAYS = 4;
const END = DAYS * 24 * 60;

/** Four days by the minute. */
const seriesOf = (traffic: Traffic, excluded: readonly number[] = []) => {
  const hours: BurnHour[] = [];
  for (let start = 0; start < END; start += 60) {
    const all = Array.from({ length: 60 }, (_, at) =>
      excluded.includes(start + at) ? null : traffic(start + at),
    );
    const left = excluded.filter(at => at >= start && at < start + 60);
    const sums = all.reduce(
      (sum, each) =>
        each
          ? addSums(sum, { ...NO_SUMS, bad: each[0], total: each[1], events: each[1], known: 1 }) // prettier-ignore
          : sum,
      { ...NO_SUMS, minutes: 60, excluded: left.length },
    );
    hours.push({
      start,
      sums,
      minutes: {
        bad: all.map(each => each && each[0]),
        total: all.map(each => each && each[1]),
        events: all.map(each => each && each[1]),
        excluded: left.map(at => at - start),
      },
    });
  }
  return new BurnSeries(hours);
};

const OUTAGE = 3 * 24 * 60;
const failing =
  (ratio: number, from = OUTAGE, to = END): Traffic =>
  at =>
    at >= from && at < to ? [1000 * ratio, 1000] : [0, 1000];
const firstFiring = (traffic: Traffic) => {
  const series = seriesOf(traffic);
  for (let end = OUTAGE + 1; end <= END; end += 1) {
    const burn = burnsAt(series, RULES, end).find(({ firing }) => firing);
    if (burn) return { after: end - OUTAGE, ...burn };
  }
  return undefined;
};

describe('burn rates', () => {
  // sre.google/workbook/alerting-on-slos, table 5-3: error rates for a 99.9 % objective
  it.each([
    [0.001, 1],
    [0.002, 2],
    [0.01, 10],
    [1, 1000],
  ])('of an error rate of %d are %d at 99.9 %', (ratio, rate) => {
    const [page] = burnsAt(seriesOf(failing(ratio, 0)), RULES, END);
    expect(page.long).toBeCloseTo(rate, 8);
  });

  // The same chapter: an alert fires after (1 − objective) / error rate × window × factor, here to the minute.
  it.each([
    [1, 1, 14.4],
    [0.1, 9, 14.4],
    [0.0145, 60, 14.4],
    [0.0061, 355, 6],
    [0.0031, 1394, 3],
  ])('of an error rate of %d alert after %d minutes, at %d', (ratio, after, factor) => {
    expect(firstFiring(failing(ratio))).toMatchObject({ after, factor });
  }); // prettier-ignore

  it('alert nobody of an error rate that the budget allows', () => {
    expect(firstFiring(failing(0.0009, 0))).toBeUndefined();
  });

  // The same chapter, Low-Traffic Services: one of ten requests an hour is 10 %, and 13.9 % of the budget of 30 days
  it('alert nobody below a minimum of events', () => {
    const low: Traffic = at => [Number(at === OUTAGE), Number(at % 6 === 0)];
    const [page] = burnsAt(seriesOf(low), RULES, OUTAGE + 1);
    expect(page).toMatchObject({ long: expect.closeTo(100, 6), firing: false, reason: 'too-few-events' }); // prettier-ignore
    expect(1 / (30 * 24 * 10 * (1 - RULES.objective))).toBeCloseTo(0.139, 3);
    expect(firstFiring(low)).toBeUndefined();
  });

  it('alert nobody where less than half of a window is known', () => {
    const gap: Traffic = at => (at >= OUTAGE && at % 3 ? null : [1000, 1000]);
    const [page] = burnsAt(seriesOf(gap), RULES, END);
    expect(page).toMatchObject({ firing: false, reason: 'missing-data' });
  });

  it('leave maintenance out', () => {
    const hour = Array.from({ length: 60 }, (_, at) => OUTAGE + at);
    const series = seriesOf(failing(1, OUTAGE, OUTAGE + 60), hour);
    const [page] = burnsAt(series, RULES, OUTAGE + 60);
    expect(page).toMatchObject({ firing: false, reason: 'missing-data' });
    const [later] = burnsAt(series, RULES, OUTAGE + 75);
    expect(later).toMatchObject({ firing: false, long: 0 });
  });
});

describe('a burn', () => {
  const follow = (traffic: Traffic, from = OUTAGE - 60, to = END) =>
    followEpisodes(seriesOf(traffic), RULES, undefined, from, to);

  it('is one from its first alert until it has been quiet for as long as its short window', () => {
    const [burn, ...more] = follow(failing(1, OUTAGE, OUTAGE + 30), OUTAGE - 60, OUTAGE + 60); // prettier-ignore
    expect(more).toEqual([]);
    expect(burn).toMatchObject({ severity: 'page', factor: 14.4, began: OUTAGE + 1, ended: null }); // prettier-ignore
  });

  it('comes and goes as one, and ends once all its windows are quiet', () => {
    const flapping: Traffic = at => (at >= OUTAGE && at < OUTAGE + 40 && at % 4 < 2 ? [500, 1000] : [0, 1000]); // prettier-ignore
    const rules = { ...RULES, pairs: [PAIRS[0]] };
    const episodes = followEpisodes(seriesOf(flapping), rules, undefined, OUTAGE - 60, OUTAGE + 120); // prettier-ignore
    expect(episodes).toMatchObject([{ began: OUTAGE + 2, ended: expect.any(Number) }]); // prettier-ignore
    expect(episodes[0].ended! - OUTAGE).toBeGreaterThan(38);
    expect(episodes[0].ended! - OUTAGE).toBeLessThan(50);
  });

  it('gets worse within one', () => {
    const worse: Traffic = at => (at < OUTAGE ? [4, 1000] : [100, 1000]);
    const [burn, ...more] = followEpisodes(seriesOf(worse), RULES, undefined, OUTAGE - 120, OUTAGE + 60); // prettier-ignore
    expect(more).toEqual([]);
    expect(burn).toMatchObject({ severity: 'page', began: OUTAGE - 120 });
  });

  it('neither begins nor ends while nothing is known', () => {
    const silent: Traffic = at => (at < OUTAGE + 10 ? failing(1)(at) : null);
    const rules = { ...RULES, pairs: [PAIRS[0]] };
    const [burn] = followEpisodes(seriesOf(silent), rules, undefined, OUTAGE, END); // prettier-ignore
    expect(burn).toMatchObject({ began: OUTAGE + 1, ended: null });
  });

  it('goes on where the last look at it ended', () => {
    const traffic = failing(1, OUTAGE, OUTAGE + 30);
    const rules = { ...RULES, pairs: [PAIRS[0]] };
    const series = seriesOf(traffic);
    const [open] = followEpisodes(series, rules, undefined, OUTAGE, OUTAGE + 33); // prettier-ignore
    const [ended] = followEpisodes(series, rules, open, OUTAGE + 34, OUTAGE + 60); // prettier-ignore
    const [whole] = followEpisodes(series, rules, undefined, OUTAGE, OUTAGE + 60); // prettier-ignore
    expect(ended).toEqual(whole);
    expect(ended.ended).not.toBeNull();
  });
});

describe('an hour that is published and read live', () => {
  const SLO = {
    objective: 0.999,
    budgeting: { method: 'Occurrences' },
    indicator: { kind: 'ratio', bad: { signal: 'errors' }, total: { signal: 'traffic' } },
  } as const; // prettier-ignore
  /** So many minutes of it are known, and all are alike. */
  const hourOf = (start: number, known: number, errors: number): BurnHour => {
    const minutes = (value: number) => Array.from({ length: 60 }, (_, at) => (at < known ? value : null)); // prettier-ignore
    const series = [
      { signal: 'errors', entity: 'SERVICE-1', minutes: minutes(errors) },
      { signal: 'traffic', entity: 'SERVICE-1', minutes: minutes(100) },
    ];
    return toBurnHour(
      start,
      SLO,
      toHourUnits(SLO, series, at => at === 0),
    );
  };
  const merged = (published: BurnHour[], live: BurnHour[]) =>
    new BurnSeries(mergeBurnHours(published, live));

  it('counts once, as published where both know as much of it', () => {
    const series = merged([hourOf(0, 60, 1)], [hourOf(0, 60, 2)]);
    expect(series.sum(0, 60)).toMatchObject({ bad: 59, total: 5_900, known: 59, excluded: 1 }); // prettier-ignore
  });

  it('counts as it is read live where more of it is known so', () => {
    const series = merged([hourOf(0, 20, 1)], [hourOf(0, 30, 2)]);
    expect(series.sum(0, 60)).toMatchObject({ bad: 58, known: 29 });
    expect(series.end).toBe(30);
  });

  it('is followed by what is not published yet, minute by minute', () => {
    const series = merged([hourOf(0, 60, 0)], [hourOf(60, 10, 50)]);
    expect(series.end).toBe(70);
    expect(series.sum(65, 70)).toMatchObject({ bad: 250, total: 500 });
    expect(series.sum(10, 70)).toMatchObject({ bad: 450, known: 59, excluded: 1 }); // prettier-ignore
  });
});
