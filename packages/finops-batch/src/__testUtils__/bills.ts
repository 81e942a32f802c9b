import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile, RawDataset, RawStore } from '@rosetta/raw-store';
import { focusDataset } from '@rosetta/sources/bills';
import { consumptionDataset } from '@rosetta/sources/consumption';

export type BillLine = Record<string, string | null>;

/** A dollar of a virtual machine in September 2024, unless said otherwise. */
export const billLine = (line: BillLine = {}): BillLine => ({
  BillingAccountId: '1234567890123',
  BillingAccountName: 'SunBird',
  BillingCurrency: 'USD',
  BillingPeriodStart: '2024-09-01 00:00:00',
  BillingPeriodEnd: '2024-10-01 00:00:00',
  ChargePeriodStart: '2024-09-18 22:00:00',
  ChargePeriodEnd: '2024-09-18 23:00:00',
  ChargeCategory: 'Usage',
  BilledCost: '1',
  EffectiveCost: '1',
  ListCost: '1',
  ContractedCost: '1',
  ProviderName: 'AWS',
  ServiceCategory: 'Compute',
  ServiceName: 'Amazon Elastic Compute Cloud',
  ResourceId: null,
  SubAccountId: null,
  Tags: null,
  ...line,
});

/** What it costs, and whose it is by its tag; nobody's without an application. */
export const lineOf = (
  amount: string,
  application: string | null,
  more: BillLine = {},
): BillLine => ({
  EffectiveCost: amount,
  ...(application && { Tags: JSON.stringify({ application }) }),
  ...more,
});

const cell = (value: string | null) =>
  value === null ? 'NULL' : `"${value.replaceAll('"', '""')}"`;

/** A CSV file of such lines. */
export const billText = (lines: readonly BillLine[]) => {
  const columns = Object.keys(lines[0]);
  const rows = lines.map(line =>
    columns.map(column => cell(line[column])).join(','),
  );
  return [columns.join(','), ...rows, ''].join('\n');
};

const landLines = async (
  raw: RawStore,
  dataset: RawDataset,
  lines: readonly BillLine[],
  { name, replace }: { name: string; replace: boolean },
) => {
  const folder = await mkdtemp(join(tmpdir(), 'bill-'));
  try {
    const path = join(folder, name);
    await writeFile(path, billText(lines));
    return await importFile(raw, dataset, { path, name }, { replace });
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** Lands a bill the way a person does: as a file. */
export const landBill = async (
  raw: RawStore,
  lines: readonly BillLine[],
  { name = 'bill.csv', replace = false } = {},
) => landLines(raw, focusDataset, lines, { name, replace });

/** Twelve gigabytes of storage, unless said otherwise. */
const consumptionLine = (line: BillLine): BillLine => ({
  period: '2024-09',
  application: 'app-shop',
  product: 'Amazon Elastic Compute Cloud',
  metric: 'storage',
  quantity: '12',
  unit: 'GB',
  ...line,
});

/** Lands what applications consumed, as a file. */
export const landConsumption = async (
  raw: RawStore,
  lines: readonly BillLine[],
  { name = 'consumption.csv', replace = false } = {},
) =>
  landLines(raw, consumptionDataset, lines.map(consumptionLine), {
    name,
    replace,
  });
