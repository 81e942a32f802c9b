import { InputError } from '@backstage/errors';
import { ConsumptionStore, MartRun } from '@rosetta/finops-mart';
import { Knex } from 'knex';

/** Quantities of two units can't be added, so no rule could split by them. */
export const assertOneUnit = async (trx: Knex.Transaction, run: MartRun) => {
  const found = await new ConsumptionStore(trx).metricInSeveralUnits(run);
  if (!found) return;
  throw new InputError(
    `consumption of ${run.period}: metric ${
      found.metric
    } is measured in ${found.units.join(
      ' and in ',
    )}; import it again in one unit, with --replace`,
  );
};
