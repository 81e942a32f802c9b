import { getDora } from '@rosetta/contracts/monitoring';
import { DeliveryReadModel } from '@rosetta/monitoring-mart';
import { Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { resolveDays } from '@rosetta/run-kit';
import { DoraViews } from './DoraViews';

/** What is shown when no window is asked for. */
export const DORA_DAYS = 90;

export const serveDora = (serve: Serve, db: Knex) => {
  const views = new DoraViews(new DeliveryReadModel(db));
  serve(getDora, ({ query }) =>
    views.read(query, resolveDays(query, DORA_DAYS)),
  );
};
