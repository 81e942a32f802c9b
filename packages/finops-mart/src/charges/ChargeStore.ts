import { CostKind } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { MartRun, runTable } from '../runs/runTables';
import { copyIn, escapeCopyValue } from './copyText';
import { RawAddress, formatRawLine } from './rawLine';

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

/** Only free text can contain characters to escape. */
const toCopyLine = (start: string, fact: ChargeFact) =>
  `${start}${formatRawLine(fact)}\t${fact.chargeFrom}\t${fact.chargeTo}\t${
    fact.kind
  }\t${escapeCopyValue(fact.application)}\t${escapeCopyValue(fact.group)}\t${
    fact.currency
  }\t${fact.billed}\t${fact.effective}\t${fact.list ?? '\\N'}\t${
    fact.contracted ?? '\\N'
  }\t${escapeCopyValue(fact.provider)}\t${escapeCopyValue(
    fact.billingAccount,
  )}\t${escapeCopyValue(fact.subAccount)}\t${escapeCopyValue(fact.resource)}\t${
    fact.domain
  }\t${fact.family}\t${fact.product}\t${escapeCopyValue(
    fact.chargeCategory,
  )}\t${escapeCopyValue(fact.commitmentDiscountStatus)}\t${escapeCopyValue(
    fact.capacityReservationStatus,
  )}\t${escapeCopyValue(fact.tags)}\n`;

async function* toCopyText(run: MartRun, batches: Batches) {
  const start = `${run.period}\t${run.id}\t`;
  for await (const facts of batches) {
    let text = '';
    for (const fact of facts) text += toCopyLine(start, fact);
    yield text;
  }
}

/** Writes the charges of a run that is being shaped. */
export class ChargeStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  /** Copies batches of facts into the run's own table; returns their number. */
  async copyIn(run: MartRun, batches: Batches): Promise<number> {
    const table = runTable('charge', run.id);
    const statement = `copy ${table} (${COLUMNS}) from stdin`;
    return copyIn(this.#trx, statement, toCopyText(run, batches));
  }
}
