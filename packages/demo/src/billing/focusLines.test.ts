import Big from 'big.js';
import { loadCompany } from '@rosetta/simulators/company';
import { FOCUS_COLUMNS, FocusColumn, FocusLine } from './focusLine';
import { focusLines } from './focusLines';

const company = loadCompany();
const bill = (month: string, seed = 1) => [
  ...focusLines(company, { month, seed }),
];
const sum = (lines: FocusLine[], column: FocusColumn) =>
  lines.reduce((total, line) => total.plus(line[column] ?? 0), new Big(0));

const october = bill('2026-10');
const usage = october.filter(line => line.ChargeCategory === 'Usage');

const ALWAYS: FocusColumn[] = [
  'BilledCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargeDescription',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'ContractedCost',
  'EffectiveCost',
  'InvoiceIssuerName',
  'ListCost',
  'ProviderName',
  'PublisherName',
  'ServiceCategory',
  'ServiceName',
  'ServiceSubcategory',
];

const PRICED: FocusColumn[] = [
  'SkuId',
  'SkuPriceId',
  'ListUnitPrice',
  'ContractedUnitPrice',
  'PricingCategory',
  'PricingQuantity',
  'PricingUnit',
];

const times = (price: string, quantity: string) =>
  new Big(price).times(quantity).toFixed();

describe('a month of the demo company, by the rules of FOCUS 1.2', () => {
  it('has the mandatory columns on every line and only columns of FOCUS', () => {
    expect(october.filter(line => ALWAYS.some(name => !line[name]))).toEqual(
      [],
    );
    const names = new Set(october.flatMap(line => Object.keys(line)));
    expect(FOCUS_COLUMNS).toEqual(expect.arrayContaining([...names]));
  });

  it('has costs that equal unit price × quantity to the last digit', () => {
    const wrong = october.filter(
      ({ PricingQuantity: quantity, ...line }) =>
        quantity &&
        (times(line.ListUnitPrice!, quantity) !== line.ListCost ||
          times(line.ContractedUnitPrice!, quantity) !== line.ContractedCost),
    );
    expect(wrong).toEqual([]);
  });

  it('has list ≥ contracted ≥ effective for ordinary usage', () => {
    const wrong = usage.filter(
      ({ ChargeClass, ListCost, ContractedCost, EffectiveCost }) =>
        !ChargeClass &&
        (new Big(ListCost!).lt(ContractedCost!) ||
          new Big(ContractedCost!).lt(EffectiveCost!)),
    );
    expect(wrong).toEqual([]);
  });

  it('has prices for usage and purchases and none for taxes', () => {
    const of = (...categories: string[]) =>
      october.filter(line => categories.includes(line.ChargeCategory!));
    expect(
      of('Usage', 'Purchase').filter(line => PRICED.some(name => !line[name])),
    ).toEqual([]);
    expect(of('Tax').filter(line => PRICED.some(name => line[name]))).toEqual(
      [],
    );
  });

  it('reports used and unused parts of each commitment', () => {
    const committed = usage.filter(line => line.CommitmentDiscountId);
    expect(
      new Set(committed.map(line => line.CommitmentDiscountStatus)),
    ).toEqual(new Set(['Used', 'Unused']));
    const wrong = committed.filter(
      line =>
        line.PricingCategory !== 'Committed' ||
        line.BilledCost !== '0' ||
        !line.CommitmentDiscountQuantity ||
        (line.CommitmentDiscountStatus === 'Unused') ===
          Boolean(line.ConsumedQuantity),
    );
    expect(wrong).toEqual([]);
  });

  it('has used and unused parts of a commitment that add up to its price', () => {
    const monthly = company.commitments.filter(c => c.paid === 'monthly');
    for (const { id } of monthly) {
      const lines = october.filter(line => line.CommitmentDiscountId === id);
      expect(sum(lines, 'EffectiveCost').toFixed()).toBe(
        sum(lines, 'BilledCost').toFixed(),
      );
    }
  });

  it('bills a year of a commitment at once, so billed and effective cost differ', () => {
    const january = bill('2026-01').filter(
      line => line.ChargeCategory === 'Purchase' && line.CommitmentDiscountId,
    );
    const yearly = january.find(line => line.ChargeFrequency === 'One-Time')!;
    expect(yearly.ChargePeriodEnd).toBe('2027-01-01T00:00:00Z');
    expect(new Big(yearly.BilledCost!).gt(100_000)).toBe(true);
    expect(yearly.EffectiveCost).toBe('0');
  });
});

describe('the demo bill', () => {
  it('has three providers, and hundreds of thousands of dollars a month', () => {
    expect(new Set(october.map(line => line.ProviderName)).size).toBe(3);
    expect(sum(october, 'EffectiveCost').gt(300_000)).toBe(true);
    expect(sum(october, 'EffectiveCost').lt(900_000)).toBe(true);
  });

  it('has credits, adjustments, taxes, refunds and lines without a tag', () => {
    expect(new Set(october.map(line => line.ChargeCategory))).toEqual(
      new Set(['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment']),
    );
    expect(october.some(line => line.ChargeClass === 'Correction')).toBe(true);
    expect(usage.some(line => !line.Tags)).toBe(true);
  });

  it('has more lines and higher costs a year later', () => {
    const before = bill('2025-10');
    expect(october.length).toBeGreaterThan(before.length);
    expect(sum(october, 'EffectiveCost').gt(sum(before, 'EffectiveCost'))).toBe(
      true,
    );
  });

  it('has an application whose cost jumps in August', () => {
    const ofRecommendations = (lines: FocusLine[]) =>
      sum(
        lines.filter(line => line.SubAccountId === 'aurore-recommendations'),
        'EffectiveCost',
      );
    const july = ofRecommendations(bill('2026-07'));
    expect(ofRecommendations(bill('2026-08')).gt(july.times(2))).toBe(true);
  });

  it('differs with another seed', () => {
    expect(bill('2026-10', 2)).not.toEqual(october);
  });
});
