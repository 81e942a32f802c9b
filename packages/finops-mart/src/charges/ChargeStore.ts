import { CostKind } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { MartRun, runTable } from '../runs/runTables';
import { copyIn, copyValue } from './copyText';
import { RawAddress, rawLineOf } from './rawLine';

/** One billed line, attributed. Amounts are the file's own decimals. */
export interface ChargeFact extends RawAddress {
  chargeFrom: string;
  chargeTo: string;
  kind: CostKind;
  application: string | null;
  group: string | null;
  currency: string;
  billed: string;
  effective: string;
  list: string | null;
  contracted: string | null;
  provider: string;
  billingAccount: string;
  subAccount: string | null;
  resource: string | null;
  domain: string;
  family: string;
  product: string;
  chargeCategory: string;
  commitmentDiscountStatus: string | null;
  capacityReservationStatus: string | null;
  /** JSON object, as text. */
  tags: string | null;
}

type Batches =
  | Iterable<readonly ChargeFact[]>
  | AsyncIterable<readonly ChargeFact[]>;

const COLUMNS = `period, run_id, raw_line, charge_from, charge_to,
  kind, application_id, group_id, currency, billed, effective, list, contracted,
  provider, billing_account, sub_account, resource, domain, family, product,
  charge_category, commitment_discount_status, capacity_reservation_status, tags`;

/** Numbers, instants, keys and ids hold nothing to escape; free text may. */
const toLine = (start: string, fact: ChargeFact) =>
  `${start}${rawLineOf(fact)}\t${fact.chargeFrom}\t${fact.chargeTo}\t${
    fact.kind
  }\t${copyValue(fact.application)}\t${copyValue(fact.group)}\t${
    fact.currency
  }\t${fact.billed}\t${fact.effective}\t${fact.list ?? '\\N'}\t${
    fact.contracted ?? '\\N'
  }\t${copyValue(fact.provider)}\t${copyValue(
    fact.billingAccount,
  )}\t${copyValue(fact.subAccount)}\t${copyValue(fact.resource)}\t${
    fact.domain
  }\t${fact.family}\t${fact.product}\t${copyValue(
    fact.chargeCategory,
  )}\t${copyValue(fact.commitmentDiscountStatus)}\t${copyValue(
    fact.capacityReservationStatus,
  )}\t${copyValue(fact.tags)}\n`;

async function* toText(run: MartRun, batches: Batches) {
  const start = `${run.period}\t${run.id}\t`;
  for await (const facts of batches) {
    let text = '';
    for (const fact of facts) text += toLine(start, fact);
    yield text;
  }
}

/** Charges of a run that is being shaped. */
export class ChargeStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  /** Adds batches of facts to the run's own table; answers how many. */
  async copyIn(run: MartRun, batches: Batches): Promise<number> {
    const table = runTable('charge', run.id);
    const statement = `copy ${table} (${COLUMNS}) from stdin`;
    return copyIn(this.#trx, statement, toText(run, batches));
  }
}
