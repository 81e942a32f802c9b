import { ConformanceReport } from './ConformanceReport';

/** What the rules make of rows with these columns and no others. */
const check = (columns: string[], ...rows: Record<string, string>[]) => {
  const report = new ConformanceReport(columns);
  rows.forEach((document, at) =>
    report.add({ import: 1, row: at + 1, document }),
  );
  const results = new Map(
    report.results().map(result => [result.rule.id, result]),
  );
  return (id: string) => results.get(id)!;
};

describe('the rules of FOCUS 1.2', () => {
  it('require columns; those that depend on the provider, or are only allowed, break nothing', () => {
    const result = check(['BilledCost']);
    expect(result('CostAndUsage-D-006-M').status).toBe('passed');
    // BillingAccountName, which any file must have.
    expect(result('CostAndUsage-D-005-M')).toMatchObject({ status: 'failed', rows: 0 }); // prettier-ignore
    // AvailabilityZone, where the provider has such zones.
    expect(result('CostAndUsage-D-003-C').status).toBe('not-checked');
  });

  it.each([
    ['BilledCost-C-001-M', 'BilledCost', ['1', '-0.5', '1E-7', '.5'], ['', '1,5', '$1']],
    ['BillingCurrency-C-006-M', 'BillingCurrency', ['USD'], ['XYZ']],
    ['BillingPeriodStart-C-002-M', 'BillingPeriodStart', ['2024-09-01T00:00:00Z'], ['2024-09-01 00:00:00', '2024-09-01']],
    ['ChargeCategory-C-003-M', 'ChargeCategory', ['Usage', 'Adjustment'], ['usage', 'Fee']],
    ['ChargeFrequency-C-003-M', 'ChargeFrequency', ['Usage-Based'], ['Usage-based']],
    ['CommitmentDiscountStatus-C-005-M', 'CommitmentDiscountStatus', ['Used', 'Unused'], ['Active']],
    ['Tags-C-001-M', 'Tags', ['{"a":"b"}', '{}'], ['a=b', '["a"]', '{"a":{}}']],
    ['PricingUnit-C-003-O', 'PricingUnit', ['GB-Hours', 'Hours', '1000 Requests', 'GB/Month'], ['$/GB']],
    ['ResourceName-C-002-M', 'ResourceName', ['a-b'], ['é']],
  ])('%s takes some values of %s and no others', (id, column, good, bad) => {
    const result = check([column], ...[...good, ...bad].map(value => ({ [column]: value })), {})(id);
    expect(result).toMatchObject({ status: 'failed', rows: bad.length });
    expect(result.examples[0]).toEqual({ import: 1, row: good.length + 1, value: bad[0] });
  }); // prettier-ignore

  it('hold for the rows that they are for, also where what they exclude is not said', () => {
    const columns = ['PricingCategory', 'ChargeCategory', 'ChargeClass'];
    const [usage, tax] = [{ ChargeCategory: 'Usage' }, { ChargeCategory: 'Tax' }]; // prettier-ignore
    const result = check(columns, usage, tax, { ...usage, ChargeClass: 'Correction' }); // prettier-ignore
    expect(result('PricingCategory-C-004-C')).toMatchObject({ status: 'failed', rows: 1 }); // prettier-ignore
  });

  it('compare a product with what it should be, as far as providers round', () => {
    const columns = ['ListUnitPrice', 'PricingQuantity', 'ListCost', 'ChargeClass']; // prettier-ignore
    const row = (ListCost: string) => ({ ListUnitPrice: '0.1', PricingQuantity: '3', ListCost }); // prettier-ignore
    expect(
      check(columns, row('0.3'), row('0.30000000001'), row('0.31'))('ListCost-C-009-C'), // prettier-ignore
    ).toMatchObject({ status: 'failed', rows: 1 });
  });

  it('are not checked where a file has not their columns', () => {
    expect(check(['BilledCost'], {})('Tags-C-001-M').status).toBe(
      'not-checked',
    );
  });
});
