import { TestDatabases } from '@backstage/backend-test-utils';
import { LandingMarkStore } from '@rosetta/monitoring-mart';
import { LandingBench, openLandingBench } from '../__testUtils__/landingBench';
import { startOdderGitLab } from '../__testUtils__/odderGitLab';
import { gitLabDeployments } from '../gitlab/deployments';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

let bench: LandingBench;
beforeEach(async () => {
  bench = await openLandingBench(databases);
});
afterEach(() => bench.close());

describe('landing where one project is odd', () => {
  let odd: Awaited<ReturnType<typeof startOdderGitLab>>;
  const behind = async (oddity: Parameters<typeof startOdderGitLab>[1]) => {
    odd = await startOdderGitLab(bench.simulators.sources.gitlab, oddity);
    await bench.reconnect(odd.source);
  };
  afterEach(() => odd.close());
  const isOf = (path: string, list: string) =>
    path.includes(`/${bench.projects[0]}/${list}`);
  const landedProjects = async () => {
    const marks = await new LandingMarkStore(bench.db).of('gitlab');
    return [...marks.keys()].sort();
  };

  it.each([403, 404, 500, 502])(
    'lands the others when it is answered %p, says and counts that it was not read, and lands it the next time',
    async status => {
      await behind(path =>
        isOf(path, 'deployments') ? { status } : undefined,
      );
      expect(await bench.land()).toEqual({ projectsNotRead: 1 });
      expect(bench.said).toContainEqual(
        expect.stringMatching(
          new RegExp(
            `^gitlab project ${bench.projects[0]} was not read, .* gitlab answered ${status}`,
          ),
        ),
      );
      expect(await landedProjects()).toEqual(bench.projects.slice(1).sort());
      const before = await bench.records(gitLabDeployments.name);
      odd.close();
      await behind(() => undefined);
      expect(await bench.land()).toEqual({});
      expect(await bench.records(gitLabDeployments.name)).toBeGreaterThan(
        before,
      );
      expect(await landedProjects()).toEqual([...bench.projects].sort());
    },
  );

  it('lands the others when its answer breaks off', async () => {
    await behind(path =>
      isOf(path, 'environments') ? { status: 0 } : undefined,
    );
    expect(await bench.land()).toEqual({ projectsNotRead: 1 });
    expect(await landedProjects()).toEqual(bench.projects.slice(1).sort());
  });

  it.each(['deployments', 'environments'])(
    'fails when it may not read the %s of any, as a token that sees nothing says nothing of the day',
    async list => {
      await behind(path =>
        path.includes(`/${list}`) ? { status: 404 } : undefined,
      );
      await expect(bench.land()).rejects.toThrow(/gitlab answered 404/);
      expect(await landedProjects()).toEqual([]);
    },
  );

  it.each([500, 503])(
    'fails when all are answered %p, and the next time nothing is missing',
    async status => {
      await behind(path =>
        path.includes('/deployments') ? { status } : undefined,
      );
      await expect(bench.land()).rejects.toThrow(/gitlab (does not )?answer/);
      expect(await landedProjects()).toEqual([]);
      odd.close();
      await behind(() => undefined);
      await bench.land();
      expect(await landedProjects()).toEqual([...bench.projects].sort());
    },
  );

  it('fails when the token is refused, as that is not of one project', async () => {
    await behind(path =>
      isOf(path, 'deployments') ? { status: 401 } : undefined,
    );
    await expect(bench.land()).rejects.toThrow(/401/);
  });

  it('lands what can be used, and keeps the rest in quarantine', async () => {
    await behind((path, [record, ...others]) =>
      isOf(path, 'deployments') && !/[?&]page=/.test(path)
        ? { records: [{ ...record, status: 7 }, ...others] }
        : undefined,
    );
    expect(await bench.land()).toEqual({});
    const { items } = await bench.raw.quarantine(gitLabDeployments.name);
    expect(items).toEqual([
      expect.objectContaining({
        document: expect.objectContaining({ project_path: bench.projects[0] }),
        reason: expect.stringContaining('status'),
      }),
    ]);
    expect(bench.said).toContainEqual(
      expect.stringMatching(/^gitlab deployments in quarantine: 1, status/),
    );
    expect(await landedProjects()).toEqual([...bench.projects].sort());
  });
});
