import { addMonths } from '@rosetta/contracts/values';
import Big from 'big.js';
import {
  Account,
  Company,
  MonthlyCharge,
  ProviderKey,
} from '@rosetta/simulators/company';
import { calendarMonth, daysIn, instantOf } from '../months';
import { FocusColumn, FocusLine } from './focusLine';
import {
  contractedPrice,
  pricesOf,
  purchaseLine,
  resourceColumns,
  skuColumns,
} from './linesOfUsage';
import { resourcesOf } from './resources';

/** A line, and what the columns that every line has are made from. */
export interface Charge {
  line: FocusLine;
  provider: ProviderKey;
  account?: Account;
  publisher?: string;
  from: string;
  to: string;
}

const isDue = (month: string, months?: number[]) =>
  !months || months.includes(calendarMonth(month));

const KINDS = {
  subscriptions: { category: 'Purchase', frequency: 'Recurring' },
  credits: { category: 'Credit', frequency: 'One-Time' },
  adjustments: { category: 'Adjustment', frequency: 'One-Time' },
} as const;
type Kind = keyof typeof KINDS;

const COSTS: FocusColumn[] = [
  'BilledCost',
  'EffectiveCost',
  'ListCost',
  'ContractedCost',
  'PricingCurrencyEffectiveCost',
];
const costsOnly = (line: FocusLine): FocusLine =>
  Object.fromEntries(COSTS.map(column => [column, line[column]]));

const monthlyLine = (charge: MonthlyCharge, kind: Kind): FocusLine => {
  const amount = new Big(charge.amount);
  const one = new Big(1);
  const costs = pricesOf(
    one,
    { list: amount, contracted: amount },
    { billed: amount, effective: amount },
  );
  return {
    // A credit is no quantity at a price: a unit price is never negative.
    ...(kind === 'subscriptions' ? costs : costsOnly(costs)),
    ServiceName: charge.service,
    ServiceCategory: charge.category,
    ServiceSubcategory: charge.subcategory,
    SkuId: charge.sku,
    SkuMeter: charge.description,
    SkuPriceId: charge.sku,
    ChargeCategory: KINDS[kind].category,
    ChargeFrequency: KINDS[kind].frequency,
    ChargeDescription: charge.description,
    ...(kind === 'subscriptions'
      ? { PricingUnit: 'Months', PricingCategory: 'Standard' }
      : {}),
    Tags: charge.tags && JSON.stringify(charge.tags),
  };
};

export const chargesOfKind = (
  company: Company,
  month: string,
  kind: Kind,
): Charge[] =>
  company.monthly[kind]
    .filter(({ months }) => isDue(month, months))
    .map(charge => ({
      line: monthlyLine(charge, kind),
      provider: charge.provider,
      account: charge.account ? company.accounts[charge.account] : undefined,
      publisher: charge.publisher,
      from: instantOf(month),
      to: instantOf(addMonths(month, 1)),
    }));

/** Payments for commitments, in the month or for the year that begins with it. */
export const purchases = (company: Company, month: string): Charge[] =>
  company.commitments
    .filter(
      ({ paid, calendarMonth: due }) =>
        paid === 'monthly' || due === calendarMonth(month),
    )
    .map(commitment => {
      const months = commitment.paid === 'yearly' ? 12 : 1;
      const days = Array.from({ length: months }, (_, i) =>
        daysIn(addMonths(month, i)),
      ).reduce((sum, count) => sum + count);
      return {
        line: purchaseLine(company, commitment, days),
        provider: commitment.provider,
        account: company.accounts[commitment.account],
        from: instantOf(month),
        to: instantOf(addMonths(month, months)),
      };
    });

/** Hours of the last day of the month before, given back on this bill. */
export const corrections = (company: Company, month: string): Charge[] => {
  const before = addMonths(month, -1);
  const resources = resourcesOf(company, before);
  return company.monthly.corrections
    .filter(({ months }) => isDue(month, months))
    .flatMap(({ application, resource: fleet, hours }) => {
      const resource = resources.find(
        r => r.owner === application && r.fleet.name === fleet,
      );
      if (!resource) return [];
      const quantity = new Big(hours).neg();
      const contracted = contractedPrice(company, resource.sku);
      const paid = quantity.times(contracted);
      const line: FocusLine = {
        ...skuColumns(resource.sku),
        ...resourceColumns(resource),
        ...pricesOf(
          quantity,
          { list: new Big(resource.sku.price), contracted },
          { billed: paid, effective: paid },
        ),
        ChargeCategory: 'Usage',
        ChargeClass: 'Correction',
        ChargeFrequency: 'Usage-Based',
        ChargeDescription: `Refund: ${resource.sku.description}`,
        ConsumedQuantity: quantity.toFixed(),
        ConsumedUnit: resource.sku.unit,
        PricingCategory: 'Standard',
      };
      return {
        line,
        provider: resource.sku.provider,
        account: resource.account,
        publisher: resource.sku.publisher,
        from: instantOf(before, daysIn(before)),
        to: instantOf(month),
      };
    });
};
