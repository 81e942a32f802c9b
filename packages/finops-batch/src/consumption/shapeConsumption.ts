import { keyOf } from '@rosetta/contracts/finops';
import { Counts, StepContext } from '@rosetta/batch-kit';
import {
  ConsumptionFact,
  ConsumptionStore,
  LabelStore,
} from '@rosetta/finops-mart';
import { RawRecord } from '@rosetta/raw-store';
import { readConsumption } from '@rosetta/sources/consumption';

/** Pure: what a line of consumption becomes. */
const toConsumptionFact = ({
  import: rawImport,
  row: rawRow,
  document,
}: Pick<RawRecord, 'import' | 'row' | 'document'>): ConsumptionFact => {
  const { product, ...quantity } = readConsumption(document);
  return { rawImport, rawRow, product: keyOf(product), ...quantity };
};

/** Streams a part of what applications consumed into the run's own rows. */
export const shapeConsumption = async (
  { runId, period, trx, signal }: StepContext,
  records: AsyncIterable<RawRecord[]>,
): Promise<Counts> => {
  const files = new Map<string, string>();
  async function* toFacts() {
    for await (const batch of records) {
      signal.throwIfAborted();
      for (const record of batch) files.set(String(record.import), record.file);
      yield batch.map(toConsumptionFact);
    }
  }
  const consumption = await new ConsumptionStore(trx).copyIn(
    { id: runId, period },
    toFacts(),
  );
  await new LabelStore(trx).merge(
    runId,
    [...files].map(([key, label]) => ({ dimension: 'raw_file', key, label })),
  );
  return { consumption };
};
