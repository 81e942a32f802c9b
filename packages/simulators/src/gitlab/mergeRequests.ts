import { hexDigest, seeded } from '../world/random';
import { World } from '../world/World';
import { Commit, Deployment, Instant, Pipeline } from '../world/types';
import { HOUR, MINUTE } from '../world/workingTime';
import { Project, Seen, commitJson, iso, userJson } from './json';

interface Review {
  id: number;
  author: string;
  at: Instant;
}

/** A change on its way to the main branch: its pipeline there is that of the merge. */
export interface MergeRequest {
  id: number;
  iid: number;
  merge: Commit;
  branch: string;
  commits: Commit[];
  createdAt: Instant;
  mergedAt: Instant;
  reviews: Review[];
}

const branchOf = (title: string) => title.toLowerCase().replace(/\W+/g, '-');

/** What was written before it was asked to be merged, the last first, as GitLab has it. */
const commitsOf = (merge: Commit, createdAt: Instant): Commit[] => {
  const random = seeded('commits', merge.sha);
  const count = 1 + Math.floor(random.between(0, 4));
  const span = random.between(0.3, 50) * HOUR;
  return Array.from({ length: count }, (_, index) => ({
    ...merge,
    sha: hexDigest(`${merge.sha} commit ${index}`),
    at: Math.floor(createdAt - 3 * MINUTE - (span * index) / count),
  }));
};

/** Some are merged as they are; of others somebody of the team says something. */
const reviewsOf = (
  { sha, author }: Commit,
  { people, id: service }: Project,
  [createdAt, mergedAt]: [Instant, Instant],
): Review[] => {
  const random = seeded('review', sha);
  const others = people.filter(each => ![author, 'release-bot'].includes(each));
  if (others.length === 0 || random.chance(0.15)) return [];
  const at = Math.floor(
    createdAt + (mergedAt - createdAt) * random.between(0.1, 0.9),
  );
  const id = parseInt(hexDigest(`${service} note ${sha}`, 8), 16);
  return [{ id, at, author: random.pick(others) }];
};

const toMergeRequest = (
  project: Project,
  { id, iid, commit: merge }: Pipeline,
): MergeRequest => {
  const random = seeded('merge request', merge.sha);
  const mergedAt = Math.floor(merge.at);
  const createdAt = Math.floor(mergedAt - random.between(0.7, 30) * HOUR);
  return {
    ...{ id, iid, merge, createdAt, mergedAt },
    branch: branchOf(merge.title),
    commits: commitsOf(merge, createdAt),
    reviews: reviewsOf(merge, project, [createdAt, mergedAt]),
  };
};

/** Those of a project, each the reason of a pipeline on its main branch. */
export const listMergeRequests = (
  project: Project,
  pipelines: readonly Pipeline[],
): MergeRequest[] =>
  pipelines
    .filter(({ ref, source }) => ref === 'main' && source === 'push')
    .map(pipeline => toMergeRequest(project, pipeline));

/** What a deployment brought: merged since the one that ran in its environment before it. */
export const broughtBy = (
  deployment: Deployment,
  world: World,
  project: Project,
): MergeRequest[] => {
  const { environment, commit, startedAt } = deployment;
  const before = world
    .deployments(project)
    .filter(
      each => each.environment === environment && each.outcome === 'success',
    ) // prettier-ignore
    .filter(each => each.startedAt < startedAt)
    .map(each => each.commit.at);
  const since = Math.max(0, ...before);
  return listMergeRequests(project, world.pipelines(project)).filter(
    ({ merge }) => merge.at > since && merge.at <= commit.at,
  );
};

export const mergeRequestJson = (
  request: MergeRequest,
  { project }: Project,
  seen: Seen,
) => ({
  id: request.id,
  iid: request.iid,
  project_id: project.id,
  title: request.merge.title,
  description: '',
  state: 'merged',
  created_at: iso(request.createdAt),
  updated_at: iso(request.mergedAt),
  merged_at: iso(request.mergedAt),
  merge_user: userJson(request.merge.author, seen),
  closed_at: null,
  target_branch: 'main',
  source_branch: request.branch,
  user_notes_count: request.reviews.length,
  author: userJson(request.merge.author, seen),
  assignees: [],
  reviewers: request.reviews.map(({ author }) => userJson(author, seen)),
  labels: [],
  draft: false,
  merge_status: 'can_be_merged',
  detailed_merge_status: 'not_open',
  sha: request.commits[0].sha,
  merge_commit_sha: request.merge.sha,
  squash_commit_sha: null,
  squash: false,
  reference: `!${request.iid}`,
  web_url: `${seen.base}/${project.path}/-/merge_requests/${request.iid}`,
});

export const mergeRequestCommits = ({ commits }: MergeRequest) =>
  commits.map(commitJson);

/** Comments as project events, the oldest first. */
export const commentEvents = (
  requests: readonly MergeRequest[],
  { project }: Project,
  seen: Seen,
) =>
  requests.flatMap(request =>
    request.reviews.map(({ id, author, at }) => ({
      id,
      at,
      json: () => ({
        id,
        project_id: project.id,
        action_name: 'commented on',
        target_id: id,
        target_iid: id,
        target_type: 'Note',
        author_id: userJson(author, seen).id,
        target_title: request.merge.title,
        created_at: iso(at),
        note: {
          id,
          type: null,
          body: 'Looks good to me.',
          author: userJson(author, seen),
          created_at: iso(at),
          updated_at: iso(at),
          system: false,
          noteable_id: request.id,
          noteable_type: 'MergeRequest',
          project_id: project.id,
          resolvable: false,
          confidential: false,
          internal: false,
          noteable_iid: request.iid,
        },
        author: userJson(author, seen),
        author_username: author,
      }),
    })),
  );
