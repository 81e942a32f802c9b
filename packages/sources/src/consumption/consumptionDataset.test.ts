import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consumptionDataset } from './consumptionDataset';
import { readConsumption } from './readConsumption';

const HEADER = 'period,application,product,metric,quantity,unit';
const LINE = '2024-09,app-shop,Amazon S3,storage,12.50,GB';

const read = async (...lines: string[]) => {
  const folder = await mkdtemp(join(tmpdir(), 'consumption-'));
  try {
    const path = join(folder, 'consumption.csv');
    await writeFile(path, `${lines.join('\n')}\n`);
    const { batches, close } = await consumptionDataset.open({
      path,
      name: path,
    });
    const [valid, rejected] = [[], []] as [{ document: string }[], unknown[]];
    for await (const batch of batches) {
      valid.push(...batch.valid);
      rejected.push(...batch.rejected);
    }
    await close();
    return { valid, rejected };
  } finally {
    await rm(folder, { recursive: true });
  }
};

describe('The consumption dataset', () => {
  it('takes a line into its month, and lets a replacing file stand for its metrics', async () => {
    const { valid } = await read(HEADER, LINE);
    expect(valid).toMatchObject([
      { row: 1, period: '2024-09', replaceKey: 'storage' },
    ]);
    expect(readConsumption(JSON.parse(valid[0].document))).toEqual({
      application: 'app-shop',
      product: 'Amazon S3',
      metric: 'storage',
      unit: 'GB',
      quantity: '12.5',
    });
  });

  it('takes a metric that is of no product, and a quantity of zero', async () => {
    const { valid } = await read(HEADER, '2024-09,app-shop,,requests,0,1');
    expect(readConsumption(JSON.parse(valid[0].document))).toMatchObject({
      product: '',
      quantity: '0',
    });
  });

  it.each([
    [LINE.replace('2024-09', '2024-9'), 'period is not a month, YYYY-MM', '2024-9'],
    [LINE.replace('2024-09', ''), 'period is missing', null],
    [LINE.replace('app-shop', 'Shop'), 'application is not the id of an application, such as app-online-store', 'Shop'],
    [LINE.replace('storage', ''), 'metric is missing', null],
    [LINE.replace('12.50', '-1'), 'quantity is negative', '-1'],
    [LINE.replace('12.50', 'much'), 'quantity is not a decimal number', 'much'],
    [LINE.replace('GB', 'NULL'), 'unit is missing', null],
    [LINE.replace('storage', 'x'.repeat(201)), 'metric is longer than 200 characters', 'x'.repeat(201)],
  ])('refuses the line %s', async (line, problem, value) => {
    const { valid, rejected } = await read(HEADER, line);
    expect(valid).toEqual([]);
    expect(rejected).toMatchObject([{ row: 1, problem, value }]);
  }); // prettier-ignore

  it('refuses a second unit of a metric, and takes it of another', async () => {
    const { valid, rejected } = await read(
      HEADER,
      LINE,
      LINE.replace('GB', 'TB'),
      '2024-09,app-shop,,requests,1,TB',
    );
    expect(valid).toMatchObject([{ row: 1 }, { row: 3 }]);
    expect(rejected).toMatchObject([
      {
        row: 2,
        problem:
          'unit differs from "GB", which metric "storage" has in an earlier line',
        value: 'TB',
      },
    ]);
  });

  it('refuses a month out of bounds', async () => {
    const { rejected } = await read(HEADER, LINE.replace('2024', '2999'));
    expect(rejected).toMatchObject([{ value: '2999-09' }]);
  });

  it('refuses a file without its columns, and names them', async () => {
    await expect(read('period,application,metric', 'x,y,z')).rejects.toThrow(
      'missing columns: product, quantity, unit',
    );
  });
});
