import { GitLabDeployment, GitLabEnvironment } from '../gitlab/schemas';
import {
  DeploymentsOptions,
  EnvironmentsOptions,
  ProjectRef,
} from '../gitlab/types';

interface FakeProject {
  /** By name; `stopped` ones are there too. */
  environments: Record<string, GitLabEnvironment['state']>;
  /** Oldest first. */
  deployments: GitLabDeployment[];
  /** What it throws instead of an answer. */
  error?: Error;
  /** What it throws for a part: `environments`, or `deployments to production`. */
  errorOf: Record<string, Error>;
  /** The name of an environment that is not as documented. */
  badEnvironment?: string;
  /** A deployment that is not as documented. */
  bad?: { id: number; environment: { name: string } };
}

const NOW = Date.parse('2026-11-20T12:00:00Z');

/** GitLab, as far as the board reads it: projects that a test deploys to, removes and restores. */
export class FakeGitLab {
  readonly projects = new Map<string, FakeProject>();
  readonly requests: string[] = [];
  rateLimit = undefined;
  /** How many requests it still answers, and what it says to others. */
  budget = Infinity;
  limited?: Error;
  #id = 0;

  project(path: string, ...environments: string[]): FakeProject {
    const project: FakeProject = {
      environments: Object.fromEntries(
        environments.map(name => [name, 'available']),
      ),
      deployments: [],
      errorOf: {},
    };
    this.projects.set(path, project);
    return project;
  }

  deploy(path: string, environment: string, sha = `sha-${environment}`) {
    this.#id += 1;
    const at = new Date(NOW + this.#id).toISOString();
    this.projects.get(path)!.deployments.push({
      id: this.#id,
      iid: this.#id,
      ref: 'main',
      sha,
      created_at: at,
      updated_at: at,
      status: 'success',
      environment: { id: 1, name: environment },
    });
  }

  async *deployments(
    path: ProjectRef,
    { environment, onRefused, limit }: DeploymentsOptions = {},
  ) {
    this.requests.push(`deployments of ${path}`);
    const what = environment ? `deployments to ${environment}` : 'deployments';
    const project = this.#answer(path, what);
    const { deployments, bad } = project;
    // The next poll reads only what is new.
    project.bad = undefined;
    if (bad)
      onRefused!({
        name: `${bad.id}`,
        problem: 'sha: is a number',
        record: bad,
      });
    const wanted = deployments
      .filter(each => !environment || each.environment.name === environment)
      .toReversed();
    yield* wanted.slice(0, limit);
  }

  async *environments(
    path: ProjectRef,
    { states, onRefused }: EnvironmentsOptions = {},
  ) {
    this.requests.push(`environments of ${path}`);
    const { environments, badEnvironment } = this.#answer(path, 'environments');
    for (const [name, state] of Object.entries(environments))
      if (name === badEnvironment)
        onRefused!({ name: '1', problem: 'id: is a text', record: { name } });
      else if (!states || state === states)
        yield { id: 1, name, state, tier: 'other' as const };
  }

  #answer(path: ProjectRef, what: string): FakeProject {
    this.budget -= 1;
    if (this.budget < 0) throw this.limited;
    const project = this.projects.get(String(path))!;
    const error = project.error ?? project.errorOf[what];
    if (error) throw error;
    return project;
  }
}
