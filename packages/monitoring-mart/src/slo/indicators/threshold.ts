import { SloIndicator } from '@rosetta/contracts/monitoring';
import { Indicator, seriesOf } from './types';

type Threshold = Extract<SloIndicator, { kind: 'threshold' }>;

const IS_GOOD: Record<Threshold['op'], (a: number, b: number) => boolean> = {
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
};

/** How many requests a value stands for. */
const TRAFFIC = { signal: 'traffic' };

/** What requests do not make stands for enough of them to alert by. */
const ENOUGH = 1_000_000;

/** Each value of the source is one event. Where nothing was requested there is none, which is known. */
export const threshold: Indicator<Threshold> = {
  references: ({ metric }) => [metric, { ...TRAFFIC, entity: metric.entity }],
  measure: ({ metric, op, value: limit }, series) =>
    seriesOf(series, metric).map(({ entity, minutes }) => {
      const traffic = seriesOf(series, TRAFFIC, entity).at(0);
      return minute => {
        const value = minutes[minute];
        const requests = traffic ? traffic.minutes[minute] ?? 0 : ENOUGH;
        if (value !== null)
          return {
            bad: Number(!IS_GOOD[op](value, limit)),
            total: 1,
            requests,
          };
        return traffic?.minutes[minute] === 0 ? { bad: 0, total: 0 } : null;
      };
    }),
};
