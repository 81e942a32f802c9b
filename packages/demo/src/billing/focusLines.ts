import { addMonths } from '@rosetta/contracts/values';
import { Company } from '@rosetta/simulators/company';
import { daysIn, instantOf } from '../months';
import { CommittedDay } from './commitments';
import { FocusLine } from './focusLine';
import { Charge, chargesOfKind, corrections, purchases } from './linesOfMonth';
import { unusedLine, usageLine } from './linesOfUsage';
import { Resource, resourcesOf } from './resources';
import { TaxBase } from './taxes';
import { usageOf } from './usage';

export interface MonthOptions {
  month: string;
  seed: number;
  /** Multiplies the number of resources, for measurements. */
  scale?: number;
}

function* usageCharges(
  company: Company,
  { month, seed, scale }: MonthOptions,
): Generator<Charge> {
  const resources = resourcesOf(company, month, scale);
  const usage = new Map(
    resources.map(resource => [
      resource,
      usageOf(company, seed, month, resource),
    ]),
  );
  for (let day = 1; day <= daysIn(month); day++) {
    const window = {
      from: instantOf(month, day),
      to: instantOf(month, day + 1),
    };
    const committed = new CommittedDay(company.commitments);
    const chargeOf = (resource: Resource): Charge => {
      const used = usage.get(resource)!(day);
      return {
        line: usageLine(
          company,
          resource,
          used,
          committed.cover(resource.sku, used),
        ),
        provider: resource.sku.provider,
        account: resource.account,
        publisher: resource.sku.publisher,
        ...window,
      };
    };
    for (const resource of resources) yield chargeOf(resource);
    for (const { commitment, quantity } of committed.unused())
      yield {
        line: unusedLine(company, commitment, quantity),
        provider: commitment.provider,
        account: company.accounts[commitment.account],
        ...window,
      };
  }
}

function* charges(company: Company, options: MonthOptions): Generator<Charge> {
  const { month } = options;
  yield* purchases(company, month);
  yield* chargesOfKind(company, month, 'subscriptions');
  yield* usageCharges(company, options);
  yield* corrections(company, month);
  yield* chargesOfKind(company, month, 'credits');
  yield* chargesOfKind(company, month, 'adjustments');
}

const completed = (
  company: Company,
  month: string,
  { line, provider, account, publisher, from, to }: Charge,
): FocusLine => {
  const { name, issuer, billingAccount, subAccountType, ...rest } =
    company.providers[provider];
  return {
    ...line,
    BillingAccountId: billingAccount.id,
    BillingAccountName: billingAccount.name,
    BillingAccountType: billingAccount.type,
    BillingCurrency: company.currency,
    BillingPeriodStart: instantOf(month),
    BillingPeriodEnd: instantOf(addMonths(month, 1)),
    ChargePeriodStart: from,
    ChargePeriodEnd: to,
    InvoiceId: `${provider.toUpperCase()}-${month}`,
    InvoiceIssuerName: issuer,
    PricingCurrency: company.currency,
    ProviderName: name,
    PublisherName: publisher ?? rest.publisher,
    RegionId: account?.region,
    RegionName: account?.region,
    SubAccountId: account?.id,
    SubAccountName: account?.name,
    SubAccountType: account && subAccountType,
  };
};

/** The bill of one month, line by line: nothing is held but the resources of the month. */
export function* focusLines(
  company: Company,
  options: MonthOptions,
): Generator<FocusLine> {
  const taxBase = new TaxBase();
  for (const charge of charges(company, options)) {
    taxBase.add(charge);
    yield completed(company, options.month, charge);
  }
  for (const tax of taxBase.taxes(company, options.month))
    yield completed(company, options.month, tax);
}
