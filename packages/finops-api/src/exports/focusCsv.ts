import { UNALLOCATED } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import { FocusRow, formatPoolId, parseRawLine } from '@rosetta/finops-mart';
import { textCell, toCsv } from '@rosetta/service-kit';

/** What the keys of the month are called, and what every row says. */
export interface FocusContext {
  period: string;
  partial: boolean;
  names: Record<
    'account' | 'domain' | 'family' | 'product' | 'application' | 'file',
    ReadonlyMap<string, string>
  >;
}

type Cell = string | number | null | undefined;
type ToCell = (row: FocusRow, context: FocusContext) => Cell;

/** FOCUS writes instants to the second. */
const instant = (at: Date) => at.toISOString().replace('.000Z', 'Z');

const text =
  (column: keyof FocusRow): ToCell =>
  row =>
    textCell(row[column] as string | null);
const number =
  (column: keyof FocusRow): ToCell =>
  row =>
    row[column] as string | null;

const bearerOf = ({ application_id: application }: FocusRow) =>
  application ?? UNALLOCATED;

/** A part of one charge: what the Allocated columns are of. */
const ofParts =
  (toCell: ToCell): ToCell =>
  (row, context) =>
    row.ratio === null ? null : toCell(row, context);

const methodOf = ({ rule_id: id, rule_version: version }: FocusRow) =>
  id && `${id}@${version}`;

/**
 * Columns of the Cost and Usage dataset of FOCUS 1.3 that facts can fill, then our own. Empty where the bill, or
 * the pool, does not say.
 */
const COLUMNS: Record<string, ToCell> = {
  AllocatedMethodDetails: ofParts(row => `{"Elements":[{"AllocatedRatio":${row.ratio}}]}`),
  AllocatedMethodId: ofParts(row => textCell(methodOf(row))),
  AllocatedRatio: number('ratio'),
  AllocatedResourceId: ofParts(row => textCell(bearerOf(row))),
  AllocatedResourceName: ofParts((row, { names }) => textCell(names.application.get(bearerOf(row)) ?? bearerOf(row))),
  BilledCost: number('billed'),
  BillingAccountId: text('billing_account'),
  BillingAccountName: (row, { names }) => textCell(names.account.get(row.billing_account)),
  BillingCurrency: text('currency'),
  BillingPeriodEnd: (_, { period }) => `${addMonths(period, 1)}-01T00:00:00Z`,
  BillingPeriodStart: (_, { period }) => `${period}-01T00:00:00Z`,
  CapacityReservationStatus: text('capacity_reservation_status'),
  ChargeCategory: text('charge_category'),
  ChargeClass: text('charge_class'),
  ChargePeriodEnd: row => instant(row.charge_to),
  ChargePeriodStart: row => instant(row.charge_from),
  CommitmentDiscountCategory: text('commitment_discount_category'),
  CommitmentDiscountId: text('commitment_discount_id'),
  CommitmentDiscountQuantity: number('commitment_discount_quantity'),
  CommitmentDiscountStatus: text('commitment_discount_status'),
  CommitmentDiscountType: text('commitment_discount_type'),
  CommitmentDiscountUnit: text('commitment_discount_unit'),
  ConsumedQuantity: number('consumed_quantity'),
  ConsumedUnit: text('consumed_unit'),
  ContractedCost: number('contracted'),
  EffectiveCost: number('effective'),
  InvoiceId: text('invoice_id'),
  InvoiceIssuerName: text('invoice_issuer'),
  ListCost: number('list'),
  PricingQuantity: number('pricing_quantity'),
  PricingUnit: text('pricing_unit'),
  RegionId: text('region_id'),
  ResourceId: text('resource'),
  ServiceCategory: (row, { names }) => textCell(names.domain.get(row.domain) ?? row.domain),
  ServiceName: (row, { names }) => textCell(names.product.get(row.product) ?? row.product),
  ServiceProviderName: text('provider'),
  ServiceSubcategory: (row, { names }) => textCell(names.family.get(row.family) ?? row.family),
  SkuId: text('sku_id'),
  SubAccountId: text('sub_account'),
  SubAccountName: text('sub_account_name'),
  Tags: row => row.tags && JSON.stringify(row.tags),
  x_Kind: text('kind'),
  x_ApplicationId: text('application_id'),
  x_GroupId: text('group_id'),
  x_PoolId: (row, { period }) => row.pool_id && formatPoolId(period, row.pool_id),
  x_RuleId: text('rule_id'),
  x_RuleVersion: row => row.rule_version,
  x_OriginApplicationId: text('origin_application_id'),
  x_File: (row, { names }) => row.raw_line && textCell(names.file.get(String(parseRawLine(row.raw_line).rawImport))),
  x_Row: row => row.raw_line && parseRawLine(row.raw_line).rawRow,
  x_OriginalCurrency: text('original_currency'),
  x_OriginalBilledCost: number('original_billed'),
  x_OriginalContractedCost: number('original_contracted'),
  x_OriginalEffectiveCost: number('original_effective'),
  x_OriginalListCost: number('original_list'),
  x_ExchangeRate: number('original_rate'),
  x_Partial: (_, { partial }) => String(partial),
}; // prettier-ignore

const toCells = Object.values(COLUMNS);

/** Streams CSV batch by batch, so that its size has no limit. */
export async function* focusToCsv(
  batches: AsyncIterable<readonly FocusRow[]>,
  context: FocusContext,
): AsyncGenerator<string> {
  yield toCsv([Object.keys(COLUMNS)]);
  for await (const batch of batches)
    yield toCsv(batch.map(row => toCells.map(toCell => toCell(row, context))));
}
