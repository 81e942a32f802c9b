import Big from 'big.js';
import { Commitment, Company, Sku } from '@rosetta/simulators/company';
import { Cover, unitPriceOf } from './commitments';
import { FocusLine } from './focusLine';
import { Resource } from './resources';

/** Costs and prices of a line: quantity × price, to the last digit. */
export const pricesOf = (
  quantity: Big,
  prices: { list: Big; contracted: Big },
  paid: { billed: Big; effective: Big },
): FocusLine => ({
  BilledCost: paid.billed.toFixed(),
  EffectiveCost: paid.effective.toFixed(),
  ListCost: quantity.times(prices.list).toFixed(),
  ListUnitPrice: prices.list.toFixed(),
  ContractedCost: quantity.times(prices.contracted).toFixed(),
  ContractedUnitPrice: prices.contracted.toFixed(),
  PricingQuantity: quantity.toFixed(),
  PricingCurrencyContractedUnitPrice: prices.contracted.toFixed(),
  PricingCurrencyEffectiveCost: paid.effective.toFixed(),
  PricingCurrencyListUnitPrice: prices.list.toFixed(),
});

const commitmentColumns = (
  { id, name, category, type, unit }: Commitment,
  quantity: Big,
): FocusLine => ({
  CommitmentDiscountCategory: category,
  CommitmentDiscountId: id,
  CommitmentDiscountName: name,
  CommitmentDiscountQuantity: quantity.toFixed(),
  CommitmentDiscountType: type,
  CommitmentDiscountUnit: unit,
});

const detailsOf = ({ details }: Sku) =>
  details &&
  JSON.stringify(
    Object.fromEntries(
      details.split(';').map(detail => {
        const [key, value] = detail.split('=');
        return [key, /^\d+$/.test(value) ? Number(value) : value];
      }),
    ),
  );

export const skuColumns = (sku: Sku): FocusLine => ({
  ServiceName: sku.service,
  ServiceCategory: sku.category,
  ServiceSubcategory: sku.subcategory,
  SkuId: sku.sku,
  SkuMeter: sku.meter,
  SkuPriceId: sku.spotPercent ? `${sku.sku}.spot` : `${sku.sku}.on-demand`,
  SkuPriceDetails: detailsOf(sku),
  PricingUnit: sku.unit,
});

export const resourceColumns = ({
  id,
  name,
  zone,
  tags,
  sku,
}: Resource): FocusLine => ({
  AvailabilityZone: zone,
  ResourceId: id,
  ResourceName: name,
  ResourceType: sku.resourceType,
  Tags: tags && JSON.stringify(tags),
});

/** What the company pays for one unit without a commitment. */
export const contractedPrice = (company: Company, sku: Sku): Big =>
  new Big(sku.price)
    .times(sku.spotPercent ?? company.providers[sku.provider].contractedPercent)
    .div(100);

const pricingCategoryOf = (sku: Sku, cover?: Cover) => {
  if (cover) return 'Committed';
  return sku.spotPercent ? 'Dynamic' : 'Standard';
};

/** A resource's use of one day, paid as it goes or by a commitment. */
export const usageLine = (
  company: Company,
  resource: Resource,
  usage: Big,
  cover?: Cover,
): FocusLine => {
  const { sku } = resource;
  const contracted = contractedPrice(company, sku);
  const asItGoes = usage.times(contracted);
  return {
    ...skuColumns(sku),
    ...resourceColumns(resource),
    ...pricesOf(
      usage,
      { list: new Big(sku.price), contracted },
      cover
        ? { billed: new Big(0), effective: cover.cost }
        : { billed: asItGoes, effective: asItGoes },
    ),
    ...(cover && commitmentColumns(cover.commitment, cover.quantity)),
    CommitmentDiscountStatus: cover && 'Used',
    ChargeCategory: 'Usage',
    ChargeFrequency: 'Usage-Based',
    ChargeDescription: sku.description,
    ConsumedQuantity: usage.toFixed(),
    ConsumedUnit: sku.unit,
    PricingCategory: pricingCategoryOf(sku, cover),
  };
};

const commitmentSku = (company: Company, commitment: Commitment): FocusLine => {
  const covered = company.skus.get(commitment.skus[0])!;
  const sku = `${commitment.provider}-${commitment.type}`
    .toLowerCase()
    .replace(/ /g, '-');
  return {
    ResourceId: commitment.id,
    ResourceName: commitment.name,
    ResourceType: commitment.type,
    ServiceName: commitment.service,
    ServiceCategory: covered.category,
    ServiceSubcategory: covered.subcategory,
    SkuId: sku,
    SkuMeter: commitment.type,
    SkuPriceId: `${sku}.${commitment.paid}`,
    PricingUnit: commitment.unit,
  };
};

/** What of a commitment nobody used that day: it was paid for all the same. */
export const unusedLine = (
  company: Company,
  commitment: Commitment,
  quantity: Big,
): FocusLine => {
  const price = unitPriceOf(commitment, company);
  return {
    ...commitmentSku(company, commitment),
    ...pricesOf(
      quantity,
      { list: price, contracted: price },
      { billed: new Big(0), effective: quantity.times(price) },
    ),
    ...commitmentColumns(commitment, quantity),
    CommitmentDiscountStatus: 'Unused',
    ChargeCategory: 'Usage',
    ChargeFrequency: 'Usage-Based',
    ChargeDescription: `Unused: ${commitment.name}`,
    PricingCategory: 'Committed',
  };
};

/** Paying for a commitment: billed now, effective when it is used. */
export const purchaseLine = (
  company: Company,
  commitment: Commitment,
  days: number,
): FocusLine => {
  const price = unitPriceOf(commitment, company);
  const quantity = new Big(commitment.perDay).times(days);
  return {
    ...commitmentSku(company, commitment),
    ...pricesOf(
      quantity,
      { list: price, contracted: price },
      { billed: quantity.times(price), effective: new Big(0) },
    ),
    ...commitmentColumns(commitment, quantity),
    ChargeCategory: 'Purchase',
    ChargeFrequency: commitment.paid === 'yearly' ? 'One-Time' : 'Recurring',
    ChargeDescription: `${commitment.name}, ${days} days`,
    PricingCategory: 'Standard',
  };
};
