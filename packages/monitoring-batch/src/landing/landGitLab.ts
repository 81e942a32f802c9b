import { NotFoundError } from '@backstage/errors';
import { importFile, JsonDataset, RawStore } from '@rosetta/raw-store';
import { GitLabClient } from '@rosetta/sources';
import { gitLabDeployments } from '../gitlab/deployments';
import { gitLabEnvironments } from '../gitlab/environments';
import { LandingScope, Landed } from './types';

/** How many projects are asked at once. */
const CONCURRENCY = 4;
/** GitLab's clock and ours differ, and an answer takes a while: what is read twice lands once. */
const OVERLAP_MS = 5 * 60_000;

type Ask = (project: string) => AsyncIterable<object>;

/** Everything a project answers; a project that is not there any more has nothing to say. */
const readProject = async (project: string, ask: Ask, missing: Set<string>) => {
  const documents: object[] = [];
  try {
    for await (const document of ask(project))
      documents.push({ ...document, project_path: project });
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    missing.add(project);
  }
  return documents;
};

/** All projects, a few at a time, so that memory holds a few of them. */
async function* readProjects(
  projects: readonly string[],
  ask: Ask,
  missing: Set<string>,
) {
  for (let first = 0; first < projects.length; first += CONCURRENCY) {
    const some = projects.slice(first, first + CONCURRENCY);
    const answers = await Promise.all(
      some.map(project => readProject(project, ask, missing)),
    );
    yield* answers.flat();
  }
}

const landAll = async (
  raw: RawStore,
  dataset: JsonDataset,
  documents: AsyncIterable<object>,
  signal: AbortSignal,
) => {
  const file = { path: '', name: 'gitlab, live' };
  return importFile(raw, dataset.of(documents), file, { signal });
};

/** Lands what GitLab says has changed in the projects of the référentiel since it was asked last. */
export const landGitLab = async (
  client: GitLabClient,
  { raw, marks, pivots, since, signal }: LandingScope,
): Promise<Landed> => {
  const began = new Date();
  const projects = pivots('gitlab:project');
  const missing = new Set<string>();
  const known = await marks.of('gitlab');
  const updatedAfter = (project: string) => {
    const mark = known.get(project);
    return mark ? new Date(Date.parse(mark) - OVERLAP_MS) : since;
  };
  const deployments = await landAll(
    raw,
    gitLabDeployments,
    readProjects(
      projects,
      project =>
        client.deployments(project, {
          updatedAfter: updatedAfter(project),
          signal,
        }),
      missing,
    ),
    signal,
  );
  const environments = await landAll(
    raw,
    gitLabEnvironments,
    readProjects(
      projects.filter(project => !missing.has(project)),
      project => client.environments(project, { signal }),
      missing,
    ),
    signal,
  );
  const landed = projects.filter(project => !missing.has(project));
  await marks.save(
    'gitlab',
    new Map(landed.map(project => [project, began.toISOString()])),
  );
  return {
    imports: { deployments, environments },
    warnings: [...missing].map(project => `gitlab has no project ${project}`),
  };
};
