import { importFile, JsonDataset, RawStore } from '@rosetta/raw-store';
import { errorMessage } from '../live/problems';
import { ProjectFailures } from './ProjectFailures';
import { gitLabDeployments } from './datasets/deployments';
import { gitLabEnvironments } from './datasets/environments';
import { gitLabMergeRequests } from './datasets/mergeRequests';
import { readMergeRequests, withMergeRequests } from './landMergeRequests';
import { GitLabClient } from './types';
import {
  IngestionContext,
  IngestionResult,
  WatermarkStore,
} from '../ingestion/types';
import { GitLabEnvironment } from './schemas';
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

/** How far back merge requests are read the first time: each costs a request of its own. */
const MERGE_REQUEST_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1_000;

const laterOf = (a: Date, b: Date) => (a > b ? a : b);

/** Merge requests have watermarks of their own: they came to be read after deployments. */
const MERGE_REQUESTS = 'gitlab.merge_requests';

/** From when a list is read, by project. */
const readSince = async (
  watermarks: WatermarkStore,
  scope: string,
  first: Date,
) => {
  const known = await watermarks.of(scope);
  return (project: string) => {
    const mark = known.get(project);
    return mark ? new Date(Date.parse(mark) - OVERLAP_MS) : first;
  };
};

/** The tiers of environments, as they are landed. */
const createTiers = () => {
  const tiers = new Map<string, string | null | undefined>();
  return {
    of: (project: string) => (environment: string) =>
      tiers.get(`${project} ${environment}`) ?? undefined,
    async *keep(project: string, list: AsyncIterable<GitLabEnvironment>) {
      for await (const each of list) {
        tiers.set(`${project} ${each.name}`, each.tier);
        yield each;
      }
    },
  };
};

/** Lands what changed in the projects of the référentiel since the last ingestion. */
export const ingestGitLab = async (
  client: GitLabClient,
  { raw, watermarks, pivots, since, signal }: IngestionContext,
): Promise<IngestionResult> => {
  const began = new Date();
  const projects = new ProjectReader(pivots('gitlab:project'), signal);
  const firstMerged = laterOf(
    since,
    new Date(began.getTime() - MERGE_REQUEST_DAYS * DAY_MS),
  );
  const deployedSince = await readSince(watermarks, 'gitlab', since);
  const mergedSince = await readSince(watermarks, MERGE_REQUESTS, firstMerged);
  const tiers = createTiers();
  const landAll = (dataset: JsonDataset, list: ListDocuments) =>
    importAll(raw, dataset, projects.documents(list), signal);

  const environments = await landAll(gitLabEnvironments, (project, options) =>
    tiers.keep(project, client.environments(project, options)),
  );
  const deployments = await landAll(gitLabDeployments, (project, options) => {
    const updatedAfter = deployedSince(project);
    return withMergeRequests(
      client,
      project,
      client.deployments(project, { ...options, updatedAfter }),
      { ...options, since: firstMerged, tierOf: tiers.of(project) },
    );
  });
  const { read: deployed } = projects;
  const mergeRequests = await landAll(gitLabMergeRequests, (project, options) =>
    readMergeRequests(client, project, {
      ...options,
      updatedAfter: mergedSince(project),
    }),
  );
  // A skipped project keeps its watermark, so that the next ingestion reads what this one missed.
  const marksOf = (read: readonly string[]) =>
    new Map(read.map(project => [project, began.toISOString()]));
  await watermarks.save('gitlab', marksOf(deployed));
  await watermarks.save(MERGE_REQUESTS, marksOf(projects.read));
  return {
    imports: { deployments, environments, 'merge requests': mergeRequests },
    unread: { unit: 'project', reasons: projects.unread },
  };
};
