import { ServiceUnavailableError } from '@backstage/errors';
import { FakeGitLab } from '../../__testUtils__/FakeGitLab';
import { GitLabWatchHarness } from '../../__testUtils__/GitLabWatchHarness';
import { RequestRefusedError } from '../../http/refusal';

const FORBIDDEN = new RequestRefusedError('GitLab answered 403 to deployments');
const DEAD = new ServiceUnavailableError('GitLab cannot be reached');

describe('GitLabProjects', () => {
  let gitlab: FakeGitLab;
  let bench: GitLabWatchHarness;
  beforeEach(() => {
    ({ gitlab, bench } = GitLabWatchHarness.start());
  });
  afterEach(() => bench.watch.stop());

  const ALL = ['g/a production', 'g/b production', 'g/c production'];

  it('removes stopped environments from the board, and adds new ones', async () => {
    const project = gitlab.projects.get('g/a')!;
    project.environments = { production: 'available', review: 'available' };
    gitlab.deploy('g/a', 'review');
    await bench.round();
    expect(bench.shown()).toContain('g/a review');
    project.environments = { production: 'available', review: 'stopped', staging: 'available' }; // prettier-ignore
    gitlab.deploy('g/a', 'staging');
    await bench.round();
    expect(bench.shown()).toContain('g/a staging');
    expect(bench.shown()).not.toContain('g/a review');
  });

  it('keeps an environment that cannot be read on the board, and names it', async () => {
    const project = gitlab.project('g/new', 'staging', 'production');
    for (const name of ['staging', 'production']) gitlab.deploy('g/new', name);
    project.badEnvironment = 'production';
    bench.known = ['g/new'];
    await bench.round();
    expect(bench.shown()).toEqual(['g/new production', 'g/new staging']);
    expect(bench.state.report()).toMatchObject({
      state: 'ok',
      problems: ['g/new: environment 1 is left out, id: is a text'],
    });
  });

  it('shows deployments with the time of their read while environments fail', async () => {
    const project = gitlab.project('g/new', 'production');
    gitlab.deploy('g/new', 'production');
    project.errorOf = { environments: FORBIDDEN };
    bench.known = ['g/new', 'g/b'];
    await bench.round();
    expect(bench.shown()).toContain(
      `g/new production held: ${FORBIDDEN.message}`,
    );
    expect(bench.state.items.get('gitlab:g/new:production')!.held!.asOf).toEqual(expect.any(String)); // prettier-ignore
  });

  it('finds the last deployment of each of many environments, however long ago it was', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `region-${at}`);
    gitlab.project('g/many', ...names, 'never');
    for (const name of names) gitlab.deploy('g/many', name);
    for (let at = 0; at < 500; at += 1) gitlab.deploy('g/many', 'region-0', `sha-${at}`); // prettier-ignore
    bench.known = ['g/many'];
    await bench.round();
    expect(bench.state.report().problems).toEqual(['g/many: 10 environments are still to be read']); // prettier-ignore
    await bench.round();
    expect(bench.state.items.size).toBe(60);
    expect(bench.state.report().problems).toBeUndefined();
    expect(bench.state.items.get('gitlab:g/many:region-0')).toMatchObject({ revision: 'sha-499' }); // prettier-ignore
    expect(bench.state.items.get('gitlab:g/many:region-59')).toMatchObject({ revision: 'sha-region-59' }); // prettier-ignore
  });

  it('reads an environment again whose last deployment is unknown', async () => {
    const project = gitlab.project('g/many', 'production', 'old');
    gitlab.deploy('g/many', 'old');
    for (let at = 0; at < 100; at += 1) gitlab.deploy('g/many', 'production');
    project.errorOf = { 'deployments to old': DEAD };
    bench.known = ['g/many', 'g/b'];
    await bench.round();
    expect(bench.shown()).not.toContain('g/many old');
    project.errorOf = {};
    await bench.round();
    expect(bench.shown()).toContain('g/many old');
  });

  it('names an unreadable deployment, and shows the one before as held, until there is a newer one', async () => {
    const project = gitlab.projects.get('g/a')!;
    project.bad = { id: 1_000, environment: { name: 'production' } };
    const problem = 'deployment 1000 is left out, sha: is a number';
    for (let turn = 0; turn < 2; turn += 1) {
      await bench.round();
      expect(bench.state.report()).toMatchObject({
        state: 'ok',
        problems: [`g/a: ${problem}`],
      });
      expect(bench.shown()).toContain(`g/a production held: ${problem}`);
    }
    gitlab.deploy('g/a', 'production');
    project.deployments.at(-1)!.id = 1_001;
    await bench.round();
    expect(bench.shown()).toEqual(ALL);
    expect(bench.state.report().problems).toBeUndefined();
  });
});
