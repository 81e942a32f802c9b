import { importFile, JsonDataset, RawStore } from '@rosetta/raw-store';
import { errorMessage } from '../live/problems';
import { ProjectFailures } from './ProjectFailures';
import { gitLabDeployments } from './datasets/deployments';
import { gitLabEnvironments } from './datasets/environments';
import { GitLabClient } from './types';
import { IngestionContext, IngestionResult } from '../ingestion/types';
import { ListOptions, RefusedRecord } from '../types';

/** How many projects are read at once. */
const CONCURRENCY = 4;
/** GitLab's clock and ours differ, and an answer takes a while: what is read twice lands once. */
const OVERLAP_MS = 5 * 60_000;

type ListDocuments = (
  project: string,
  options: Required<ListOptions>,
) => AsyncIterable<object>;

const withProjectPath = (project: string, document: unknown) =>
  typeof document === 'object'
    ? { ...document, project_path: project }
    : document;

/** Reads lists of all projects; a project that fails while others answer is skipped, with the reason. */
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
   * A few projects at a time, so that memory holds a few of them. Throws where none
   * answers: a token that sees nothing must not pass for a quiet day.
   */
  async *documents(list: ListDocuments) {
    const projects = this.read;
    for (let first = 0; first < projects.length; first += CONCURRENCY) {
      const some = projects.slice(first, first + CONCURRENCY);
      const answers = await Promise.all(
        some.map(project => this.#documentsOf(project, list)),
      );
      yield* answers.flat();
    }
    if (this.unread.size > 0 && this.read.length === 0) throw this.#failure;
  }

  /** All documents of a project, or none of them. */
  async #documentsOf(project: string, list: ListDocuments): Promise<unknown[]> {
    const documents: unknown[] = [];
    const keep = (document: unknown) =>
      documents.push(withProjectPath(project, document));
    // The dataset validates those as well: invalid records go to quarantine.
    const onRefused = ({ record }: RefusedRecord) => keep(record);
    try {
      const answer = list(project, { signal: this.#signal, onRefused });
      for await (const document of answer) keep(document);
      this.#failures.recordAnswer();
      return documents;
    } catch (error) {
      this.#skip(project, error);
      return [];
    }
  }

  /** Throws a failure that is not the project's own. */
  #skip(project: string, error: unknown) {
    if (this.#signal.aborted) throw error;
    const sharedCause = this.#failures.sharedCause(error);
    if (sharedCause !== undefined) throw sharedCause;
    this.#failure ??= error;
    this.unread.set(project, errorMessage(error));
  }
}

const importAll = async (
  raw: RawStore,
  dataset: JsonDataset,
  documents: AsyncIterable<unknown>,
  signal: AbortSignal,
) => {
  const file = { path: '', name: 'gitlab, live' };
  return importFile(raw, dataset.fromRecords(documents), file, { signal });
};

/** Lands what changed in the projects of the référentiel since the last ingestion. */
export const ingestGitLab = async (
  client: GitLabClient,
  { raw, watermarks, pivots, since, signal }: IngestionContext,
): Promise<IngestionResult> => {
  const began = new Date();
  const projects = new ProjectReader(pivots('gitlab:project'), signal);
  const known = await watermarks.of('gitlab');
  const updatedAfter = (project: string) => {
    const mark = known.get(project);
    return mark ? new Date(Date.parse(mark) - OVERLAP_MS) : since;
  };
  const deployments = await importAll(
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
  const environments = await importAll(
    raw,
    gitLabEnvironments,
    projects.documents((project, options) =>
      client.environments(project, options),
    ),
    signal,
  );
  // A skipped project keeps its watermark, so that the next ingestion reads what this one missed.
  await watermarks.save(
    'gitlab',
    new Map(projects.read.map(project => [project, began.toISOString()])),
  );
  const { unread } = projects;
  return {
    imports: { deployments, environments },
    unread: { unit: 'project', reasons: unread },
  };
};
