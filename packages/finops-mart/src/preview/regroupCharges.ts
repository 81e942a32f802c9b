import { Knex } from 'knex';
import { createAllocation } from '../allocation/allocateCharge';
import { RunRule } from '../pools/RunRuleStore';

interface ChargeGroupRow {
  no: number;
  pool_id: string;
  is_released: boolean;
  owner: string;
  first_from: Date;
  domain: string;
  family: string;
  product: string;
  provider: string;
  billing_account: string;
  charge_category: string;
  charge_class: string;
  currency: string;
  sub_account: string;
  resource: string;
  tags: string;
  commitment_discount_status: string;
  capacity_reservation_status: string;
}

/** Where the charges of a group were, and where other rules put them. */
export interface Regrouping {
  no: number;
  pool: string | null;
  rule: string | null;
  version: number | null;
  before: string | null;
  isChanged: boolean;
  /** Direct by a pivot, before any rule. */
  isOwned: boolean;
}

const NO_POOL = '0'.repeat(32);

const poolOf = ({ pool_id }: ChargeGroupRow) => {
  const id = pool_id.replaceAll('-', '');
  return id === NO_POOL ? null : id;
};

const orNull = (text: string) => text || null;

const toCharge = (row: ChargeGroupRow) => ({
  chargeFrom: row.first_from.toISOString(),
  kind: row.owner ? ('direct' as const) : ('unallocated' as const),
  reason: null,
  application: orNull(row.owner),
  group: null,
  domain: row.domain,
  family: row.family,
  product: row.product,
  provider: row.provider,
  billingAccount: row.billing_account,
  chargeCategory: row.charge_category,
  chargeClass: orNull(row.charge_class),
  currency: row.currency,
  subAccount: orNull(row.sub_account),
  resource: orNull(row.resource),
  commitmentDiscountStatus: orNull(row.commitment_discount_status),
  capacityReservationStatus: orNull(row.capacity_reservation_status),
});

/** Gives the groups of charges to rules, as a run gives each charge. */
export const regroupCharges = async (
  trx: Knex.Transaction,
  rules: readonly RunRule[],
): Promise<Regrouping[]> => {
  const allocate = createAllocation(rules);
  const rows: ChargeGroupRow[] = await trx('charge_group').select('*');
  return rows.map(row => {
    const tags = row.tags ? JSON.parse(row.tags) : {};
    const { rule, ruleVersion, pool } = allocate(toCharge(row), tags);
    const before = poolOf(row);
    return {
      no: row.no,
      pool,
      rule,
      version: ruleVersion,
      before,
      // A charge that nobody had a weight for may find one by other rules.
      isChanged: row.is_released || before !== pool,
      isOwned: row.owner !== '',
    };
  });
};
