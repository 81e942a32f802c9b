import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  DEPLOYMENTS_JOB,
  INCIDENTS_JOB,
  migrateMonitoringMart,
  MONITORING_JOBS,
} from '@rosetta/monitoring-mart';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { JobDescription, WatermarkStore } from '@rosetta/run-kit';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { dynatraceEntities } from '@rosetta/simulators/company';
import { DOWN_AS, Fault } from '@rosetta/simulators/sources';
import { ConnectedSources, sourcesOf } from '@rosetta/sources';
import { createIngestions } from './createIngestions';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const FAULTS: Fault[] = [
  ...DOWN_AS.map(as => ({ state: 'down' as const, as })),
  { state: 'slow', delayMs: 60_000 },
];
const nameOf = (fault: Fault) =>
  fault.state === 'down' ? fault.as : fault.state;

describe('a source that fails during a run, in every way there is', () => {
  let simulators: RunningSimulators;
  let stores: TestStores;
  let logged: string[];
  beforeAll(async () => {
    simulators = await startSimulators();
  });
  afterAll(() => simulators.close());
  beforeEach(async () => {
    stores = await createTestStores(databases, migrateMonitoringMart);
  });
  afterEach(() => stores.raw.close());

  const pivots = (type: string) => {
    const shop = simulators.world.find('app-checkout')!;
    if (type === 'gitlab:project') return [shop.project!.path];
    return type === 'dynatrace:entity' ? [dynatraceEntities(shop).service] : [];
  };
  /** Like a new process each time, with breakers that are closed; it waits two seconds for an answer. */
  const land = async (job: JobDescription) => {
    logged = [];
    const log = async (text: string) => void logged.push(text);
    const sources = new ConnectedSources(
      sourcesOf('monitoring'),
      { ...simulators.sources, dynatrace: { ...simulators.sources.dynatrace, historyDays: 1 } }, // prettier-ignore
      { timeoutMs: 2_000, rateLimitWaitMs: 0, limits: { retryRatio: 0 } },
    );
    try {
      return await createIngestions(MONITORING_JOBS, {
        raw: stores.raw,
        sources,
        watermarks: new WatermarkStore(stores.db),
        readPivots: async () => pivots,
        historyDays: 3,
        now: async () => new Date(),
      })(job).land({
        requestedAt: new Date(),
        log: { info: log, warn: log },
        signal: new AbortController().signal,
      });
    } finally {
      await sources.close();
    }
  };
  const records = async (dataset: string) =>
    (await stores.raw.list()).find(each => each.dataset === dataset)?.records ?? 0; // prettier-ignore

  it.each([
    [
      'servicenow',
      'ServiceNow',
      INCIDENTS_JOB,
      'servicenow.change_request',
      'dynatrace.metrics',
    ],
    [
      'dynatrace',
      'Dynatrace',
      INCIDENTS_JOB,
      'dynatrace.metrics',
      'servicenow.change_request',
    ],
    [
      'gitlab',
      'GitLab',
      DEPLOYMENTS_JOB,
      'gitlab.merge_requests',
      'argocd.applications',
    ],
    [
      'argocd',
      'Argo CD',
      DEPLOYMENTS_JOB,
      'argocd.applications',
      'gitlab.merge_requests',
    ],
  ] as const)(
    'leaves a gap of %s that the run names and counts while the others land, and that closes by itself',
    async (name, title, job, own, others) => {
      for (const fault of FAULTS) {
        simulators.set(name, fault);
        const counts = await land(job);
        expect([nameOf(fault), counts]).toMatchObject([nameOf(fault), { [`${name}NotRead`]: 1 }]); // prettier-ignore
        expect(logged.join('\n')).toMatch(new RegExp(`^${title} was not read, and what is new there is missing until a run reads it: .*${title}`, 'm')); // prettier-ignore
      }
      expect(await records(own)).toBe(0);
      expect(await records(others)).toBeGreaterThan(0);
      simulators.set(name, { state: 'up' });
      expect(await land(job)).toEqual({});
      expect(await records(own)).toBeGreaterThan(0);
    },
  );

  it('fails where no source of the job answers', async () => {
    for (const name of ['servicenow', 'dynatrace'])
      simulators.set(name, { state: 'down', as: '500' });
    await expect(land(INCIDENTS_JOB)).rejects.toThrow(/answered 500/); // prettier-ignore
    for (const name of ['servicenow', 'dynatrace'])
      simulators.set(name, { state: 'up' });
  });
});
