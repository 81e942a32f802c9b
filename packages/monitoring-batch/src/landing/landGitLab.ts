import { importFile, JsonDataset, RawStore } from '@rosetta/raw-store';
import {
  GitLabClient,
  ListOptions,
  ProjectFailures,
  RefusedRecord,
} from '@rosetta/sources';
import { gitLabDeployments } from '../gitlab/deployments';
import { gitLabEnvironments } from '../gitlab/environments';
import { LandingScope, Landed } from './types';

/** How many projects are asked at once. */
const CONCURRENCY = 4;
/** GitLab's clock and ours differ, and an answer takes a while: what is read twice lands once. */
const OVERLAP_MS = 5 * 60_000;

type Ask = (
  project: string,
  options: Required<ListOptions>,
) => AsyncIterable<object>;

const ofProject = (project: string, document: unknown) =>
  typeof document === 'object'
    ? { ...document, project_path: project }
    : document;

/** What all projects answer; those that do not while others do are left out, and named. */
class ProjectReader {
  readonly unread = new Map<string, string>();
  #failure: unknown;
  readonly #failures: ProjectFailures;
  readonly #projects: readonly string[];
  readonly #signal: AbortSignal;

  constructor(projects: readonly string[], signal: AbortSignal) {
    this.#projects = projects;
    this.#failures = new ProjectFailures(projects.length);
    this.#signal = signal;
  }

  /** Those that have answered so far. */
  get read() {
    return this.#projects.filter(project => !this.unread.has(project));
  }

  /**
   * A few projects at a time, so that memory holds a few of them. Where none answers it is no
   * affair of one: a token that sees nothing must not pass for a quiet day.
   */
  async *documents(ask: Ask) {
    const projects = this.read;
    for (let first = 0; first < projects.length; first += CONCURRENCY) {
      const some = projects.slice(first, first + CONCURRENCY);
      const answers = await Promise.all(
        some.map(project => this.#documentsOf(project, ask)),
      );
      yield* answers.flat();
    }
    if (this.unread.size > 0 && this.read.length === 0) throw this.#failure;
  }

  /** All that a project answers, or nothing. */
  async #documentsOf(project: string, ask: Ask): Promise<unknown[]> {
    const documents: unknown[] = [];
    const keep = (document: unknown) =>
      documents.push(ofProject(project, document));
    // The dataset validates odd ones as well: what can't be used goes to quarantine.
    const onRefused = ({ record }: RefusedRecord) => keep(record);
    try {
      const answer = ask(project, { signal: this.#signal, onRefused });
      for await (const document of answer) keep(document);
      this.#failures.answered();
      return documents;
    } catch (error) {
      this.#leaveOut(project, error);
      return [];
    }
  }

  /** Throws what is no affair of the project. */
  #leaveOut(project: string, error: unknown) {
    if (this.#signal.aborted) throw error;
    const ofAll = this.#failures.ofAll(error);
    if (ofAll !== undefined) throw ofAll;
    this.#failure ??= error;
    this.unread.set(
      project,
      error instanceof Error ? error.message : `${error}`,
    );
  }
}

const landAll = async (
  raw: RawStore,
  dataset: JsonDataset,
  documents: AsyncIterable<unknown>,
  signal: AbortSignal,
) => {
  const file = { path: '', name: 'gitlab, live' };
  return importFile(raw, dataset.fromRecords(documents), file, { signal });
};

/** Lands what GitLab says has changed in the projects of the référentiel since it was asked last. */
export const landGitLab = async (
  client: GitLabClient,
  { raw, marks, pivots, since, signal }: LandingScope,
): Promise<Landed> => {
  const began = new Date();
  const projects = new ProjectReader(pivots('gitlab:project'), signal);
  const known = await marks.of('gitlab');
  const updatedAfter = (project: string) => {
    const mark = known.get(project);
    return mark ? new Date(Date.parse(mark) - OVERLAP_MS) : since;
  };
  const deployments = await landAll(
    raw,
    gitLabDeployments,
    projects.documents((project, options) =>
      client.deployments(project, {
        ...options,
        updatedAfter: updatedAfter(project),
      }),
    ),
    signal,
  );
  const environments = await landAll(
    raw,
    gitLabEnvironments,
    projects.documents((project, options) =>
      client.environments(project, options),
    ),
    signal,
  );
  // Who did not answer is asked from the same instant on the next time.
  await marks.save(
    'gitlab',
    new Map(projects.read.map(project => [project, began.toISOString()])),
  );
  const { unread } = projects;
  return { source: 'gitlab', imports: { deployments, environments }, unread };
};
