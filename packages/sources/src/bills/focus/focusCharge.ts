import { RawDocument } from '@rosetta/raw-store';
import { decimalOf } from './decimal';
import { instantOf } from './instant';

/** A billed line that has landed, in our types; the names are FOCUS's. */
export interface FocusCharge {
  chargePeriodStart: string;
  chargePeriodEnd: string;
  billingCurrency: string;
  billedCost: string;
  effectiveCost: string;
  /** Null where the file does not say; that is not the same as zero. */
  listCost: string | null;
  contractedCost: string | null;
  chargeCategory: string | null;
  /** `Correction` where it corrects an earlier bill. */
  chargeClass: string | null;
  /** `ServiceProviderName`, as FOCUS 1.3 calls it, where there is no `ProviderName`. */
  providerName: string | null;
  billingAccountId: string | null;
  billingAccountName: string | null;
  subAccountId: string | null;
  subAccountName: string | null;
  resourceId: string | null;
  resourceName: string | null;
  regionId: string | null;
  skuId: string | null;
  invoiceId: string | null;
  invoiceIssuer: string | null;
  /** Null too where what stands there is no number: quantities never refuse a line. */
  pricingQuantity: string | null;
  pricingUnit: string | null;
  consumedQuantity: string | null;
  consumedUnit: string | null;
  serviceCategory: string | null;
  serviceSubcategory: string | null;
  serviceName: string | null;
  commitmentDiscountId: string | null;
  commitmentDiscountType: string | null;
  commitmentDiscountCategory: string | null;
  commitmentDiscountQuantity: string | null;
  commitmentDiscountUnit: string | null;
  commitmentDiscountStatus: string | null;
  capacityReservationStatus: string | null;
  tags: Readonly<Record<string, string>>;
  /** There is something in the column that is not a JSON object; `tags` is empty then. */
  tagsUnreadable: boolean;
}

const NO_TAGS: FocusCharge['tags'] = Object.freeze({});

const tagValue = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value);

const parsed = (text: string): FocusCharge['tags'] | undefined => {
  const tags: unknown = JSON.parse(text);
  if (typeof tags !== 'object' || tags === null || Array.isArray(tags))
    return undefined;
  const entries = Object.entries(tags);
  const plain = entries.every(([, value]) => typeof value === 'string');
  return plain
    ? (tags as Record<string, string>)
    : Object.fromEntries(entries.map(([key, value]) => [key, tagValue(value)]));
};

/** A charge counts whatever its tags look like: no JSON, or so deep that no stack holds it. */
const tagsOf = (
  text: string | null,
): Pick<FocusCharge, 'tags' | 'tagsUnreadable'> => {
  if (text === null) return { tags: NO_TAGS, tagsUnreadable: false };
  try {
    const tags = parsed(text);
    if (tags) return { tags, tagsUnreadable: false };
  } catch {
    // As one that is not an object.
  }
  return { tags: NO_TAGS, tagsUnreadable: true };
};

/** Reads a line that the dataset let in: what it checked is there. */
export const focusCharge = (document: RawDocument): FocusCharge => {
  const text = (name: string) => (document[name] as string | undefined) ?? null;
  const instant = (name: string) => instantOf(document[name] as string)!;
  const decimal = (name: string) => decimalOf(document[name] as string)!;
  const decimalOrNull = (name: string) =>
    document[name] === undefined ? null : decimal(name);
  const quantity = (name: string) =>
    decimalOf((document[name] as string | undefined) ?? '') ?? null;
  return {
    chargePeriodStart: instant('ChargePeriodStart'),
    chargePeriodEnd: instant('ChargePeriodEnd'),
    billingCurrency: document.BillingCurrency as string,
    billedCost: decimal('BilledCost'),
    effectiveCost: decimal('EffectiveCost'),
    listCost: decimalOrNull('ListCost'),
    contractedCost: decimalOrNull('ContractedCost'),
    chargeCategory: text('ChargeCategory'),
    chargeClass: text('ChargeClass'),
    providerName: text('ProviderName') ?? text('ServiceProviderName'),
    billingAccountId: text('BillingAccountId'),
    billingAccountName: text('BillingAccountName'),
    subAccountId: text('SubAccountId'),
    subAccountName: text('SubAccountName'),
    resourceId: text('ResourceId'),
    resourceName: text('ResourceName'),
    regionId: text('RegionId'),
    skuId: text('SkuId'),
    invoiceId: text('InvoiceId'),
    invoiceIssuer: text('InvoiceIssuerName'),
    pricingQuantity: quantity('PricingQuantity'),
    pricingUnit: text('PricingUnit'),
    consumedQuantity: quantity('ConsumedQuantity'),
    consumedUnit: text('ConsumedUnit'),
    serviceCategory: text('ServiceCategory'),
    serviceSubcategory: text('ServiceSubcategory'),
    serviceName: text('ServiceName'),
    commitmentDiscountId: text('CommitmentDiscountId'),
    commitmentDiscountType: text('CommitmentDiscountType'),
    commitmentDiscountCategory: text('CommitmentDiscountCategory'),
    commitmentDiscountQuantity: quantity('CommitmentDiscountQuantity'),
    commitmentDiscountUnit: text('CommitmentDiscountUnit'),
    commitmentDiscountStatus: text('CommitmentDiscountStatus'),
    capacityReservationStatus: text('CapacityReservationStatus'),
    ...tagsOf(text('Tags')),
  };
};
