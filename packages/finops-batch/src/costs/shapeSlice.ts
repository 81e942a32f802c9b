import { Counts, RunLog, StepContext } from '@rosetta/batch-kit';
import {
  ChargeFact,
  ChargeStore,
  LabelStore,
  RunRateStore,
} from '@rosetta/finops-mart';
import { RawRecord } from '@rosetta/raw-store';
import { focusCharge } from '@rosetta/sources/bills';
import { Referentiel } from '@rosetta/service-kit';
import { applicationLabels } from './snapshot';
import { shapeCharge, Shaping } from './shapeCharge';
import { ShapeStats } from './ShapeStats';

export interface SliceOfBill extends Shaping {
  records: AsyncIterable<RawRecord[]>;
  referentiel: Referentiel;
}

async function* toFacts(
  { records, ...shaping }: SliceOfBill,
  stats: ShapeStats,
  signal: AbortSignal,
): AsyncGenerator<ChargeFact[]> {
  for await (const batch of records) {
    signal.throwIfAborted();
    yield batch.map(record => {
      const charge = focusCharge(record.document);
      const shaped = shapeCharge(record, charge, shaping);
      stats.add(record, charge, shaped);
      return shaped.fact;
    });
  }
}

/** One line for each kind of surprise, however many charges it is about. */
const warnOf = async (
  { ambiguous, unreadableTags }: ShapeStats,
  log: RunLog,
) => {
  if (ambiguous.count > 0)
    await log.warn(
      `Charges not direct, as their tags name several applications and ` +
        `rosetta.finops.tagKeys does not say which one counts: ${ambiguous.count}`,
      { ...ambiguous },
    );
  if (unreadableTags.count > 0)
    await log.warn(
      `Charges whose tags are not a JSON object, and count as none: ${unreadableTags.count}`,
      { ...unreadableTags },
    );
};

/** Streams a part of the bill into the run's own charges. */
export const shapeSlice = async (
  { runId, period, trx, log, signal }: StepContext,
  slice: SliceOfBill,
): Promise<Counts> => {
  const stats = new ShapeStats();
  const run = { id: runId, period };
  await new ChargeStore(trx).copyIn(run, toFacts(slice, stats, signal));
  await new RunRateStore(trx).addBilled(run, stats.currencies);
  await new LabelStore(trx).merge(runId, [
    ...stats.labels(),
    ...applicationLabels(slice.referentiel, period, stats.applications),
  ]);
  await warnOf(stats, log);
  return stats.counts;
};
