import { CostKind, UnallocatedReason } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { MartRun, runTable } from '../runs/runTables';
import { copyIn, escapeCopyValue } from './copyText';
import { RawAddress, formatRawLine } from './rawLine';

/** What a charge was billed in, and its amounts as the bill says them. */
export interface OriginalAmounts {
  currency: string;
  billed: string;
  effective: string;
  list: string | null;
  contracted: string | null;
}

/** One billed line, attributed. Quantities are the file's own decimals, and so are amounts that are not converted. */
export interface ChargeFact extends RawAddress {
  /** First half of the SHA-256 of the line, in hex; with the rank, its identity. */
  lineHash: string;
  /** Which of the equal lines this is, from 0. */
  lineRank: number;
  chargeFrom: string;
  chargeTo: string;
  kind: CostKind;
  /** Why it is of no application; null where it is of one. */
  reason: UnallocatedReason | null;
  application: string | null;
  group: string | null;
  currency: string;
  billed: string;
  effective: string;
  list: string | null;
  contracted: string | null;
  /** What the bill says, where the amounts are converted. */
  original: OriginalAmounts | null;
  provider: string;
  billingAccount: string;
  subAccount: string | null;
  subAccountName: string | null;
  resource: string | null;
  region: string | null;
  domain: string;
  family: string;
  product: string;
  chargeCategory: string;
  chargeClass: string | null;
  sku: string | null;
  invoice: string | null;
  invoiceIssuer: string | null;
  pricingQuantity: string | null;
  pricingUnit: string | null;
  consumedQuantity: string | null;
  consumedUnit: string | null;
  commitmentDiscountId: string | null;
  commitmentDiscountType: string | null;
  commitmentDiscountCategory: string | null;
  commitmentDiscountQuantity: string | null;
  commitmentDiscountUnit: string | null;
  commitmentDiscountStatus: string | null;
  capacityReservationStatus: string | null;
  /** JSON object, as text. */
  tags: string | null;
  /** The allocation rule that takes the charge, and the pool that it is then of. */
  rule: string | null;
  ruleVersion: number | null;
  pool: string | null;
  /** Whose the charge is by its pivot, where a rule passes it on. */
  originApplication: string | null;
  originGroup: string | null;
}

type Batches =
  | Iterable<readonly ChargeFact[]>
  | AsyncIterable<readonly ChargeFact[]>;

const COLUMNS = `period, run_id, raw_line, line_hash, line_rank, charge_from, charge_to,
  kind, reason, application_id, group_id, currency, billed, effective, list, contracted,
  provider, billing_account, sub_account, sub_account_name, resource, region_id,
  domain, family, product, charge_category, charge_class, sku_id, invoice_id, invoice_issuer,
  pricing_quantity, pricing_unit, consumed_quantity, consumed_unit,
  commitment_discount_id, commitment_discount_type, commitment_discount_category,
  commitment_discount_quantity, commitment_discount_unit, commitment_discount_status,
  capacity_reservation_status, tags, rule_id, rule_version, pool_id,
  origin_application_id, origin_group_id, original_currency, original_billed, original_effective,
  original_list, original_contracted`;

const escape = escapeCopyValue;
const orNull = (value: string | null) => value ?? '\\N';

const NOT_CONVERTED = Array<string>(5).fill('\\N');

const toOriginalFields = (original: OriginalAmounts | null) =>
  original
    ? [
        original.currency,
        original.billed,
        original.effective,
        orNull(original.list),
        orNull(original.contracted),
      ]
    : NOT_CONVERTED;

/** Only free text can contain characters to escape. */
const toCopyFields = (fact: ChargeFact) => [
  formatRawLine(fact),
  fact.lineHash,
  fact.lineRank,
  fact.chargeFrom,
  fact.chargeTo,
  fact.kind,
  orNull(fact.reason),
  escape(fact.application),
  escape(fact.group),
  fact.currency,
  fact.billed,
  fact.effective,
  orNull(fact.list),
  orNull(fact.contracted),
  escape(fact.provider),
  escape(fact.billingAccount),
  escape(fact.subAccount),
  escape(fact.subAccountName),
  escape(fact.resource),
  escape(fact.region),
  fact.domain,
  fact.family,
  fact.product,
  escape(fact.chargeCategory),
  escape(fact.chargeClass),
  escape(fact.sku),
  escape(fact.invoice),
  escape(fact.invoiceIssuer),
  orNull(fact.pricingQuantity),
  escape(fact.pricingUnit),
  orNull(fact.consumedQuantity),
  escape(fact.consumedUnit),
  escape(fact.commitmentDiscountId),
  escape(fact.commitmentDiscountType),
  escape(fact.commitmentDiscountCategory),
  orNull(fact.commitmentDiscountQuantity),
  escape(fact.commitmentDiscountUnit),
  escape(fact.commitmentDiscountStatus),
  escape(fact.capacityReservationStatus),
  escape(fact.tags),
  escape(fact.rule),
  fact.ruleVersion ?? '\\N',
  orNull(fact.pool),
  escape(fact.originApplication),
  escape(fact.originGroup),
  ...toOriginalFields(fact.original),
];

async function* toCopyText(run: MartRun, batches: Batches) {
  const start = `${run.period}\t${run.id}\t`;
  for await (const facts of batches) {
    let text = '';
    for (const fact of facts)
      text += `${start}${toCopyFields(fact).join('\t')}\n`;
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
