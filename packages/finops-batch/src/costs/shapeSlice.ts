import { Counts, RunLog, StepContext } from '@rosetta/batch-kit';
import { ChargeFact, ChargeStore, LabelStore } from '@rosetta/finops-mart';
import { RawRecord } from '@rosetta/raw-store';
import { focusCharge } from '@rosetta/sources/bills';
import { Referentiel } from '@rosetta/service-kit';
import { applicationLabels } from './snapshot';
import { shapeCharge, Shaping } from './shapeCharge';
import { Tally } from './Tally';

export interface SliceOfBill extends Shaping {
  records: AsyncIterable<RawRecord[]>;
  referentiel: Referentiel;
}

async function* toFacts(
  { records, ...shaping }: SliceOfBill,
  tally: Tally,
  signal: AbortSignal,
): AsyncGenerator<ChargeFact[]> {
  for await (const batch of records) {
    signal.throwIfAborted();
    yield batch.map(record => {
      const charge = focusCharge(record.document);
      const shaped = shapeCharge(record, charge, shaping);
      tally.add(record, charge, shaped);
      return shaped.fact;
    });
  }
}

/** One line for each kind of surprise, however many charges it is about. */
const warnOf = async ({ ambiguous, unreadableTags }: Tally, log: RunLog) => {
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
  const tally = new Tally();
  await new ChargeStore(trx).copyIn(
    { id: runId, period },
    toFacts(slice, tally, signal),
  );
  await new LabelStore(trx).merge(runId, [
    ...tally.labels(),
    ...applicationLabels(slice.referentiel, period, tally.applications),
  ]);
  await warnOf(tally, log);
  return tally.counts;
};
