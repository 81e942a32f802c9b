import { focusCharge } from './focusCharge';

const DOCUMENT = {
  BillingPeriodStart: '2024-09-01 00:00:00',
  BillingPeriodEnd: '2024-10-01 00:00:00',
  ChargePeriodStart: '2024-09-18 22:00:00',
  ChargePeriodEnd: '2024-09-18T23:00:00Z',
  BillingCurrency: 'USD',
  BilledCost: '0.00000080000',
  EffectiveCost: '-1.2E-7',
  ListCost: '0.00',
  BillingAccountId: '1234567890123',
  ProviderName: 'AWS',
  ServiceCategory: 'Integration',
  ServiceName: 'Amazon Simple Queue Service',
  Tags: '{"application": "OptiStoreCore"}',
  x_extra: 'kept in raw',
};

describe('focusCharge', () => {
  it('reads instants, decimals and tags; what is not there is null', () => {
    expect(focusCharge(DOCUMENT)).toEqual({
      chargePeriodStart: '2024-09-18T22:00:00.000Z',
      chargePeriodEnd: '2024-09-18T23:00:00.000Z',
      billingCurrency: 'USD',
      billedCost: '0.0000008',
      effectiveCost: '-0.00000012',
      listCost: '0',
      contractedCost: null,
      chargeCategory: null,
      chargeClass: null,
      providerName: 'AWS',
      billingAccountId: '1234567890123',
      billingAccountName: null,
      subAccountId: null,
      subAccountName: null,
      resourceId: null,
      resourceName: null,
      regionId: null,
      skuId: null,
      invoiceId: null,
      invoiceIssuer: null,
      pricingQuantity: null,
      pricingUnit: null,
      consumedQuantity: null,
      consumedUnit: null,
      serviceCategory: 'Integration',
      serviceSubcategory: null,
      serviceName: 'Amazon Simple Queue Service',
      commitmentDiscountId: null,
      commitmentDiscountType: null,
      commitmentDiscountCategory: null,
      commitmentDiscountQuantity: null,
      commitmentDiscountUnit: null,
      commitmentDiscountStatus: null,
      capacityReservationStatus: null,
      tags: { application: 'OptiStoreCore' },
      tagsUnreadable: false,
    });
  });

  it('reads invoice, region, SKU, quantities and commitment', () => {
    expect(
      focusCharge({
        ...DOCUMENT,
        ChargeClass: 'Correction',
        RegionId: 'eu-west-1',
        SkuId: 'SKU-1',
        InvoiceId: 'INV-7',
        InvoiceIssuerName: 'AWS EMEA',
        SubAccountName: 'Shop',
        PricingQuantity: '1.50',
        PricingUnit: 'Hours',
        ConsumedQuantity: '-2E3',
        ConsumedUnit: 'GB',
        CommitmentDiscountId: 'sp-1',
        CommitmentDiscountType: 'Savings Plan',
        CommitmentDiscountCategory: 'Spend',
        CommitmentDiscountQuantity: '0.00',
        CommitmentDiscountUnit: 'USD',
      }),
    ).toMatchObject({
      chargeClass: 'Correction',
      regionId: 'eu-west-1',
      skuId: 'SKU-1',
      invoiceId: 'INV-7',
      invoiceIssuer: 'AWS EMEA',
      subAccountName: 'Shop',
      pricingQuantity: '1.5',
      pricingUnit: 'Hours',
      consumedQuantity: '-2000',
      consumedUnit: 'GB',
      commitmentDiscountId: 'sp-1',
      commitmentDiscountType: 'Savings Plan',
      commitmentDiscountCategory: 'Spend',
      commitmentDiscountQuantity: '0',
      commitmentDiscountUnit: 'USD',
    });
  });

  it('counts a quantity that is no number as not known', () => {
    expect(
      focusCharge({ ...DOCUMENT, ConsumedQuantity: 'a lot' }).consumedQuantity,
    ).toBe(null);
  });

  it('knows the provider by the name it has in FOCUS 1.3', () => {
    const { ProviderName: _, ...document } = DOCUMENT;
    expect(
      focusCharge({ ...document, ServiceProviderName: 'Azure' }).providerName,
    ).toBe('Azure');
  });

  it('writes tag values that are no text as JSON', () => {
    const Tags =
      '{"a": true, "b": 1.5, "c": null, "d": {"e": []}, "__proto__": "f"}';
    const { tags } = focusCharge({ ...DOCUMENT, Tags });
    expect(Object.entries(tags)).toEqual([
      ['a', 'true'],
      ['b', '1.5'],
      ['c', 'null'],
      ['d', '{"e":[]}'],
      ['__proto__', 'f'],
    ]);
  });

  it.each(['application=Shop', '["Shop"]', '"Shop"', 'null', '{"a":'])(
    'keeps a charge whose tags are %s, and says that it can not read them',
    Tags => {
      expect(focusCharge({ ...DOCUMENT, Tags })).toMatchObject({
        billedCost: '0.0000008',
        tags: {},
        tagsUnreadable: true,
      });
    },
  );

  it('keeps a charge whose tags are deeper than a stack', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const { tagsUnreadable } = focusCharge({
      ...DOCUMENT,
      Tags: `{"a":${deep}}`,
    });
    expect(tagsUnreadable).toBe(true);
  });

  it('finds no tags where there are none', () => {
    const { Tags: _, ...document } = DOCUMENT;
    expect(focusCharge(document)).toMatchObject({
      tags: {},
      tagsUnreadable: false,
    });
  });
});
