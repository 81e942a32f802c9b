import { NONE } from '@rosetta/contracts/finops';
import {
  AllocateCharge,
  Attribution,
  ChargeFact,
  Owner,
} from '@rosetta/finops-mart';
import { RawRecord } from '@rosetta/raw-store';
import { FocusCharge } from '@rosetta/sources/bills';
import { Classification, Classify } from '../products/classify';
import { ConvertCharge } from '../rates/convertCharge';

/** A charge as a fact, and what the run's log and labels need to know of it. */
export interface ShapedCharge {
  fact: ChargeFact;
  classification: Classification;
  owner: Owner | undefined;
}

export interface Shaping {
  attribute: Attribution;
  classify: Classify;
  convert: ConvertCharge;
  allocate: AllocateCharge;
}

const tagsText = (tags: FocusCharge['tags']) =>
  Object.keys(tags).length > 0 ? JSON.stringify(tags) : null;

/** Half of a SHA-256: two lines that differ never share it, and it takes half the room. */
const HASH_DIGITS = 32;

/** Pure: what a billed line becomes. */
export const shapeCharge = (
  record: Omit<RawRecord, 'document'>,
  charge: FocusCharge,
  { attribute, classify, convert, allocate }: Shaping,
): ShapedCharge => {
  const found = attribute(charge);
  const [owner, reason] =
    typeof found === 'string' ? [undefined, found] : [found, null];
  const classification = classify(charge);
  const attributed = {
    rawImport: record.import,
    rawRow: record.row,
    lineHash: record.id.slice(0, HASH_DIGITS),
    lineRank: record.rank,
    chargeFrom: charge.chargePeriodStart,
    chargeTo: charge.chargePeriodEnd,
    kind: owner ? ('direct' as const) : ('unallocated' as const),
    reason,
    application: owner?.application ?? null,
    group: owner?.group ?? null,
    ...convert(charge),
    provider: charge.providerName ?? '',
    billingAccount: charge.billingAccountId ?? NONE,
    subAccount: charge.subAccountId,
    subAccountName: charge.subAccountName,
    resource: charge.resourceId,
    region: charge.regionId,
    domain: classification.domain,
    family: classification.family,
    product: classification.product,
    chargeCategory: charge.chargeCategory ?? '',
    chargeClass: charge.chargeClass,
    sku: charge.skuId,
    invoice: charge.invoiceId,
    invoiceIssuer: charge.invoiceIssuer,
    pricingQuantity: charge.pricingQuantity,
    pricingUnit: charge.pricingUnit,
    consumedQuantity: charge.consumedQuantity,
    consumedUnit: charge.consumedUnit,
    commitmentDiscountId: charge.commitmentDiscountId,
    commitmentDiscountType: charge.commitmentDiscountType,
    commitmentDiscountCategory: charge.commitmentDiscountCategory,
    commitmentDiscountQuantity: charge.commitmentDiscountQuantity,
    commitmentDiscountUnit: charge.commitmentDiscountUnit,
    commitmentDiscountStatus: charge.commitmentDiscountStatus,
    capacityReservationStatus: charge.capacityReservationStatus,
    tags: tagsText(charge.tags),
  };
  const fact = { ...attributed, ...allocate(attributed, charge.tags) };
  return { fact, classification, owner };
};
