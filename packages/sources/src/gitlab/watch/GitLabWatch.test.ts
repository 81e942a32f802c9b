import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { UpstreamAnswerError } from '@rosetta/http-kit';
import { FakeGitLab } from '../../__testUtils__/FakeGitLab';
import {
  GitLabWatchHarness,
  until,
} from '../../__testUtils__/GitLabWatchHarness';
import {
  RateLimitedError,
  RequestRefusedError,
  TokenRefusedError,
} from '../../http/refusal';

const FORBIDDEN = new RequestRefusedError('GitLab answered 403 to deployments');
const MISSING = new NotFoundError('GitLab answered 404 to deployments');
const LIMITED = new RateLimitedError('GitLab answered 429', 30);
const DEAD = new ServiceUnavailableError('GitLab cannot be reached');

describe('GitLabWatch', () => {
  let gitlab: FakeGitLab;
  let bench: GitLabWatchHarness;
  beforeEach(() => {
    ({ gitlab, bench } = GitLabWatchHarness.start());
  });
  afterEach(() => bench.watch.stop());

  const ALL = ['g/a production', 'g/b production', 'g/c production'];

  it('names a refused project, keeps its last answer, and shows the others as they are', async () => {
    await bench.round();
    expect(bench.shown()).toEqual(ALL);
    gitlab.projects.get('g/a')!.error = FORBIDDEN;
    gitlab.deploy('g/c', 'production', 'newer');
    await bench.round();
    expect(bench.state.report()).toMatchObject({
      state: 'ok',
      problems: [`g/a: ${FORBIDDEN.message}`],
    });
    expect(bench.shown()).toEqual([
      `g/a production held: ${FORBIDDEN.message}`,
      'g/b production',
      'g/c production',
    ]);
    expect(bench.state.items.get('gitlab:g/c:production')).toMatchObject({ revision: 'newer' }); // prettier-ignore

    gitlab.projects.get('g/a')!.error = undefined;
    await bench.round();
    expect(bench.shown()).toEqual(ALL);
    expect(bench.state.report().problems).toBeUndefined();
  });

  it('forgets a project that is certainly gone, and reads it again when it is back', async () => {
    await bench.round();
    gitlab.projects.get('g/b')!.error = MISSING;
    await bench.round();
    await bench.round();
    expect(bench.shown()).toContain(`g/b production held: ${MISSING.message}`);
    await bench.round();
    expect(bench.shown()).toEqual(['g/a production', 'g/c production']);
    expect(bench.state.report().problems).toEqual([`g/b: ${MISSING.message}`]);

    gitlab.projects.get('g/b')!.error = undefined;
    await bench.round();
    expect(bench.shown()).toEqual(expect.arrayContaining(ALL));
  });

  it('keeps the last answer of a single project that fails, and is down when all fail', async () => {
    await bench.round();
    gitlab.projects.get('g/a')!.error = DEAD;
    await bench.round();
    expect(bench.state.report()).toMatchObject({
      state: 'ok',
      problems: [`g/a: ${DEAD.message}`],
    });
    for (const project of gitlab.projects.values()) project.error = DEAD;
    await bench.round();
    expect(bench.state.report()).toMatchObject({
      state: 'down',
      error: DEAD.message,
    });
    expect(bench.state.items.size).toBe(3);
  });

  it.each([
    ['refuses', FORBIDDEN],
    ['does not have', MISSING],
    ['fails for', new UpstreamAnswerError('GitLab answered 500')],
  ])(
    'is down, and keeps all, when it %s every project, however long',
    async (_, error) => {
      await bench.round();
      for (const project of gitlab.projects.values()) project.error = error;
      for (let turn = 0; turn < 4; turn += 1) await bench.round();
      expect(bench.state.report()).toMatchObject({
        state: 'down',
        error: error.message,
      });
      gitlab.projects.get('g/a')!.error = undefined;
      await bench.round();
      expect(bench.state.report().state).toBe('ok');
      expect(bench.shown()).toEqual([
        'g/a production',
        `g/b production held: ${error.message}`,
        `g/c production held: ${error.message}`,
      ]);
    },
  );

  it('polls no other project with a token that one has refused', async () => {
    await bench.round();
    bench.known = Array.from({ length: 100 }, (_, at) => `g/${at}`);
    for (const path of bench.known)
      gitlab.project(path).error = new TokenRefusedError('GitLab answered 401');
    gitlab.requests.length = 0;
    await bench.round();
    expect(bench.state.report()).toMatchObject({ state: 'down', error: 'GitLab answered 401' }); // prettier-ignore
    expect(gitlab.requests.length).toBeLessThanOrEqual(8);
  });

  it('is stale, and says why, while GitLab limits requests', async () => {
    await bench.round();
    gitlab.projects.get('g/b')!.error = LIMITED;
    await bench.round();
    expect(bench.state.report()).toMatchObject({ state: 'stale', error: LIMITED.message }); // prettier-ignore
  });

  describe('GitLabWatch when its only page is reloaded often', () => {
    const reload = async () => {
      const before = bench.begun;
      await until(
        () => bench.begun > before,
        () => {
          bench.watch.setListeners(0);
          bench.watch.setListeners(1);
          bench.watch.pivotsChanged();
          bench.watch.refresh();
        },
      );
    };

    it('pauses in proportion to the requests of the last poll', async () => {
      bench.known = Array.from({ length: 100 }, (_, at) => `many/${at}`);
      for (const path of bench.known) gitlab.project(path, 'production');
      await bench.round();
      // Deployments, environments, and the deployments of the one without any: 300 requests.
      await reload();
      expect(bench.restedMs).toBeGreaterThan(290);
    });

    it('sends no request until the retry-after of GitLab is over', async () => {
      gitlab.projects.get('g/b')!.error = new RateLimitedError('GitLab answered 429', 300); // prettier-ignore
      await bench.round();
      await reload();
      expect(bench.restedMs).toBeGreaterThan(290);
    });
  });

  it('reports that it waits until the référentiel lists the projects', async () => {
    bench.known = undefined;
    await bench.round();
    expect(bench.state.report()).toMatchObject({ state: 'stale', error: expect.stringContaining('référentiel') }); // prettier-ignore
    bench.known = ['g/a'];
    await bench.round();
    expect(bench.state.report().state).toBe('ok');
    expect(bench.shown()).toEqual(['g/a production']);
  });

  it('shows what it read before GitLab limited it, and goes on with the next project in the next poll', async () => {
    const many = Array.from({ length: 40 }, (_, at) => `many/${at}`);
    for (const path of many) {
      gitlab.project(path, 'production');
      gitlab.deploy(path, 'production');
    }
    await bench.round();
    bench.known = many;
    gitlab.limited = LIMITED;
    // Deployments and environments: thirty requests are fifteen projects at the most.
    for (let turn = 0; turn < 6; turn += 1) {
      gitlab.budget = 30;
      await bench.round();
      expect(bench.state.report().state).toBe('stale');
    }
    const items = [...bench.state.items.values()].filter(({ externalName }) => externalName.startsWith('many/')); // prettier-ignore
    expect(items).toHaveLength(40);
    for (const { held } of items)
      expect(held).toEqual({ asOf: expect.any(String), problem: LIMITED.message }); // prettier-ignore
    gitlab.budget = Infinity;
    await bench.round();
    expect(bench.shown()).toEqual(
      many.map(path => `${path} production`).sort(),
    );
  });

  it('keeps what an earlier process knew of a project that does not answer, until it is certainly gone', async () => {
    await bench.round();
    const asOf = '2026-11-20T11:00:00.000Z';
    const next = new GitLabWatchHarness(gitlab);
    next.state.restore([...bench.state.items.values()], new Date(asOf));
    gitlab.projects.get('g/a')!.error = FORBIDDEN;
    gitlab.projects.get('g/b')!.error = MISSING;
    next.watch.start();

    // The one it begins with, and another.
    await next.round();
    expect(next.shown()).toEqual([
      `g/a production held: ${FORBIDDEN.message}`,
      `g/b production held: ${MISSING.message}`,
      'g/c production',
    ]);
    expect(next.state.items.get('gitlab:g/a:production')!.held!.asOf).toBe(asOf); // prettier-ignore
    await next.round();
    expect(next.shown()).toEqual([
      `g/a production held: ${FORBIDDEN.message}`,
      'g/c production',
    ]);
    gitlab.projects.get('g/a')!.error = undefined;
    await next.round();
    expect(next.shown()).toEqual(['g/a production', 'g/c production']);
    await next.watch.stop();
  });
});
