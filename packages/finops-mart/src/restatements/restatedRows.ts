import { Knex } from 'knex';
import { RunRef } from '../costs/costFilters';

/**
 * What is booked into the months of these runs, with the columns that filters and groupings take:
 * a row is then of the open month and its run. Nothing where nothing is booked.
 */
export const restatedRows = (
  db: Knex,
  runs: readonly RunRef[],
): Knex.QueryBuilder | undefined => {
  const booked = runs.flatMap(({ period, runId, bookings = [] }) =>
    bookings.map(bookingId => ({ period, runId, bookingId })),
  );
  if (booked.length === 0) return undefined;
  return db('restatement as r')
    .joinRaw(
      `join unnest(?::uuid[], ?::text[], ?::uuid[]) as b (booking_id, period, run_id)
         on b.booking_id = r.booking_id`,
      [
        booked.map(({ bookingId }) => bookingId),
        booked.map(({ period }) => period),
        booked.map(({ runId }) => runId),
      ],
    )
    .select(
      'b.period', 'b.run_id', 'r.restatement_id', 'r.booking_id', { restated_period: 'r.period' },
      'r.kind', 'r.why', 'r.charge_month', 'r.currency', 'r.application_id', 'r.group_id',
      'r.provider', 'r.billing_account', 'r.domain', 'r.family', 'r.product',
      'r.charge_category', 'r.charge_class', 'r.billed', 'r.effective', 'r.list', 'r.contracted',
    ); // prettier-ignore
};
