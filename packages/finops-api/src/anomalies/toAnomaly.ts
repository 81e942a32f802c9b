import { Anomaly, AnomalyDriver } from '@rosetta/contracts/finops';
import { AnomalyRow, DriverRow, JudgedDay } from '@rosetta/finops-mart';
import { labelOf } from '../labelOf';

/** What is read beside some anomalies, to show them. */
export interface AnomalyDetails {
  drivers: readonly DriverRow[];
  days: readonly JudgedDay[];
  applications: ReadonlyMap<string, string>;
  products: ReadonlyMap<string, string>;
  /** The last day that was looked at. */
  through?: string;
  mayAnswer: boolean;
}

const movedOf = ({ by_quantity: quantity, by_price: price }: DriverRow) =>
  Math.abs(Number(quantity)) >= Math.abs(Number(price)) ? 'quantity' : 'price';

const toDriver = (row: DriverRow): AnomalyDriver => ({
  ...(row.account && { account: row.account }),
  ...(row.account_name && { accountName: row.account_name }),
  ...(row.resource && { resource: row.resource }),
  actual: row.actual,
  expected: row.expected,
  impact: row.impact,
  ...(row.by_quantity !== null &&
    row.by_price !== null && {
      byQuantity: row.by_quantity,
      byPrice: row.by_price,
      moved: movedOf(row),
    }),
});

const answerOf = ({ answer, comment, answered_by, answered_at }: AnomalyRow) =>
  answer !== null && {
    answer: {
      answer,
      ...(comment !== null && { comment }),
      by: answered_by!,
      at: answered_at!.toISOString(),
    },
  };

const subjectOf = (row: AnomalyRow, { applications }: AnomalyDetails) =>
  row.application_id === null
    ? {
        kind: 'pool' as const,
        rule: row.rule_id!,
        billingAccount: row.billing_account,
      }
    : {
        kind: 'application' as const,
        application: row.application_id,
        applicationName: labelOf(applications, row.application_id),
        ...(row.group_id !== null && { group: row.group_id }),
      };

export const toAnomaly = (
  row: AnomalyRow,
  details: AnomalyDetails,
): Anomaly => ({
  id: row.id,
  ...subjectOf(row, details),
  provider: row.provider,
  domain: row.domain,
  family: row.family,
  product: row.product,
  productName: labelOf(details.products, row.product),
  currency: row.currency,
  start: row.from_day,
  end: row.to_day,
  ongoing: row.to_day === details.through,
  actual: row.actual,
  expected: row.expected,
  impact: row.impact,
  score: row.score,
  state: row.state,
  ...answerOf(row),
  mayAnswer: details.mayAnswer,
  drivers: details.drivers.map(toDriver),
  days: details.days.map(({ id: _, expected, low, high, ...day }) => ({
    ...day,
    ...(expected !== null && { expected, low: low!, high: high! }),
    unusual: row.from_day <= day.day && day.day <= row.to_day,
  })),
});
