import { TestDatabases } from '@rosetta/test-kit/databases';
import { WatermarkStore } from '@rosetta/run-kit';
import { gitLabDeployments } from '@rosetta/sources/gitlab';
import {
  createIngestionHarness,
  IngestionHarness,
} from '../__testUtils__/ingestionHarness';
import { startGitLabProxy } from '../__testUtils__/startGitLabProxy';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

let harness: IngestionHarness;
beforeEach(async () => {
  harness = await createIngestionHarness(databases);
});
afterEach(() => harness.close());

describe('SourceIngestion of a GitLab with a failing project', () => {
  let proxy: Awaited<ReturnType<typeof startGitLabProxy>>;
  const proxyWith = async (change: Parameters<typeof startGitLabProxy>[1]) => {
    proxy = await startGitLabProxy(harness.simulators.sources.gitlab, change);
    await harness.reconnect(proxy.source);
  };
  afterEach(() => proxy.close());
  const isFirstProject = (path: string, list: string) =>
    path.includes(`/${harness.projects[0]}/${list}?`);
  const landedProjects = async () => {
    const marks = await new WatermarkStore(harness.db).of('gitlab');
    return [...marks.keys()].sort();
  };

  it.each([403, 404, 500, 502])(
    'lands the others when one project answers %p, logs and counts it as not read, and lands it the next time',
    async status => {
      await proxyWith(path =>
        isFirstProject(path, 'deployments') ? { status } : undefined,
      );
      expect(await harness.land()).toEqual({ projectsNotRead: 1 });
      expect(harness.logged).toContainEqual(
        expect.stringMatching(
          new RegExp(
            `^GitLab project ${harness.projects[0]} was not read, .* GitLab answered ${status}`,
          ),
        ),
      );
      expect(await landedProjects()).toEqual(harness.projects.slice(1).sort());
      const before = await harness.records(gitLabDeployments.name);
      proxy.close();
      await proxyWith(() => undefined);
      expect(await harness.land()).toEqual({});
      expect(await harness.records(gitLabDeployments.name)).toBeGreaterThan(
        before,
      );
      expect(await landedProjects()).toEqual([...harness.projects].sort());
    },
  );

  it('lands the others when the answer of one breaks off', async () => {
    await proxyWith(path =>
      isFirstProject(path, 'environments') ? { status: 0 } : undefined,
    );
    expect(await harness.land()).toEqual({ projectsNotRead: 1 });
    expect(await landedProjects()).toEqual(harness.projects.slice(1).sort());
  });

  it.each(['deployments', 'environments'])(
    'fails when it may not read the %s of any project, as a token that sees nothing says nothing of the day',
    async list => {
      await proxyWith(path =>
        path.includes(`/${list}`) ? { status: 404 } : undefined,
      );
      await expect(harness.land()).rejects.toThrow(/GitLab answered 404/);
      expect(await landedProjects()).toEqual([]);
    },
  );

  it.each([500, 503])(
    'fails when all projects answer %p, and misses nothing the next time',
    async status => {
      await proxyWith(path =>
        path.includes('/deployments') ? { status } : undefined,
      );
      await expect(harness.land()).rejects.toThrow(/GitLab (does not )?answer/);
      expect(await landedProjects()).toEqual([]);
      proxy.close();
      await proxyWith(() => undefined);
      await harness.land();
      expect(await landedProjects()).toEqual([...harness.projects].sort());
    },
  );

  it('fails when the token is refused, as that concerns all projects', async () => {
    await proxyWith(path =>
      isFirstProject(path, 'deployments') ? { status: 401 } : undefined,
    );
    await expect(harness.land()).rejects.toThrow(/401/);
  });

  it('lands valid records and quarantines the others', async () => {
    await proxyWith((path, [record, ...others]) =>
      isFirstProject(path, 'deployments') && !/[?&]page=/.test(path)
        ? { records: [{ ...record, status: 7 }, ...others] }
        : undefined,
    );
    expect(await harness.land()).toEqual({});
    const { items } = await harness.raw.quarantine(gitLabDeployments.name);
    expect(items).toEqual([
      expect.objectContaining({
        document: expect.stringContaining(
          `"project_path":"${harness.projects[0]}"`,
        ),
        reason: expect.stringContaining('status'),
      }),
    ]);
    expect(harness.logged).toContainEqual(
      expect.stringMatching(/^gitlab deployments in quarantine: 1, status/),
    );
    expect(await landedProjects()).toEqual([...harness.projects].sort());
  });

  /** The first page of the first project, with another text for its first record. */
  const proxyWithFirst = (change: (record: object) => string) =>
    proxyWith((path, [first, ...others]) =>
      isFirstProject(path, 'deployments') && !/[?&]page=/.test(path)
        ? {
            text: `[${[
              change(first),
              ...others.map(each => JSON.stringify(each)),
            ]}]`,
          }
        : undefined,
    );

  it.each([
    [
      'is nested 9,000 deep',
      (record: object) =>
        `${JSON.stringify(record).slice(0, -1)},"more":${
          '['.repeat(9_000) + ']'.repeat(9_000)
        }}`,
      'it is nested deeper than 64 levels',
    ],
    [
      'has an id beyond 2^53',
      (record: object) =>
        JSON.stringify({ ...record, id: 0 }).replace(
          '"id":0',
          '"id":12345678901234567891',
        ),
      'id: is beyond 2^53: "12345678901234567891"',
    ],
  ])('lands the others when a record %s', async (_, change, reason) => {
    await proxyWithFirst(change);
    expect(await harness.land()).toEqual({});
    const { items } = await harness.raw.quarantine(gitLabDeployments.name);
    expect(items.map(each => each.reason)).toEqual([reason]);
    expect(await landedProjects()).toEqual([...harness.projects].sort());
  });
});
