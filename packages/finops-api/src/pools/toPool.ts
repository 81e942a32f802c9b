import { CostPool, PoolLine, UNALLOCATED } from '@rosetta/contracts/finops';
import {
  PoolChargeRow,
  PoolRef,
  PoolRow,
  PoolShareRow,
} from '@rosetta/finops-mart';
import { labelOf } from '../labelOf';
import { LineNames, toCharge, toRaw } from '../lines/toLine';

export const toPool = (
  { id, runId, period }: PoolRef & { id: string },
  row: PoolRow,
  shares: readonly PoolShareRow[],
  applications: ReadonlyMap<string, string>,
): CostPool => ({
  id,
  runId,
  period,
  passedOnBy: row.origin_application_id,
  provider: row.provider,
  account: row.billing_account,
  domain: row.domain,
  family: row.family,
  product: row.product,
  category: row.charge_category,
  class: row.charge_class,
  chargeMonth: row.charge_month,
  currency: row.currency,
  charges: row.charges,
  amounts: {
    billed: row.billed,
    effective: row.effective,
    list: row.list,
    contracted: row.contracted,
  },
  rule: {
    id: row.rule_id,
    version: row.rule_version,
    name: row.rule_name,
    method: row.method,
    basis: row.basis,
  },
  totalWeight: row.total_weight,
  weighedBy: { period: row.source_period, runId: row.source_run_id },
  shares: shares.map(({ application_id: application, ...share }) => ({
    application,
    label: labelOf(applications, application ?? UNALLOCATED),
    group: share.group_id,
    weight: share.weight,
    ratio: share.ratio,
    amount: share.amount,
  })),
});

export const toPoolLine = (
  { runId }: PoolRef,
  row: PoolChargeRow,
  names: LineNames,
): PoolLine => ({
  lineId: `${runId}:${row.raw_line}`,
  chargePeriod: {
    from: row.charge_from.toISOString(),
    to: row.charge_to.toISOString(),
  },
  charge: toCharge(row, names),
  ...(row.share !== undefined && { share: row.share }),
  raw: toRaw(row.raw_line, names),
});
