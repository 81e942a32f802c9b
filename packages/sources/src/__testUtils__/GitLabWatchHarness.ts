import { setTimeout as delay } from 'node:timers/promises';
import { createLogger } from '@rosetta/service-kit';
import { FakeGitLab } from './FakeGitLab';
import { GitLabWatch } from '../gitlab/watch/GitLabWatch';
import { SourceState } from '../live/SourceState';

export const until = async (isSo: () => boolean, meanwhile = () => {}) => {
  for (const end = Date.now() + 4_000; !isSo(); await delay(2)) {
    if (Date.now() > end) throw new Error(`not so: ${isSo}`);
    meanwhile();
  }
};

/** A watch of a fake GitLab, with a way to wait for the end of a poll. */
export class GitLabWatchHarness {
  readonly state = new SourceState(
    { name: 'gitlab', title: 'GitLab' },
    createLogger({ service: 'test', level: 'silent' }),
  );
  readonly watch: GitLabWatch;
  /** What the référentiel says. */
  known: string[] | undefined;
  begun = 0;
  #ended = 0;
  #endedAt = 0;
  /** How long it paused before the last poll. */
  restedMs = 0;

  constructor(gitlab: FakeGitLab) {
    this.known = [...gitlab.projects.keys()];
    for (const outcome of [
      'recordAnswer',
      'recordFailure',
      'setWaiting',
    ] as const) {
      const record: (value: never) => void = this.state[outcome].bind(
        this.state,
      );
      this.state[outcome] = (value: never) => {
        record(value);
        this.#ended += 1;
        this.#endedAt = performance.now();
      };
    }
    this.watch = new GitLabWatch({
      client: gitlab,
      state: this.state,
      projects: () => {
        this.begun += 1;
        this.restedMs = performance.now() - this.#endedAt;
        return this.known;
      },
      requestCount: () => gitlab.requests.length,
      requestsPerMinute: 60_000,
    });
  }

  /** Watches three projects, each with a deployment in production. */
  static start() {
    const gitlab = new FakeGitLab();
    for (const path of ['g/a', 'g/b', 'g/c']) {
      gitlab.project(path, 'production');
      gitlab.deploy(path, 'production');
    }
    const bench = new GitLabWatchHarness(gitlab);
    bench.watch.start();
    return { gitlab, bench };
  }

  /** Polls until a poll that began from now on has ended. */
  async round() {
    const wanted = this.begun + 1;
    await until(
      () => this.#ended >= wanted,
      () => this.watch.pivotsChanged(),
    );
  }

  /** What the board shows, as text. */
  shown(): string[] {
    return [...this.state.items.values()]
      .map(
        ({ externalName, environment, held }) =>
          `${externalName} ${environment}${
            held ? ` held: ${held.problem}` : ''
          }`,
      )
      .sort();
  }
}
