import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { addMonths } from '@rosetta/contracts/values';

export const BENCH_PERIOD = '2024-09';

/** How many different things a bill names. */
export interface BillShape {
  /** Of the référentiel that is served; most of the lines with a tag are theirs. */
  applications: number;
  products: number;
  resources: number;
}

/** A bill of one team. */
export const PLAIN_BILL: BillShape = {
  applications: 200,
  products: 12,
  resources: 4_000,
};

/** A bill of a large company. Each application uses all products of one service. */
export const LARGE_BILL: BillShape = {
  applications: 2_000,
  products: 300,
  // Odd: remainders of powers of two are hardly random.
  resources: 75_011,
};

/** Columns of FOCUS 1.0, in the order of the file. */
export const BILL_COLUMNS = [
  'AvailabilityZone', 'BilledCost', 'BillingAccountId', 'BillingAccountName',
  'BillingCurrency', 'BillingPeriodEnd', 'BillingPeriodStart', 'ChargeCategory',
  'ChargeClass', 'ChargeDescription', 'ChargeFrequency', 'ChargePeriodEnd',
  'ChargePeriodStart', 'CommitmentDiscountCategory', 'CommitmentDiscountId',
  'CommitmentDiscountName', 'CommitmentDiscountStatus', 'CommitmentDiscountType',
  'ConsumedQuantity', 'ConsumedUnit', 'ContractedCost', 'ContractedUnitPrice',
  'EffectiveCost', 'InvoiceIssuerName', 'ListCost', 'ListUnitPrice',
  'PricingCategory', 'PricingQuantity', 'PricingUnit', 'ProviderName',
  'PublisherName', 'RegionId', 'RegionName', 'ResourceId', 'ResourceName',
  'ResourceType', 'ServiceCategory', 'ServiceName', 'SkuId', 'SkuPriceId',
  'SubAccountId', 'SubAccountName', 'Tags',
] as const; // prettier-ignore

type Row = Record<(typeof BILL_COLUMNS)[number], string>;

const SERVICES = [
  ['AWS', 'Compute', 'Amazon Elastic Compute Cloud', 'instance'],
  ['AWS', 'Compute', 'AWS Lambda', 'function'],
  ['AWS', 'Storage', 'Amazon Simple Storage Service', 'bucket'],
  ['AWS', 'Databases', 'Amazon Relational Database Service', 'db'],
  ['AWS', 'Networking', 'Elastic Load Balancing', 'loadbalancer'],
  ['Microsoft', 'Compute', 'Virtual Machines', 'virtualMachines'],
  ['Microsoft', 'Storage', 'Storage Accounts', 'storageAccounts'],
  ['Microsoft', 'Databases', 'Azure SQL Database', 'servers'],
  ['Google Cloud', 'Compute', 'Kubernetes Engine', 'clusters'],
  ['Google Cloud', 'Analytics', 'BigQuery', 'datasets'],
  ['Oracle', 'Compute', 'COMPUTE', 'instance'],
  ['Oracle', 'Storage', 'BLOCK_STORAGE', 'volume'],
] as const;
const REGIONS = ['us-west-2', 'eu-west-1', 'eu-central-1', 'ap-southeast-2'];

/** A small generator of pseudo-random numbers: the same bill on every machine. */
const seeded = (seed: number) => {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
};

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Eleven decimals, as the providers' own files have. */
const cost = (next: (below: number) => number) =>
  `${next(40) === 0 ? '-' : ''}${next(3)}.${String(next(1e9)).padStart(9, '0')}${String(next(100)).padStart(2, '0')}`; // prettier-ignore

const textOf = (at: Date) => at.toISOString().slice(0, 19).replace('T', ' ');

interface Month {
  begins: Date;
  ends: Date;
  hours: number;
}

const HOUR_MS = 3_600_000;

const monthOf = (period: string): Month => {
  const [begins, ends] = [period, addMonths(period, 1)].map(
    month => new Date(`${month}-01T00:00:00Z`),
  );
  const hours = (ends.getTime() - begins.getTime()) / HOUR_MS;
  return { begins, ends, hours };
};

