import {
  Measure,
  RestatedApplication,
  Restatement,
} from '@rosetta/contracts/finops';
import { RestatedApplicationRow, RestatementRow } from '@rosetta/finops-mart';

const toBooking = (row: RestatementRow | RestatedApplicationRow) =>
  row.booking_id !== null && {
    booking: {
      id: row.booking_id,
      period: row.booked_into!,
      reason: row.booking_reason!,
      by: row.booked_by!,
      at: row.booked_at!.toISOString(),
    },
  };

const toOrigin = (row: RestatementRow | RestatedApplicationRow) => ({
  period: row.period,
  application: row.application_id,
  currency: row.currency,
  difference: row.difference,
  why: row.why,
  state: row.booking_id === null ? ('pending' as const) : ('booked' as const),
  ...toBooking(row),
  runId: row.run_id,
});

export const toRestatement = (
  row: RestatementRow,
  measure: Measure,
): Restatement => ({
  id: row.id,
  ...toOrigin(row),
  chargeMonth: row.charge_month,
  kind: row.kind,
  group: row.group_id,
  provider: row.provider,
  account: row.billing_account,
  domain: row.domain,
  family: row.family,
  product: row.product,
  category: row.charge_category,
  ...(row.charge_class !== null && { chargeClass: row.charge_class }),
  measure,
  was: row.was,
  now: row.now,
});

export const toRestatedApplication = (
  row: RestatedApplicationRow,
  measure: Measure,
): RestatedApplication => ({
  id: row.restatement_id,
  ...toOrigin(row),
  label: row.label,
  measure,
  restatements: row.restatements,
});
