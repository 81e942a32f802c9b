import { setTimeout as delay } from 'node:timers/promises';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { UpstreamAnswerError } from '@rosetta/http-kit';
import { createLogger } from '@rosetta/service-kit';
import { RateLimitedError, TokenRefusedError } from '@rosetta/sources';
import { FakeGitLab } from '../__testUtils__/FakeGitLab';
import { GitLabWatch } from './GitLabWatch';
import { SourceState } from './SourceState';

const FORBIDDEN = new UpstreamAnswerError('gitlab answered 403 to deployments');
const MISSING = new NotFoundError('gitlab answered 404 to deployments');
const DEAD = new ServiceUnavailableError('gitlab cannot be reached');

describe('GitLabWatch', () => {
  let gitlab: FakeGitLab;
  let state: SourceState;
  let watch: GitLabWatch;
  let known: string[] | undefined;
  beforeEach(() => {
    gitlab = new FakeGitLab();
    for (const path of ['g/a', 'g/b', 'g/c']) {
      gitlab.project(path, 'production');
      gitlab.deploy(path, 'production');
    }
    known = [...gitlab.projects.keys()];
    const logger = createLogger({ service: 'test', level: 'silent' });
    state = new SourceState('gitlab', logger);
    watch = new GitLabWatch({
      client: gitlab,
      state,
      projects: () => known,
      requests: () => gitlab.asked.length,
      requestsPerMinute: 6_000,
    });
    watch.start();
  });
  afterEach(() => watch.stop());

  /** Asks again, until that has happened. */
  const round = async () => {
    const asked = gitlab.asked.length;
    for (let turn = 0; gitlab.asked.length === asked; turn += 1) {
      if (turn > 100) throw new Error('it is not asked');
      watch.ownersChanged();
      await delay(5);
    }
    await delay(20);
  };
  const shown = () =>
    [...state.items.values()].map(
      ({ externalName, environment, held }) =>
        `${externalName} ${environment}${held ? ` held: ${held.problem}` : ''}`,
    );
  const ALL = ['g/a production', 'g/b production', 'g/c production'];

  it('names a project that is refused, holds what it said last, and shows the others as they are', async () => {
    await round();
    expect(shown()).toEqual(ALL);
    gitlab.projects.get('g/a')!.error = FORBIDDEN;
    gitlab.deploy('g/c', 'production', 'newer');
    await round();
    expect(state.report()).toMatchObject({
      state: 'ok',
      problems: [`g/a: ${FORBIDDEN.message}`],
    });
    expect(shown()).toEqual([
      `g/a production held: ${FORBIDDEN.message}`,
      'g/b production',
      'g/c production',
    ]);
    expect(state.items.get('gitlab:g/c:production')).toMatchObject({ revision: 'newer' }); // prettier-ignore

    gitlab.projects.get('g/a')!.error = undefined;
    await round();
    expect(shown()).toEqual(ALL);
    expect(state.report().problems).toBeUndefined();
  });

  it('forgets a project that is not there once that is certain, and reads it anew when it is back', async () => {
    await round();
    gitlab.projects.get('g/b')!.error = MISSING;
    await round();
    await round();
    expect(shown()).toContain(`g/b production held: ${MISSING.message}`);
    await round();
    expect(shown()).toEqual(['g/a production', 'g/c production']);
    expect(state.report().problems).toEqual([`g/b: ${MISSING.message}`]);

    gitlab.projects.get('g/b')!.error = undefined;
    await round();
    expect(shown()).toEqual(expect.arrayContaining(ALL));
  });

  it('holds a project that alone does not answer; is down when none does', async () => {
    await round();
    gitlab.projects.get('g/a')!.error = DEAD;
    await round();
    expect(state.report()).toMatchObject({
      state: 'ok',
      problems: [`g/a: ${DEAD.message}`],
    });
    for (const project of gitlab.projects.values()) project.error = DEAD;
    await round();
    expect(state.report()).toMatchObject({
      state: 'down',
      error: DEAD.message,
    });
    expect(state.items.size).toBe(3);
  });

  it('asks no other project with a token that one has refused', async () => {
    await round();
    known = Array.from({ length: 100 }, (_, at) => `g/${at}`);
    for (const path of known)
      gitlab.project(path).error = new TokenRefusedError('gitlab answered 401');
    gitlab.asked.length = 0;
    await round();
    expect(state.report()).toMatchObject({ state: 'down', error: 'gitlab answered 401' }); // prettier-ignore
    expect(gitlab.asked.length).toBeLessThanOrEqual(8);
  });

  it('is stale, and says why, while GitLab limits requests; and asks again no sooner than it may', async () => {
    await round();
    gitlab.projects.get('g/b')!.error = new RateLimitedError('gitlab answered 429', 45_000); // prettier-ignore
    await round();
    expect(state.report()).toMatchObject({ state: 'stale', error: 'gitlab answered 429' }); // prettier-ignore
    watch.watched(1);
    expect(watch.pauseMs()).toBeGreaterThan(40_000);
  });

  it('rests in proportion to the requests that a round took', async () => {
    watch.watched(1);
    await round();
    expect(watch.pauseMs()).toBe(4_000);
    const many = Array.from({ length: 600 }, (_, at) => `many/${at}`);
    for (const path of many) gitlab.project(path, 'production');
    known = many;
    await round();
    // Deployments, environments, and the deployments of the one without any: 3 requests each.
    await delay(100);
    expect(watch.pauseMs()).toBe(18_000);
  });

  it('waits, and says so, until the référentiel says which projects there are', async () => {
    known = undefined;
    watch.ownersChanged();
    await delay(30);
    expect(state.report()).toMatchObject({ state: 'stale', error: expect.stringContaining('référentiel') }); // prettier-ignore
    known = ['g/a'];
    await round();
    expect(state.report().state).toBe('ok');
    expect(shown()).toEqual(['g/a production']);
  });

  it('takes what was stopped off the board, and what was deployed newly onto it', async () => {
    const project = gitlab.projects.get('g/a')!;
    project.environments = { production: 'available', review: 'available' };
    gitlab.deploy('g/a', 'review');
    await round();
    expect(shown()).toContain('g/a review');
    project.environments = { production: 'available', review: 'stopped', staging: 'available' }; // prettier-ignore
    gitlab.deploy('g/a', 'staging');
    await round();
    expect(shown()).toContain('g/a staging');
    expect(shown()).not.toContain('g/a review');
  });

  it('finds the last deployment of each of many environments, however long ago it was', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `region-${at}`);
    gitlab.project('g/many', ...names, 'never');
    for (const name of names) gitlab.deploy('g/many', name);
    for (let at = 0; at < 500; at += 1) gitlab.deploy('g/many', 'region-0', `sha-${at}`); // prettier-ignore
    known = ['g/many'];
    await round();
    expect(state.report().problems).toEqual(['g/many: 10 environments are still to be asked for']); // prettier-ignore
    await round();
    expect(state.items.size).toBe(60);
    expect(state.report().problems).toBeUndefined();
    expect(state.items.get('gitlab:g/many:region-0')).toMatchObject({ revision: 'sha-499' }); // prettier-ignore
    expect(state.items.get('gitlab:g/many:region-59')).toMatchObject({ revision: 'sha-region-59' }); // prettier-ignore
  });

  it('asks again for an environment whose last deployment it was not told', async () => {
    const project = gitlab.project('g/many', 'production', 'old');
    gitlab.deploy('g/many', 'old');
    for (let at = 0; at < 100; at += 1) gitlab.deploy('g/many', 'production');
    project.errorOf = { 'deployments to old': DEAD };
    known = ['g/many', 'g/b'];
    await round();
    expect(shown()).not.toContain('g/many old');
    project.errorOf = {};
    await round();
    expect(shown()).toContain('g/many old');
  });

  it('names a deployment that it cannot read, and shows the one before as such, until there is a newer one', async () => {
    const project = gitlab.projects.get('g/a')!;
    project.bad = { id: 1_000, environment: { name: 'production' } };
    const problem = 'deployment 1000 is left out, sha: is a number';
    for (let turn = 0; turn < 2; turn += 1) {
      await round();
      expect(state.report()).toMatchObject({
        state: 'ok',
        problems: [`g/a: ${problem}`],
      });
      expect(shown()).toContain(`g/a production held: ${problem}`);
    }
    gitlab.deploy('g/a', 'production');
    project.deployments.at(-1)!.id = 1_001;
    await round();
    expect(shown()).toEqual(ALL);
    expect(state.report().problems).toBeUndefined();
  });
});