/** The plain bill has one product of each service. */
const productOf = (
  service: string,
  resource: number,
  { applications, products }: BillShape,
) => {
  const editions = Math.ceil(products / SERVICES.length);
  const edition = Math.floor(resource / (applications * 1.5)) % editions;
  return edition === 0 ? service : `${service} ${edition}`;
};

const lineOf = (
  at: number,
  next: (below: number) => number,
  shape: BillShape,
  { begins, ends, hours }: Month,
): Row => {
  const resource = next(shape.resources);
  const [provider, category, service, kind] =
    SERVICES[resource % SERVICES.length];
  const region = REGIONS[resource % REGIONS.length];
  const account = String(10_000_000_000 + (resource % 60));
  const from = begins.getTime() + next(hours) * HOUR_MS;
  const application = `Application${resource % (shape.applications * 1.5)}`;
  return {
    AvailabilityZone: 'NULL',
    BilledCost: cost(next),
    BillingAccountId: quoted(`12345678901${resource % 3}`),
    BillingAccountName: quoted(['SunBird', 'Nimbus', 'Zephyr'][resource % 3]),
    BillingCurrency: '"USD"',
    BillingPeriodEnd: quoted(textOf(ends)),
    BillingPeriodStart: quoted(textOf(begins)),
    ChargeCategory: '"Usage"',
    ChargeClass: 'NULL',
    ChargeDescription: quoted(`$0.0${next(90)} per unit of ${service}, line ${at}`),
    ChargeFrequency: '"Usage-Based"',
    ChargePeriodEnd: quoted(textOf(new Date(from + HOUR_MS))),
    ChargePeriodStart: quoted(textOf(new Date(from))),
    CommitmentDiscountCategory: 'NULL',
    CommitmentDiscountId: 'NULL',
    CommitmentDiscountName: 'NULL',
    CommitmentDiscountStatus: 'NULL',
    CommitmentDiscountType: 'NULL',
    ConsumedQuantity: `${next(100)}.${next(1e9)}`,
    ConsumedUnit: '"Hours"',
    ContractedCost: cost(next),
    ContractedUnitPrice: '0.00000000000',
    EffectiveCost: cost(next),
    InvoiceIssuerName: quoted(`${provider}, Inc.`),
    ListCost: next(50) === 0 ? 'NULL' : cost(next),
    ListUnitPrice: '"0.008"',
    PricingCategory: '"Standard"',
    PricingQuantity: `${next(100)}.${next(1e9)}`,
    PricingUnit: '"Hours"',
    ProviderName: quoted(provider),
    PublisherName: quoted(`${provider}, Inc.`),
    RegionId: quoted(region),
    RegionName: quoted(`Region ${region}`),
    ResourceId: quoted(`arn:cloud:${kind}:${region}:${account}:${kind}/i-0${(resource * 7_919).toString(16)}f4e4a`),
    ResourceName: 'NULL',
    ResourceType: quoted(kind),
    ServiceCategory: quoted(category),
    ServiceName: quoted(productOf(service, resource, shape)),
    SkuId: quoted(`SKU${resource % 900}`),
    SkuPriceId: quoted(`SKU${resource % 900}.JRTCKXETXF.6YS6EN2CT7`),
    SubAccountId: quoted(account),
    SubAccountName: quoted(`Atlas ${account}`),
    Tags: resource % 3 === 0 ? 'NULL' : quoted(JSON.stringify({ application, environment: 'prod', business_unit: `Unit ${resource % 12}` })),
  }; // prettier-ignore
};

const BATCH = 1_000;

interface Bill {
  lines: number;
  period: string;
  shape: BillShape;
}

function* csvOf({ lines, period, shape }: Bill) {
  const next = seeded(Number(`${period.replace('-', '')}01`));
  const month = monthOf(period);
  yield `${BILL_COLUMNS.map(quoted).join(',')}\n`;
  for (let at = 0; at < lines; at += BATCH) {
    let text = '';
    for (let n = at; n < Math.min(at + BATCH, lines); n += 1) {
      const line = lineOf(n, next, shape, month);
      text += `${BILL_COLUMNS.map(column => line[column]).join(',')}\n`;
    }
    yield text;
  }
}

/** Writes a bill of so many lines, all of one month, as FOCUS 1.0 CSV. */
export const writeBill = (path: string, bill: Bill) =>
  pipeline(Readable.from(csvOf(bill)), createWriteStream(path));
