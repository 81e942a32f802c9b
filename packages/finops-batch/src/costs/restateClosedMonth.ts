import { RestatementCause } from '@rosetta/contracts/finops';
import { Counts } from '@rosetta/batch-kit';
import {
  ClosedPeriodStore,
  COSTS_JOB,
  MartRun,
  RestatementStore,
} from '@rosetta/finops-mart';
import { Inputs, PublicationStore } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { shapeOf } from '../allocation/ruleInputs';

/** What a person calls the inputs of a run. */
const CAUSES: Record<string, RestatementCause> = {
  raw: 'bill',
  consumption: 'consumption',
  rules: 'rule',
  rates: 'rate',
  referentiel: 'pivot',
  weights: 'weights',
};

/** Which inputs of a run are not those of the published one. */
const causesOf = (published: Inputs, made: Inputs): RestatementCause[] => {
  const shape = shapeOf(published.rules) !== shapeOf(made.rules);
  const rules = (inputs: Inputs) =>
    inputs.rules.replace(shapeOf(inputs.rules), '');
  const causes = Object.entries(CAUSES).flatMap(([input, cause]) => {
    const differs =
      input === 'rules'
        ? rules(published) !== rules(made)
        : published[input] !== made[input];
    return differs ? [cause] : [];
  });
  return shape ? [...causes, 'software'] : causes;
};

/** The published run of a closed month; undefined for an open one. */
const findClosedRun = async (trx: Knex, period: string) => {
  if (!(await new ClosedPeriodStore(trx).get(period))) return undefined;
  const [{ runId }] = await new PublicationStore(trx, COSTS_JOB.name).current(
    period,
  );
  const row = await trx('run').where('id', runId).first('inputs');
  return { runId, inputs: row.inputs as Inputs };
};

/**
 * Sums what a run of a closed month is compared with, ahead of the locks of attaching and publishing:
 * runs of other months would wait for it.
 */
export const sumClosedMonth = async (trx: Knex, run: MartRun) => {
  const published = await findClosedRun(trx, run.period);
  if (published)
    await new RestatementStore(trx).sumFigures(run, published.runId);
};

/** Keeps what a run of a closed month would change, which publishes nothing; undefined for an open month. */
export const restateClosedMonth = async (
  trx: Knex,
  run: MartRun,
  made: Inputs,
): Promise<Counts | undefined> => {
  const published = await findClosedRun(trx, run.period);
  if (!published) return undefined;
  const restatements = await new RestatementStore(trx).replacePending(
    run,
    published.runId,
    causesOf(published.inputs, made),
  );
  return { withheld: 1, restatements };
};
