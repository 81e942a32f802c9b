import { ImportCounts, NO_COUNTS } from '../RawStore';

/** What an import did to one period's live records. */
export interface PeriodChange {
  landed: number;
  superseded: number;
  revived: number;
}

export interface ChangedPeriod extends PeriodChange {
  period: string;
}

/** Counts what an import does, per period and in all. */
export class ImportCounters {
  readonly #periods = new Map<string, PeriodChange>();
  already = 0;
  rejected = 0;

  count(period: string, change: keyof PeriodChange, records = 1) {
    if (records === 0) return;
    const counts = this.#periods.get(period) ?? {
      landed: 0,
      superseded: 0,
      revived: 0,
    };
    counts[change] += records;
    this.#periods.set(period, counts);
  }

  changes(): ChangedPeriod[] {
    return [...this.#periods].map(([period, counts]) => ({
      period,
      ...counts,
    }));
  }

  totals(): ImportCounts {
    const { already, rejected } = this;
    const all = { ...NO_COUNTS, already, rejected };
    for (const { landed, superseded, revived } of this.#periods.values()) {
      all.landed += landed;
      all.superseded += superseded;
      all.revived += revived;
    }
    return all;
  }
}

/** What several files did to each period, as one. */
export const mergeChanges = (
  changes: readonly ChangedPeriod[],
): ChangedPeriod[] => {
  const merged = new ImportCounters();
  for (const { period, landed, superseded, revived } of changes) {
    merged.count(period, 'landed', landed);
    merged.count(period, 'superseded', superseded);
    merged.count(period, 'revived', revived);
  }
  return merged.changes();
};
