import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { LandContext } from '@rosetta/batch-kit';
import {
  LandingMarkStore,
  migrateMonitoringMart,
} from '@rosetta/monitoring-mart';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { FakeReferentiel, referentielOf } from '@rosetta/service-kit/testUtils';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import {
  ArgoCdClient,
  createArgoCdClient,
  createGitLabClient,
  GitLabClient,
} from '@rosetta/sources';
import { startOdderGitLab } from '../__testUtils__/odderGitLab';
import { argoCdApplications } from '../argocd/applications';
import { gitLabDeployments } from '../gitlab/deployments';
import { gitLabEnvironments } from '../gitlab/environments';
import { Snapshots } from '../referentiel/Snapshots';
import { Landing } from './Landing';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

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
    stores = await createTestStores(databases, migrateMonitoringMart);
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
  const open = (paths = projects) => {
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
      now: async () => new Date(),
    });
  };
  const asked = (options: Partial<LandContext> = {}): LandContext => ({
    period: '2026-03-02',
    requestedAt: new Date(),
    log,
    signal: new AbortController().signal,
    ...options,
  });
  const land = (paths = projects) => open(paths).land(asked());
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

  it('keeps an application that cannot be used once, until it is rolled out again', async () => {
    const { applications } = argocd;
    let rollouts = 1;
    // Argo CD looks at each every few minutes, and says when.
    argocd.applications = async options => {
      const [{ metadata }, ...rest] = await applications(options);
      options!.onRefused!({
        name: `${metadata.namespace}/${metadata.name}`,
        problem: 'spec: is a number',
        record: {
          metadata,
          spec: 7,
          status: {
            reconciledAt: new Date().toISOString(),
            history: Array.from({ length: rollouts }, (_, id) => ({ id })),
          },
        },
      });
      return rest;
    };
    const quarantined = async () =>
      (await stores.raw.quarantine(argoCdApplications.name)).items.length;

    for (let look = 0; look < 2; look += 1) await land();
    expect(await quarantined()).toBe(1);
    rollouts = 2;
    await land();
    expect(await quarantined()).toBe(2);
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

  describe('for several runs', () => {
    const looks = () => said.filter(text => text.startsWith('Sources were'));
    let questions: number;
    beforeEach(() => {
      questions = 0;
      const { applications } = argocd;
      argocd.applications = options => {
        questions += 1;
        return applications(options);
      };
    });

    it('that were asked for before it began happens once, and each says what it brought', async () => {
      const landing = open();
      const run = asked();
      const another = asked();
      await delay(5);
      await Promise.all([landing.land(run), landing.land(another)]);
      await landing.land(another);
      expect(questions).toBe(1);
      expect(looks()).toHaveLength(3);
      expect(new Set(looks()).size).toBe(1);
    });

    it('happens anew for a run that was asked for after it began', async () => {
      const landing = open();
      await landing.land(asked({ requestedAt: new Date(0) }));
      const later = asked();
      await delay(5);
      await landing.land(later);
      expect(questions).toBe(2);
      expect(new Set(looks()).size).toBe(2);
    });

    it('goes on for the others when one is cancelled, and ends when all are', async () => {
      const landing = open();
      const first = new AbortController();
      const second = new AbortController();
      const { signal } = second;
      const requestedAt = new Date(0);
      const cancelled = landing.land(asked({ signal: first.signal, requestedAt })); // prettier-ignore
      const going = landing.land(asked({ requestedAt }));
      first.abort(new Error('cancelled'));
      await expect(cancelled).rejects.toThrow('cancelled');
      await going;
      expect(questions).toBe(1);
      expect(await records(gitLabDeployments.name)).toBeGreaterThan(0);

      const { applications } = argocd;
      const asking = new Promise<AbortSignal>(resolve => {
        argocd.applications = options => {
          resolve(options!.signal!);
          return new Promise(() => {});
        };
      });
      const alone = landing.land(asked({ signal }));
      const its = await asking;
      expect(its.aborted).toBe(false);
      second.abort(new Error('cancelled too'));
      await expect(alone).rejects.toThrow('cancelled too');
      expect(its.aborted).toBe(true);
      argocd.applications = applications;
      await landing.land(asked());
    });
  });

  describe('where one project is odd', () => {
    let odd: Awaited<ReturnType<typeof startOdderGitLab>>;
    const behind = async (oddity: Parameters<typeof startOdderGitLab>[1]) => {
      odd = await startOdderGitLab(simulators.sources.gitlab, oddity);
      await gitlab.close();
      gitlab = createGitLabClient(odd.source);
    };
    afterEach(() => odd.close());
    const isOf = (path: string, list: string) =>
      path.includes(`/${projects[0]}/${list}`);
    const landedProjects = async () => {
      const marks = await new LandingMarkStore(stores.db).of('gitlab');
      return [...marks.keys()].sort();
    };

    it.each([403, 404, 500, 502])(
      'lands the others when it is answered %p, says and counts that it was not read, and lands it the next time',
      async status => {
        await behind(path => isOf(path, 'deployments') ? { status } : undefined); // prettier-ignore
        expect(await land()).toEqual({ projectsNotRead: 1 });
        expect(said).toContainEqual(
          expect.stringMatching(
            new RegExp(`^gitlab project ${projects[0]} was not read, .* gitlab answered ${status}`),
          ),
        ); // prettier-ignore
        expect(await landedProjects()).toEqual(projects.slice(1).sort());
        const before = await records(gitLabDeployments.name);
        odd.close();
        await behind(() => undefined);
        expect(await land()).toEqual({});
        expect(await records(gitLabDeployments.name)).toBeGreaterThan(before);
        expect(await landedProjects()).toEqual([...projects].sort());
      },
    );
    it('lands the others when its answer breaks off', async () => {
      await behind(path => isOf(path, 'environments') ? { status: 0 } : undefined); // prettier-ignore
      expect(await land()).toEqual({ projectsNotRead: 1 });
      expect(await landedProjects()).toEqual(projects.slice(1).sort());
    });
    it.each(['deployments', 'environments'])(
      'fails when it may not read the %s of any, as a token that sees nothing says nothing of the day',
      async list => {
        await behind(path => path.includes(`/${list}`) ? { status: 404 } : undefined); // prettier-ignore
        await expect(land()).rejects.toThrow(/gitlab answered 404/);
        expect(await landedProjects()).toEqual([]);
      },
    );

    it.each([500, 503])(
      'fails when all are answered %p, and the next time nothing is missing',
      async status => {
        await behind(path => path.includes('/deployments') ? { status } : undefined); // prettier-ignore
        await expect(land()).rejects.toThrow(/gitlab (does not )?answer/);
        expect(await landedProjects()).toEqual([]);
      },
    );
    it('fails when the token is refused, as that is not of one project', async () => {
      await behind(path => isOf(path, 'deployments') ? { status: 401 } : undefined); // prettier-ignore
      await expect(land()).rejects.toThrow(/401/);
    });

    it('lands what can be used, and keeps the rest in quarantine', async () => {
      await behind((path, [record, ...others]) =>
        isOf(path, 'deployments') && !/[?&]page=/.test(path)
          ? { records: [{ ...record, status: 7 }, ...others] }
          : undefined,
      );
      expect(await land()).toEqual({});
      const { items } = await stores.raw.quarantine(gitLabDeployments.name);
      expect(items).toEqual([
        expect.objectContaining({
          document: expect.objectContaining({ project_path: projects[0] }),
          reason: expect.stringContaining('status'),
        }),
      ]);
      expect(said).toContainEqual(
        expect.stringMatching(/^gitlab deployments in quarantine: 1, status/),
      );
      expect(await landedProjects()).toEqual([...projects].sort());
    });
  });
});
