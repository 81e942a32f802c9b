import { TestDatabases } from '@backstage/backend-test-utils';
import { LandingMarkStore } from '@rosetta/monitoring-mart';
import { FakeReferentiel, referentielOf } from '@rosetta/service-kit/testUtils';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import {
  ArgoCdClient,
  createArgoCdClient,
  createGitLabClient,
  GitLabClient,
} from '@rosetta/sources';
import { createTestStores, TestStores } from '../__testUtils__/stores';
import { argoCdApplications } from '../argocd/applications';
import { gitLabDeployments } from '../gitlab/deployments';
import { gitLabEnvironments } from '../gitlab/environments';
import { Snapshots } from '../referentiel/Snapshots';
import { Landing } from './Landing';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const { signal } = new AbortController();

describe('landing from live sources', () => {
  let simulators: RunningSimulators;
  let stores: TestStores;
  let gitlab: GitLabClient;
  let argocd: ArgoCdClient;
  let projects: string[];
  const said: string[] = [];
  const log = {
    info: async (text: string) => void said.push(text),
    warn: async (text: string) => void said.push(text),
  };

  beforeEach(async () => {
    said.length = 0;
    simulators = await startSimulators();
    stores = await createTestStores(databases);
    gitlab = createGitLabClient(simulators.sources.gitlab);
    argocd = createArgoCdClient(simulators.sources.argocd);
    projects = simulators.world.services
      .flatMap(({ project }) => project?.path ?? [])
      .slice(0, 3);
  });
  afterEach(async () => {
    await gitlab.close();
    await argocd.close();
    await simulators.close();
    await stores.raw.close();
  });

  /** A process of its own: it remembers nothing of an earlier one. */
  const land = (paths = projects) => {
    const referentiel = new FakeReferentiel(
      referentielOf(
        paths.map((path, at) => ({
          id: `app-${at}`,
          group: 'grp',
          pivots: [['gitlab:project', path]] as [string, string][],
        })),
      ),
    );
    const { db, raw } = stores;
    return new Landing({
      raw,
      gitlab,
      argocd,
      marks: new LandingMarkStore(db),
      referentiel: new Snapshots(referentiel),
      historyDays: 30,
    }).land(log, signal);
  };
  const records = async (dataset: string) =>
    (await stores.raw.list()).find(each => each.dataset === dataset)?.records ??
    0;

  it('brings deployments, environments and applications, and nothing twice', async () => {
    await land();
    const first = await Promise.all(
      [gitLabDeployments, gitLabEnvironments, argoCdApplications].map(
        ({ name }) => records(name),
      ),
    );
    for (const count of first) expect(count).toBeGreaterThan(0);
    expect(said.join('\n')).toMatch(/Landed deployments of gitlab: \d+ new/);

    // Argo CD's answer is another at each look; who forgets GitLab's mark asks for the same again.
    await stores.db('landing_mark').where('source', 'gitlab').delete();
    await land();
    expect(await records(gitLabDeployments.name)).toBe(first[0]);
    expect(await records(argoCdApplications.name)).toBe(first[2]);
  });

  it('brings what is new since the last time only', async () => {
    await land();
    const before = await records(gitLabDeployments.name);
    const [service] = simulators.world.services.filter(
      ({ project }) => project?.path === projects[0],
    );
    simulators.world.deploy(service, {
      environment: service.environments[0],
      outcome: 'success',
      past: false,
      durationMs: 1,
      user: 'jane',
    });
    said.length = 0;
    await land();
    expect(await records(gitLabDeployments.name)).toBe(before + 1);
    expect(said.find(text => text.includes('deployments of gitlab'))).toMatch(
      /: 1 new/,
    );
  });

  it.each(['gitlab', 'argocd'] as const)(
    'fails with the words of %s when it does not answer, and goes on the next time',
    async system => {
      simulators.set(system, { state: 'down', as: '503' });
      await expect(land()).rejects.toThrow(new RegExp(system, 'i'));
      expect(await records(gitLabDeployments.name)).toBe(0);
      simulators.set(system, { state: 'up' });
      await gitlab.close();
      await argocd.close();
      gitlab = createGitLabClient(simulators.sources.gitlab);
      argocd = createArgoCdClient(simulators.sources.argocd);
      await land();
      expect(await records(gitLabDeployments.name)).toBeGreaterThan(0);
    },
  );

  it('says which project is not there, and lands the others', async () => {
    await land([...projects, 'no/such']);
    expect(said).toContain('gitlab has no project no/such');
    expect(await records(gitLabDeployments.name)).toBeGreaterThan(0);
  });
});
