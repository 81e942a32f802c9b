import { SloIndicator } from '@rosetta/contracts/monitoring';
import { Indicator, seriesOf } from './types';

type Ratio = Extract<SloIndicator, { kind: 'ratio' }>;

/** Good or bad events of all events, counted by the source. */
export const ratio: Indicator<Ratio> = {
  references: ({ good, bad, total }) => [...(good ? [good] : []), ...(bad ? [bad] : []), total], // prettier-ignore
  measure: ({ good, bad, total }, series) =>
    seriesOf(series, total).map(totals => {
      const counted = (good ?? bad)!;
      const part = seriesOf(
        series,
        counted,
        counted.entity ?? totals.entity,
      ).at(0);
      return minute => {
        const all = totals.minutes[minute];
        const some = part?.minutes[minute];
        if (all === null || some === null || some === undefined) return null;
        // Sources count both by themselves: one may be ahead of the other by a moment.
        if (good) return { bad: Math.max(0, all - some), total: all };
        return { bad: some, total: Math.max(all, some) };
      };
    }),
};
