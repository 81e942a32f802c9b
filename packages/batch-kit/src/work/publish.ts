import { isDeepStrictEqual } from 'node:util';
import { Knex } from 'knex';
import { Inputs, PublicationStore } from '@rosetta/run-kit';
import { InputsMovedError } from '../errors';
import { Counts } from '../job';
import { AttemptStore } from './AttemptStore';
import { Hand } from './hand';
import { SliceStore } from './SliceStore';
import { contextOf, readInputs, whileHeld } from './steps';
import { Work } from './Work';

const addUp = (all: readonly Counts[]) => {
  const sums: Counts = {};
  for (const counts of all)
    for (const [name, count] of Object.entries(counts))
      sums[name] = (sums[name] ?? 0) + count;
  return sums;
};

/** Figures made from two states of the source would be those of neither. */
const assertInputsStand = async (work: Work, hand: Hand, inputs: Inputs) => {
  if (!isDeepStrictEqual(await readInputs(work, hand), inputs))
    throw new InputsMovedError(
      'What it reads changed meanwhile: an import may be under way',
    );
};

/** Runs of several periods may refresh the same views: one publishes at a time. */
const lockPublishing = (trx: Knex.Transaction, job: string) =>
  trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`publish ${job}`]);

/** Concludes and publishes, at once or not at all. What was counted in landing is among the counts of the run. */
export const publish = async (
  work: Work,
  hand: Hand,
  inputs: Inputs,
  landed: Counts,
) => {
  const { attempt } = hand;
  const { runId, job, period } = attempt;
  hand.doing = 'Concluding';
  await whileHeld(
    work,
    hand,
    async trx => {
      const counts = await work.job.conclude(
        contextOf(work, hand, inputs, trx),
      );
      await assertInputsStand(work, hand, inputs);
      hand.doing = 'Publishing';
      await lockPublishing(trx, job);
      await new PublicationStore(trx, job).move({ runId, job, period });
      await work.job.onPublish?.(trx, { runId, job, period });
      return counts;
    },
    async (trx, concluded) => {
      const shaped = await new SliceStore(trx).counts(runId);
      const counts = addUp([...shaped, concluded, landed]);
      await new AttemptStore(trx).succeed(attempt, inputs, counts);
      return { level: 'info', message: 'Published', fields: counts };
    },
  );
};
