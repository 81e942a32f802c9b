import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { focusDataset } from './focusDataset';

/** A line of a bill that nothing is wrong with. */
const LINE = {
  BillingPeriodStart: '2024-09-01 00:00:00',
  BillingPeriodEnd: '2024-10-01 00:00:00',
  ChargePeriodStart: '2024-09-18 22:00:00',
  ChargePeriodEnd: '2024-09-18 23:00:00',
  BillingCurrency: 'USD',
  BilledCost: '0.00000080000',
  EffectiveCost: '1.2E-7',
  ListCost: '0.5',
  ContractedCost: '0.4',
  BillingAccountId: '1234567890123',
  ServiceCategory: 'Integration',
  ServiceName: 'Amazon Simple Queue Service',
};
type Line = Partial<Record<keyof typeof LINE, string>>;

const read = async (content: string) => {
  const folder = await mkdtemp(join(tmpdir(), 'focus-'));
  try {
    const path = join(folder, 'focus.csv');
    await writeFile(path, content);
    const { batches, close } = await focusDataset.open({ path, name: path });
    const [good, bad] = [[], []] as [unknown[], unknown[]];
    for await (const batch of batches) {
      good.push(...batch.valid);
      bad.push(...batch.rejected);
    }
    await close();
    return { good, bad };
  } finally {
    await rm(folder, { recursive: true });
  }
};

const readLine = (change: Line) => {
  const line = { ...LINE, ...change };
  return read(`${Object.keys(line)}\n"${Object.values(line).join('","')}"\n`);
};

describe('The FOCUS dataset', () => {
  it('takes a line into the month of its billing period and its billing account', async () => {
    const { good } = await readLine({});
    expect(good).toMatchObject([
      { row: 1, period: '2024-09', replaceKey: '1234567890123' },
    ]);
  });

  it.each(['CLF', 'CHW', 'UYW', 'XUA', 'VED', 'HRK'])(
    'takes a bill in %s, which not every Node knows',
    async BillingCurrency => {
      expect((await readLine({ BillingCurrency })).good).toHaveLength(1);
    },
  );

  it('takes the month in UTC', async () => {
    const { good } = await readLine({
      BillingPeriodStart: '2024-09-01T00:00:00+09:00',
    });
    expect(good).toMatchObject([{ period: '2024-08' }]);
  });

  it.each<[string, Line]>([
    ['list and contracted cost', { ListCost: 'NULL', ContractedCost: '' }],
    ['a billing account', { BillingAccountId: '' }],
  ])('takes a line without %s', async (_, change) => {
    expect((await readLine(change)).good).toHaveLength(1);
  });

  it.each<[Line, string]>([
    [{ BillingPeriodStart: '' }, 'BillingPeriodStart is missing'],
    [{ BillingPeriodEnd: 'NULL' }, 'BillingPeriodEnd is missing'],
    [{ ChargePeriodStart: '' }, 'ChargePeriodStart is missing'],
    [{ ChargePeriodEnd: 'tomorrow' }, 'ChargePeriodEnd is not a date'],
    [{ ChargePeriodStart: '2024-09-31' }, 'ChargePeriodStart is not a date'],
    [
      { BillingPeriodEnd: '2024-09-01' },
      'BillingPeriodEnd is not after BillingPeriodStart',
    ],
    [
      { ChargePeriodEnd: '2024-09-18 21:59:59' },
      'ChargePeriodEnd is not after ChargePeriodStart',
    ],
    [{ BillingCurrency: '' }, 'BillingCurrency is missing'],
    [{ BillingCurrency: 'XYZ' }, 'BillingCurrency is not an ISO 4217 currency'],
    [{ BillingCurrency: 'XXX' }, 'BillingCurrency is not an ISO 4217 currency'],
    [{ BillingCurrency: 'usd' }, 'BillingCurrency is not an ISO 4217 currency'],
    [{ BilledCost: '' }, 'BilledCost is missing'],
    [{ BilledCost: '1,5' }, 'BilledCost is not a decimal number'],
    [{ EffectiveCost: 'NULL' }, 'EffectiveCost is missing'],
    [{ EffectiveCost: 'NaN' }, 'EffectiveCost is not a decimal number'],
    [{ ListCost: 'free' }, 'ListCost is not a decimal number'],
    [{ ContractedCost: 'n/a' }, 'ContractedCost is not a decimal number'],
  ])('refuses a line with %j', async (change, problem) => {
    const { good, bad } = await readLine(change);
    expect(good).toEqual([]);
    expect(bad).toMatchObject([{ row: 1, problem }]);
  });

  it('refuses a file without the columns of a bill, and names them all', async () => {
    await expect(read('BilledCost,ServiceName,Tags\n1,S3,\n')).rejects.toThrow(
      'missing columns: BillingPeriodStart, BillingPeriodEnd, ChargePeriodStart, ' +
        'ChargePeriodEnd, BillingCurrency, EffectiveCost, BillingAccountId, ServiceCategory',
    );
  });
});
