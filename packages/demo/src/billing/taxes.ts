import { addMonths } from '@rosetta/contracts/values';
import Big from 'big.js';
import { Company, ProviderKey } from '@rosetta/simulators/company';
import { instantOf } from '../months';
import { FocusLine } from './focusLine';
import { Charge } from './linesOfMonth';

const MEASURES = [
  'BilledCost',
  'EffectiveCost',
  'ListCost',
  'ContractedCost',
] as const;

type Totals = Record<(typeof MEASURES)[number], Big>;
const zeroTotals = (): Totals => ({
  BilledCost: new Big(0),
  EffectiveCost: new Big(0),
  ListCost: new Big(0),
  ContractedCost: new Big(0),
});

/** Adds up a bill as it goes by; the tax of each provider is a share of its total. */
export class TaxBase {
  readonly #totals = new Map<ProviderKey, Totals>();

  add({ line, provider }: Charge) {
    const totals = this.#totals.get(provider) ?? zeroTotals();
    for (const measure of MEASURES)
      totals[measure] = totals[measure].plus(line[measure] ?? 0);
    this.#totals.set(provider, totals);
  }

  taxes(company: Company, month: string): Charge[] {
    return [...this.#totals].map(([provider, totals]) => {
      const { tax } = company.providers[provider];
      const taxOf = (measure: (typeof MEASURES)[number]) =>
        totals[measure].times(tax.percent).div(100).round(2).toFixed();
      const costs: FocusLine = Object.fromEntries(
        MEASURES.map(measure => [measure, taxOf(measure)]),
      );
      const line: FocusLine = {
        ...costs,
        PricingCurrencyEffectiveCost: costs.EffectiveCost,
        ServiceName: 'Tax',
        ServiceCategory: 'Other',
        ServiceSubcategory: 'Other (Other)',
        ChargeCategory: 'Tax',
        ChargeFrequency: 'Recurring',
        ChargeDescription: tax.description,
      };
      return {
        line,
        provider,
        from: instantOf(month),
        to: instantOf(addMonths(month, 1)),
      };
    });
  }
}
