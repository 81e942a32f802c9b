import { join } from 'node:path';
import { focusDataset } from '../focus';
import verdicts from './__testUtils__/focusVerdicts.json';
import { ConformanceReport } from './ConformanceReport';

/** Where we go by the text of the specification; docs/finops/data-quality.md says why. */
const BY_TEXT = [
  /^(Billing|Charge)Period(Start|End)-C-002-M$/,
  /^ChargeFrequency-C-003-M$/,
  /^(SkuPriceId-C-005|SkuId-C-005|PricingCategory-C-004|PricingQuantity-C-005|CommitmentDiscountQuantity-C-005|ContractedUnitPrice-C-0(06|11)|ListUnitPrice-C-010|ListCost-C-009)-C$/,
  /^PricingQuantity-C-008-M$/,
  // It takes any value where only some are allowed.
  /^(ChargeCategory-C-003|ServiceCategory-C-003|ServiceSubcategory-C-004|PricingCategory-C-007|CommitmentDiscountCategory-C-005)-M$/,
];

/** `focusVerdicts.py` made it. */
const BILL = join(__dirname, '__testUtils__/focusVerdicts.csv');

const checkBill = async () => {
  const { columns, batches, close } = await focusDataset.open({
    path: BILL,
    name: 'focusVerdicts.csv',
  });
  const report = new ConformanceReport(columns!);
  for await (const { valid } of batches)
    for (const { row, document } of valid)
      report.add({ import: 1, row, document: JSON.parse(document) });
  await close();
  return report.results();
};

describe('the rules of FOCUS', () => {
  it('judge a bill with faults as focus-validator does', async () => {
    const there = new Map(Object.entries(verdicts));
    const judged = (await checkBill()).filter(
      ({ status, rule }) => status !== 'not-checked' && there.has(rule.id),
    );
    const differing = judged
      .map(({ rule, status }) => ({
        rule: rule.id,
        here: status,
        there: there.get(rule.id),
      }))
      .filter(({ here, there: verdict }) => here !== verdict)
      .filter(({ rule }) => !BY_TEXT.some(pattern => pattern.test(rule)));
    expect(differing).toEqual([]);
    expect(judged.length).toBeGreaterThan(150);
    expect(
      judged.filter(({ status }) => status === 'failed').length,
    ).toBeGreaterThan(25);
  });
});
