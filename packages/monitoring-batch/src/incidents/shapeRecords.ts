import { Counts, StepContext } from '@rosetta/batch-kit';
import { RawRecord, RawSlice, RawStore, readSlice } from '@rosetta/raw-store';
import { Shaped } from './toFact';

const EXAMPLES = 5;

/** A dataset whose records become facts of applications. */
export interface RecordKind<Fact = any, Shaping = any> {
  dataset: string;
  /** What its records are called in the log. */
  title: string;
  shape(record: RawRecord, shaping: Shaping): Shaped<Fact>;
  add(context: StepContext, facts: Fact[]): Promise<void>;
}

/** Writes what a slice holds into the run's rows, as it is read. */
export const shapeRecords = async (
  raw: RawStore,
  kind: RecordKind,
  context: StepContext,
  slice: RawSlice,
  shaping: unknown,
): Promise<Counts> => {
  const unknown = new Set<string>();
  const counts = { read: 0, notAttributed: 0 };
  const { dataset, title } = kind;
  for await (const records of readSlice(raw, dataset, context.period, slice)) {
    context.signal.throwIfAborted();
    const facts = records.flatMap(record => {
      const shaped = kind.shape(record, shaping);
      if ('facts' in shaped) return shaped.facts;
      counts.notAttributed += 1;
      if (unknown.size < EXAMPLES) unknown.add(shaped.unknown);
      return [];
    });
    counts.read += records.length;
    await kind.add(context, facts);
  }
  if (counts.notAttributed > 0) {
    const examples = [...unknown].sort();
    await context.log.warn(
      `${title} of no application, as no pivot named what they are of then: ${
        counts.notAttributed
      }, of ${examples.join(', ')}`,
      { notAttributed: counts.notAttributed, examples },
    );
  }
  return counts;
};
