import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { runOnce } from '@rosetta/batch-kit';
import { finops } from '@rosetta/contracts/domains';
import { migrateFinopsMart } from '@rosetta/finops-mart';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { RunService, WatermarkStore } from '@rosetta/run-kit';
import { createLogger } from '@rosetta/service-kit';
import {
  createReferentiel,
  FakeReferentiel,
} from '@rosetta/service-kit/testUtils';
import { ConnectedSources, SourceIngestion, sourcesOf } from '@rosetta/sources';
import { BillLine, billLine, billText } from '../__testUtils__/bills';
import { createCostJob } from './costJob';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

describe('the cost job with bills that are delivered', () => {
  let stores: TestStores;
  let folder: string;
  beforeEach(async () => {
    stores = await createTestStores(databases, migrateFinopsMart);
    folder = await mkdtemp(join(tmpdir(), 'delivered-'));
  });
  afterEach(async () => {
    await stores.raw.close();
    await rm(folder, { recursive: true });
  });

  /** A run of a process that knows nothing of an earlier one. */
  const run = async () => {
    const { db, raw } = stores;
    const location = { layout: 'files', deliveries: 'overwrite', folder } as const; // prettier-ignore
    const sources = new ConnectedSources(sourcesOf(finops.name), {
      bills: { locations: { vendor: location } },
    });
    const job = createCostJob({
      db,
      raw,
      referentiel: new FakeReferentiel(createReferentiel([])),
      tagKeys: [],
      sliceLines: 200,
      ingestion: new SourceIngestion({
        raw,
        watermarks: new WatermarkStore(db),
        sources,
        now: async () => new Date(),
      }),
    });
    const [ended] = await runOnce({
      db,
      domain: finops.name,
      jobs: [job],
      logger: createLogger({ service: 'test', level: 'silent' }),
      periods: ['2024-09'],
      mode: 'run',
      requestedBy: 'a test',
      reason: 'to see',
    });
    await sources.close();
    const runs = new RunService(db, { domain: finops.name, jobs: [job] });
    const { items } = await runs.log(ended.id);
    await runs.close();
    return { ...ended, log: items.map(({ message }) => message).join('\n') };
  };
  const deliver = (name: string, lines: BillLine[]) =>
    writeFile(join(folder, name), billText(lines.map(billLine)));
  const marks = () => new WatermarkStore(stores.db).of('bills');

  it('lands them before it counts, and does not read them again', async () => {
    await deliver('bill.csv', [{ EffectiveCost: '1' }, { EffectiveCost: '2' }]);
    const first = await run();
    expect(first).toMatchObject({ state: 'succeeded', counts: { lines: 2 } });
    expect(first.log).toContain('Landed vendor: bill.csv of bills: 2 new');
    expect([...(await marks()).keys()]).toEqual(['vendor: bill.csv']);

    const again = await run();
    expect(again.counts).toMatchObject({ unchanged: true });
    expect(again.log).not.toContain('Landed');

    await deliver('bill.csv', [{ EffectiveCost: '3' }]);
    const replaced = await run();
    expect(replaced).toMatchObject({ published: true, counts: { lines: 1 } });
    expect(replaced.log).toContain('1 new, 0 already there, 0 rejected, 2 replaced'); // prettier-ignore
  });

  it('publishes the others when one is refused, and says so in the log and the counts', async () => {
    await deliver('bill.csv', [{ EffectiveCost: '1' }]);
    await writeFile(join(folder, 'wrong.csv'), 'no,bill\n');
    const ended = await run();
    expect(ended).toMatchObject({
      published: true,
      counts: { lines: 1, deliveriesNotRead: 1 },
    });
    expect(ended.log).toMatch(
      /FOCUS delivery vendor: wrong.csv was not read, and what is new there is missing: missing columns: /,
    );
  });

  it('fails when a location cannot be read, and keeps what is published', async () => {
    await deliver('bill.csv', [{ EffectiveCost: '1' }]);
    await run();
    const there = folder;
    folder = join(there, 'away');
    const ended = await run();
    expect(ended).toMatchObject({
      state: 'failed',
      published: false,
      error: expect.stringContaining(
        `location vendor (folder ${folder}) cannot be read: it is not there`,
      ),
    });
    folder = there;
  });
});
