import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { importFile } from '@rosetta/raw-store';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { WatermarkStore } from '../ingestion/types';
import { ConsumptionConfig } from './config';
import { consumptionDataset } from './consumptionDataset';
import {
  ConsumptionClient,
  createConsumptionClient,
} from './createConsumptionClient';
import { ingestConsumption } from './ingest';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const RECORD = {
  period: '2026-10',
  application: 'app-shop',
  product: '',
  metric: 'storage',
  quantity: 12.5,
  unit: 'GB',
};

describe('consumption that APIs answer', () => {
  let stores: TestStores;
  let marks: Map<string, string>;
  beforeEach(async () => {
    stores = await createTestStores(databases, async () => {});
    marks = new Map();
  });
  afterEach(() => stores.raw.close());

  const watermarks: WatermarkStore = {
    of: async () => new Map(marks),
    save: async (_, saved) => {
      for (const [scope, mark] of saved) marks.set(scope, mark);
    },
  };

  const land = async (client: Pick<ConsumptionClient, 'apis'>) => {
    const { imports } = await ingestConsumption(client as ConsumptionClient, {
      raw: stores.raw,
      watermarks,
      pivots: () => [],
      since: new Date(0),
      signal: new AbortController().signal,
    });
    return imports;
  };

  /** APIs that answer these records. */
  const apisOf = (answers: Record<string, readonly unknown[]>) => ({
    apis: Object.entries(answers).map(([name, records]) => ({
      name,
      async *records() {
        yield* records;
      },
    })),
  });

  const landed = async () => {
    const [summary] = (await stores.raw.list()).filter(
      ({ dataset }) => dataset === 'consumption',
    );
    const { records, superseded, quarantined } = summary;
    return { records, superseded, quarantined };
  };

  it('is the same record as in a file, once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'consumption-'));
    const path = join(folder, 'consumption.csv');
    await writeFile(
      path,
      'period,application,product,metric,quantity,unit\n2026-10,app-shop,,storage,12.5,GB\n',
    );
    await importFile(stores.raw, consumptionDataset, { path, name: 'a file' });
    await rm(folder, { recursive: true });
    const imports = await land(
      apisOf({ disks: [{ ...RECORD, updatedBy: 7 }] }),
    );
    expect(imports.disks.counts).toMatchObject({ landed: 0, already: 1 });
    expect(await landed()).toMatchObject({ records: 1, quarantined: 0 });
  });

  it('keeps what cannot be used in quarantine, with the reason', async () => {
    const { disks } = await land(
      apisOf({
        disks: [
          RECORD,
          { ...RECORD, unit: 'TB' },
          { ...RECORD, quantity: -1 },
          { ...RECORD, metric: { name: 'x' } },
          'no record',
        ],
      }),
    );
    expect(disks.counts).toMatchObject({ landed: 1, rejected: 4 });
    expect(disks.problems.map(({ problem }) => problem)).toEqual([
      expect.stringMatching(/^unit differs from "GB"/),
      'quantity is negative',
      'metric must be a text or a number',
      'must be an object',
    ]);
  });

  it('lands anew only what has changed, and lets it stand for its months and metrics', async () => {
    const disks = [RECORD, { ...RECORD, application: 'app-mail' }];
    const logs = [{ ...RECORD, metric: 'log-volume' }];
    await land(apisOf({ disks, logs }));
    expect(await land(apisOf({ disks, logs }))).toEqual({});
    await land(apisOf({ disks: [{ ...RECORD, quantity: '13' }], logs }));
    expect(await landed()).toEqual({ records: 2, superseded: 2, quarantined: 0 }); // prettier-ignore
    // An API that has nothing says nothing of what it had.
    await land(apisOf({ disks: [], logs }));
    expect(await landed()).toMatchObject({ records: 2 });
  });

  it('lands nothing when one of the APIs fails, and all of it the next time', async () => {
    const failing = {
      name: 'logs',
      async *records() {
        yield { ...RECORD, metric: 'log-volume' };
        throw new Error('cut off');
      },
    };
    const { apis } = apisOf({ disks: [RECORD] });
    await expect(land({ apis: [...apis, failing] })).rejects.toThrow('cut off');
    expect(await stores.raw.list()).toEqual([]);
    await land({ apis });
    expect(await landed()).toMatchObject({ records: 1 });
  });

  describe('of the demo company', () => {
    let simulators: RunningSimulators;
    let client: ConsumptionClient;
    const connect = (token?: string) => {
      const { consumption } = simulators.sources;
      const { apis } = ConsumptionConfig.parse(consumption);
      const observability = { ...apis.observability, ...(token && { token }) };
      return createConsumptionClient(
        { apis: { observability } },
        { retryDelaysMs: [1] },
      );
    };
    beforeEach(async () => {
      simulators = await startSimulators();
      client = connect();
    });
    afterEach(async () => {
      await client.close();
      await simulators.close();
    });

    it('lands for each application and month, over many pages', async () => {
      const { observability } = await land(client);
      const quantities = 13 * simulators.world.services.length;
      expect(observability.counts).toMatchObject({ landed: quantities, rejected: 0 }); // prettier-ignore
      expect(await stores.raw.periods('consumption')).toHaveLength(13);
    });

    it('lands the orders that its channels took, beside what was logged', async () => {
      const { consumption } = simulators.sources;
      const { apis } = ConsumptionConfig.parse(consumption);
      const all = createConsumptionClient({ apis });
      const { sales } = await land(all);
      await all.close();
      expect(sales.counts).toMatchObject({ landed: 13 * 3, rejected: 0 });
    });

    it('fails while the API is down, and lands once it is up', async () => {
      simulators.set('consumption', { state: 'down', as: '503' });
      await expect(land(client)).rejects.toThrow(/^Consumption API observability answered 503/); // prettier-ignore
      simulators.set('consumption', { state: 'slow', delayMs: 20 });
      expect(await land(client)).toHaveProperty('observability');
    });

    it('is refused to a stranger', async () => {
      await client.close();
      client = connect('stranger');
      await expect(land(client)).rejects.toThrow(
        /answered 401 .*a bearer token of this API is needed/,
      );
    });
  });
});
