import { addDays } from '@rosetta/contracts/values';

/** An unusual cost that was put into a series. */
export interface Planted {
  series: number;
  from: string;
  to: string;
  /** So many times the usual cost. */
  factor: number;
  /** By how much a day differs, at least. */
  difference: number;
}

export interface GeneratedSeries {
  /** One for each day. */
  costs: number[];
  planted: Planted[];
}

/** The first day is a Monday. */
export const FIRST_DAY = '2024-01-01';
/** Two months before the year that is judged. */
export const DAYS_BEFORE = 60;
export const DAYS = DAYS_BEFORE + 365;

/** The sizes that are planted, in turn. */
export const FACTORS = [1.5, 2, 4, 0.3];
const LENGTHS = [1, 3, 7];
/** Between two of a series. */
const APART = 75;

/** Mulberry32: the same numbers on every machine. */
const seeded = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Of the normal distribution, by Box and Muller. */
const normal = (next: () => number) =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/** What a series costs usually: a week of its own, noise, growth, and one more machine now and then. */
const usualCosts = (next: () => number) => {
  const level = 50 * 10 ** (2 * next());
  const weekend = [1, 0.7, 0.35][Math.floor(next() * 3)];
  const noise = 0.02 + 0.1 * next();
  const growth = 1 + (next() * 0.04 - 0.01) / 30;
  const steps = new Map<number, number>();
  if (next() < 0.5) steps.set(Math.floor(next() * DAYS), 1.1 + next() * 0.15);
  let size = level;
  return Array.from({ length: DAYS }, (_, at) => {
    size *= growth * (steps.get(at) ?? 1);
    const week = at % 7 >= 5 ? weekend : 1;
    return Math.max(0, size * week * (1 + noise * normal(next)));
  });
};

/** Series number so-and-so: a year and two months, with unusual costs in the year. */
export const generateSeries = (series: number): GeneratedSeries => {
  const next = seeded(series + 1);
  const costs = usualCosts(next);
  const planted: Planted[] = [];
  let at = DAYS_BEFORE + Math.floor(next() * APART);
  while (at + 7 < DAYS) {
    const turn = series + planted.length;
    const factor = FACTORS[turn % FACTORS.length];
    const length = LENGTHS[Math.floor(next() * LENGTHS.length)];
    const before = costs.slice(at, at + length);
    for (let day = at; day < at + length; day += 1) costs[day] *= factor;
    planted.push({
      series,
      from: addDays(FIRST_DAY, at),
      to: addDays(FIRST_DAY, at + length - 1),
      factor,
      difference: Math.max(...before) * Math.abs(factor - 1),
    });
    at += APART + Math.floor(next() * APART);
  }
  return { costs, planted };
};
