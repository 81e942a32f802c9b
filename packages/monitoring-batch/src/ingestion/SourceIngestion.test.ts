import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { readSlice } from '@rosetta/raw-store';
import { argoCdApplications } from '@rosetta/sources/argocd';
import {
  gitLabDeployments,
  gitLabEnvironments,
  gitLabMergeRequests,
  readGitLabDeployment,
  readGitLabMergeRequest,
} from '@rosetta/sources/gitlab';
import {
  createIngestionHarness,
  IngestionHarness,
} from '../__testUtils__/ingestionHarness';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

let harness: IngestionHarness;
beforeEach(async () => {
  harness = await createIngestionHarness(databases);
});
afterEach(() => harness.close());

describe('SourceIngestion', () => {
  it('lands deployments, environments and applications, and nothing twice', async () => {
    await harness.land();
    const first = await Promise.all(
      [gitLabDeployments, gitLabEnvironments, argoCdApplications].map(
        ({ name }) => harness.records(name),
      ),
    );
    for (const count of first) expect(count).toBeGreaterThan(0);
    expect(harness.logged.join('\n')).toMatch(
      /Landed deployments of gitlab: \d+ new/,
    );

    // Argo CD's answer is another at each look; who forgets GitLab's mark asks for the same again.
    await harness.db('landing_mark').where('source', 'gitlab').delete();
    await harness.land();
    expect(await harness.records(gitLabDeployments.name)).toBe(first[0]);
    expect(await harness.records(argoCdApplications.name)).toBe(first[2]);
  });

  const documents = async ({ name }: { name: string }) => {
    const all: unknown[] = [];
    for (const { period } of await harness.raw.periods(name))
      for (const slice of await harness.raw.slices(name, period, 1_000))
        for await (const records of readSlice(harness.raw, name, period, slice))
          all.push(...records.map(({ document }) => document));
    return all;
  };

  it('lands merge requests with commits and comments, and what deployments to production brought', async () => {
    await harness.land();
    const merged = (await documents(gitLabMergeRequests)).map(
      readGitLabMergeRequest,
    );
    expect(merged.length).toBeGreaterThan(10);
    for (const { firstCommitAt, createdAt, mergedAt } of merged)
      expect([firstCommitAt! < createdAt, createdAt < mergedAt!]).toEqual([true, true]); // prettier-ignore
    expect(merged.some(({ firstReviewAt }) => firstReviewAt)).toBe(true);
    const brought = (await documents(gitLabDeployments))
      .map(readGitLabDeployment)
      .filter(({ mergeRequests }) => mergeRequests);
    expect(brought.length).toBeGreaterThan(5);
    for (const { environment, status } of brought)
      expect([environment, status]).toEqual(['production', 'success']);
    const known = new Set(
      merged.map(({ project, iid }) => `${project}!${iid}`),
    );
    expect(
      brought.some(({ project, mergeRequests }) =>
        mergeRequests!.some(iid => known.has(`${project}!${iid}`)),
      ),
    ).toBe(true);
  });

  it('quarantines an invalid application once, until it is rolled out again', async () => {
    const { applications } = harness.clients.argocd;
    let rollouts = 1;
    // Argo CD looks at each every few minutes, and says when.
    harness.clients.argocd.applications = async options => {
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
      (await harness.raw.quarantine(argoCdApplications.name)).items.length;

    for (let poll = 0; poll < 2; poll += 1) await harness.land();
    expect(await quarantined()).toBe(1);
    rollouts = 2;
    await harness.land();
    expect(await quarantined()).toBe(2);
  });

  it('lands only what is new since the last time', async () => {
    await harness.land();
    const before = await harness.records(gitLabDeployments.name);
    const [service] = harness.simulators.world.services.filter(
      ({ project }) => project?.path === harness.projects[0],
    );
    harness.simulators.world.deploy(service, {
      environment: service.environments[0],
      outcome: 'success',
      past: false,
      durationMs: 1,
      user: 'jane',
    });
    harness.logged.length = 0;
    await harness.land();
    expect(await harness.records(gitLabDeployments.name)).toBe(before + 1);
    expect(
      harness.logged.find(text => text.includes('deployments of gitlab')),
    ).toMatch(/: 1 new/);
  });

  it.each([
    ['gitlab', 'GitLab'],
    ['argocd', 'Argo CD'],
  ] as const)(
    'fails with the message of %s when it does not answer, and recovers the next time',
    async (system, title) => {
      harness.simulators.set(system, { state: 'down', as: '503' });
      await expect(harness.land()).rejects.toThrow(title);
      expect(await harness.records(gitLabDeployments.name)).toBe(0);
      harness.simulators.set(system, { state: 'up' });
      await harness.reconnect();
      await harness.land();
      expect(await harness.records(gitLabDeployments.name)).toBeGreaterThan(0);
    },
  );

  it('lands for a job what it reads only: a source of another one may be down', async () => {
    harness.simulators.set('gitlab', { state: 'down', as: '503' });
    await harness.open().land({ ...harness.request(), sources: ['argocd'] });
    expect(await harness.records(argoCdApplications.name)).toBeGreaterThan(0);
  });

  describe('for several runs', () => {
    const polls = () =>
      harness.logged.filter(text => text.startsWith('Sources were polled'));
    let lists: number;
    beforeEach(() => {
      lists = 0;
      const { applications } = harness.clients.argocd;
      harness.clients.argocd.applications = options => {
        lists += 1;
        return applications(options);
      };
    });

    it('polls once for runs that were requested before it began, and logs the counts in each', async () => {
      const ingestion = harness.open();
      const run = harness.request();
      const another = harness.request();
      await delay(5);
      await Promise.all([ingestion.land(run), ingestion.land(another)]);
      await ingestion.land(another);
      expect(lists).toBe(1);
      expect(polls()).toHaveLength(3);
      expect(new Set(polls()).size).toBe(1);
    });

    it('polls again for a run that was requested after it began', async () => {
      const ingestion = harness.open();
      await ingestion.land(harness.request({ requestedAt: new Date(0) }));
      const later = harness.request();
      await delay(5);
      await ingestion.land(later);
      expect(lists).toBe(2);
      expect(new Set(polls()).size).toBe(2);
    });

    it('goes on for the others when one run is cancelled, and aborts when all are', async () => {
      const ingestion = harness.open();
      const first = new AbortController();
      const second = new AbortController();
      const { signal } = second;
      const requestedAt = new Date(0);
      const cancelled = ingestion.land(
        harness.request({ signal: first.signal, requestedAt }),
      );
      const going = ingestion.land(harness.request({ requestedAt }));
      first.abort(new Error('cancelled'));
      await expect(cancelled).rejects.toThrow('cancelled');
      await going;
      expect(lists).toBe(1);
      expect(await harness.records(gitLabDeployments.name)).toBeGreaterThan(0);

      const { applications } = harness.clients.argocd;
      const asking = new Promise<AbortSignal>(resolve => {
        harness.clients.argocd.applications = options => {
          resolve(options!.signal!);
          return new Promise(() => {});
        };
      });
      const alone = ingestion.land(harness.request({ signal }));
      const its = await asking;
      expect(its.aborted).toBe(false);
      second.abort(new Error('cancelled too'));
      await expect(alone).rejects.toThrow('cancelled too');
      expect(its.aborted).toBe(true);
      harness.clients.argocd.applications = applications;
      await ingestion.land(harness.request());
    });
  });
});
