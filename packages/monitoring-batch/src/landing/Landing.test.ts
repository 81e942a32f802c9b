import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { LandingBench, openLandingBench } from '../__testUtils__/landingBench';
import { argoCdApplications } from '../argocd/applications';
import { gitLabDeployments } from '../gitlab/deployments';
import { gitLabEnvironments } from '../gitlab/environments';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

let bench: LandingBench;
beforeEach(async () => {
  bench = await openLandingBench(databases);
});
afterEach(() => bench.close());

describe('landing from live sources', () => {
  it('brings deployments, environments and applications, and nothing twice', async () => {
    await bench.land();
    const first = await Promise.all(
      [gitLabDeployments, gitLabEnvironments, argoCdApplications].map(
        ({ name }) => bench.records(name),
      ),
    );
    for (const count of first) expect(count).toBeGreaterThan(0);
    expect(bench.said.join('\n')).toMatch(
      /Landed deployments of gitlab: \d+ new/,
    );

    // Argo CD's answer is another at each look; who forgets GitLab's mark asks for the same again.
    await bench.db('landing_mark').where('source', 'gitlab').delete();
    await bench.land();
    expect(await bench.records(gitLabDeployments.name)).toBe(first[0]);
    expect(await bench.records(argoCdApplications.name)).toBe(first[2]);
  });

  it('keeps an application that cannot be used once, until it is rolled out again', async () => {
    const { applications } = bench.clients.argocd;
    let rollouts = 1;
    // Argo CD looks at each every few minutes, and says when.
    bench.clients.argocd.applications = async options => {
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
      (await bench.raw.quarantine(argoCdApplications.name)).items.length;

    for (let look = 0; look < 2; look += 1) await bench.land();
    expect(await quarantined()).toBe(1);
    rollouts = 2;
    await bench.land();
    expect(await quarantined()).toBe(2);
  });

  it('brings what is new since the last time only', async () => {
    await bench.land();
    const before = await bench.records(gitLabDeployments.name);
    const [service] = bench.simulators.world.services.filter(
      ({ project }) => project?.path === bench.projects[0],
    );
    bench.simulators.world.deploy(service, {
      environment: service.environments[0],
      outcome: 'success',
      past: false,
      durationMs: 1,
      user: 'jane',
    });
    bench.said.length = 0;
    await bench.land();
    expect(await bench.records(gitLabDeployments.name)).toBe(before + 1);
    expect(
      bench.said.find(text => text.includes('deployments of gitlab')),
    ).toMatch(/: 1 new/);
  });

  it.each(['gitlab', 'argocd'] as const)(
    'fails with the words of %s when it does not answer, and goes on the next time',
    async system => {
      bench.simulators.set(system, { state: 'down', as: '503' });
      await expect(bench.land()).rejects.toThrow(new RegExp(system, 'i'));
      expect(await bench.records(gitLabDeployments.name)).toBe(0);
      bench.simulators.set(system, { state: 'up' });
      await bench.reconnect();
      await bench.land();
      expect(await bench.records(gitLabDeployments.name)).toBeGreaterThan(0);
    },
  );

  describe('for several runs', () => {
    const looks = () =>
      bench.said.filter(text => text.startsWith('Sources were'));
    let questions: number;
    beforeEach(() => {
      questions = 0;
      const { applications } = bench.clients.argocd;
      bench.clients.argocd.applications = options => {
        questions += 1;
        return applications(options);
      };
    });

    it('that were asked for before it began happens once, and each says what it brought', async () => {
      const landing = bench.open();
      const run = bench.asked();
      const another = bench.asked();
      await delay(5);
      await Promise.all([landing.land(run), landing.land(another)]);
      await landing.land(another);
      expect(questions).toBe(1);
      expect(looks()).toHaveLength(3);
      expect(new Set(looks()).size).toBe(1);
    });

    it('happens anew for a run that was asked for after it began', async () => {
      const landing = bench.open();
      await landing.land(bench.asked({ requestedAt: new Date(0) }));
      const later = bench.asked();
      await delay(5);
      await landing.land(later);
      expect(questions).toBe(2);
      expect(new Set(looks()).size).toBe(2);
    });

    it('goes on for the others when one is cancelled, and ends when all are', async () => {
      const landing = bench.open();
      const first = new AbortController();
      const second = new AbortController();
      const { signal } = second;
      const requestedAt = new Date(0);
      const cancelled = landing.land(
        bench.asked({ signal: first.signal, requestedAt }),
      );
      const going = landing.land(bench.asked({ requestedAt }));
      first.abort(new Error('cancelled'));
      await expect(cancelled).rejects.toThrow('cancelled');
      await going;
      expect(questions).toBe(1);
      expect(await bench.records(gitLabDeployments.name)).toBeGreaterThan(0);

      const { applications } = bench.clients.argocd;
      const asking = new Promise<AbortSignal>(resolve => {
        bench.clients.argocd.applications = options => {
          resolve(options!.signal!);
          return new Promise(() => {});
        };
      });
      const alone = landing.land(bench.asked({ signal }));
      const its = await asking;
      expect(its.aborted).toBe(false);
      second.abort(new Error('cancelled too'));
      await expect(alone).rejects.toThrow('cancelled too');
      expect(its.aborted).toBe(true);
      bench.clients.argocd.applications = applications;
      await landing.land(bench.asked());
    });
  });
});
