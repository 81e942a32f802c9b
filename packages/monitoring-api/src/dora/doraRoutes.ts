import { getDora } from '@rosetta/contracts/monitoring';
import { DeliveryReadModel } from '@rosetta/monitoring-mart';
import { Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { resolveDays, RunService } from '@rosetta/run-kit';
import { DoraService } from './DoraService';

/** Range of a query without bounds. */
export const DEFAULT_DORA_DAYS = 90;

export const serveDora = (serve: Serve, db: Knex, runs: RunService) => {
  const dora = new DoraService(new DeliveryReadModel(db));
  serve(getDora, ({ query }) =>
    dora.read(query, resolveDays(query, DEFAULT_DORA_DAYS, runs.periodBounds)),
  );
};
