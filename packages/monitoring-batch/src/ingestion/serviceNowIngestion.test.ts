import { TestDatabases } from '@rosetta/test-kit/databases';
import { migrateMonitoringMart } from '@rosetta/monitoring-mart';
import { WatermarkStore } from '@rosetta/run-kit';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { ConnectedSources, SourceIngestion } from '@rosetta/sources';
import { serviceNow } from '@rosetta/sources/servicenow';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const HOUR = 60 * 60 * 1_000;

describe('landing ServiceNow', () => {
  let now = Date.now() - 3 * 24 * HOUR;
  let stores: TestStores;
  let simulators: RunningSimulators;
  let sources: ConnectedSources;
  const logged: string[] = [];
  beforeAll(async () => {
    simulators = await startSimulators({ now: () => now });
    stores = await createTestStores(databases, migrateMonitoringMart);
    sources = new ConnectedSources([serviceNow], simulators.sources);
  });
  afterAll(async () => {
    await sources.close();
    await simulators.close();
    await stores.raw.close();
  });

  const land = async () => {
    logged.length = 0;
    const log = async (text: string) => void logged.push(text);
    return new SourceIngestion({
      raw: stores.raw,
      sources,
      watermarks: new WatermarkStore(stores.db),
      historyDays: 90,
      now: async () => new Date(),
    }).land({
      requestedAt: new Date(0),
      sources: ['servicenow'],
      log: { info: log, warn: log },
      signal: new AbortController().signal,
    });
  };
  const counts = async () =>
    Object.fromEntries(
      (await stores.raw.list()).map(({ dataset, records }) => [dataset, records]),
    ); // prettier-ignore

  it('lands incidents and changes, says how many rows are hidden, and lands what is resolved later again', async () => {
    expect(await land()).toEqual({});
    const first = await counts();
    expect(first['servicenow.incident']).toBeGreaterThan(20);
    expect(first['servicenow.change_request']).toBeGreaterThan(200);
    expect(logged.join('\n')).toMatch(
      /ServiceNow gave \d+ of \d+ incidents that changed: an access rule hides/,
    );
    // The watermark is of the real clock, so the simulated one catches up with it.
    now = Date.now();
    await stores.db('landing_mark').update({
      mark: new Date(now - 3 * 24 * HOUR).toISOString(),
    });
    await land();
    const second = await counts();
    expect(second['servicenow.incident']).toBeGreaterThan(
      first['servicenow.incident'],
    );
  });

  it('fails in the words of ServiceNow when it refuses the token, and keeps what has landed', async () => {
    const before = await counts();
    simulators.set('servicenow', { state: 'down', as: '401' });
    await expect(land()).rejects.toThrow('ServiceNow answered 401');
    simulators.set('servicenow', { state: 'up' });
    expect(await counts()).toEqual(before);
    expect(await land()).toEqual({});
  });
});
