import { collect } from '../collect';
import { ListOptions, RefusedRecord } from '../types';
import { GitLabDeployment, GitLabMergeRequest } from './schemas';
import { GitLabClient, MergeRequestsOptions } from './types';

type Options = Required<ListOptions>;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A list that belongs to a record; what is invalid in it is validated with the record. */
const listOf = async (
  list: (options: ListOptions) => AsyncIterable<object>,
  { signal }: ListOptions,
) => {
  const refused: unknown[] = [];
  const onRefused = ({ record }: RefusedRecord) => refused.push(record);
  return [...(await collect(list({ signal, onRefused }))), ...refused];
};

/**
 * Comments on merge requests, by their numbers. GitLab lists them of the whole project, a page for a
 * hundred, where each merge request by itself would be one more request.
 */
const readNotes = async (
  client: GitLabClient,
  project: string,
  oldest: string,
  { signal }: Options,
) => {
  const dayBefore = new Date(Date.parse(oldest) - DAY_MS);
  const after = dayBefore.toISOString().slice(0, 10);
  const notes = new Map<number, unknown[]>();
  // An event that is not as documented says nothing of a merge request.
  const options = { after, signal, onRefused: () => {} };
  for await (const { note } of client.comments(project, options)) {
    if (note?.noteable_type !== 'MergeRequest') continue;
    const iid = note.noteable_iid!;
    notes.set(iid, [...(notes.get(iid) ?? []), note]);
  }
  return notes;
};

/** Merged ones, each with its commits and the comments on it. */
export async function* readMergeRequests(
  client: GitLabClient,
  project: string,
  options: Options & Pick<MergeRequestsOptions, 'updatedAfter'>,
) {
  const merged: GitLabMergeRequest[] = await collect(
    client.mergeRequests(project, { ...options, state: 'merged' }),
  );
  const oldest = merged.map(each => each.created_at).sort()[0];
  if (oldest === undefined) return;
  const notes = await readNotes(client, project, oldest, options);
  for (const each of merged) {
    const { iid } = each;
    const commits = await listOf(
      part => client.mergeRequestCommits(project, iid, part),
      options,
    );
    yield { ...each, commits, notes: notes.get(iid) ?? [] };
  }
}

const NOT_PRODUCTION = ['staging', 'testing', 'development', 'other'];

/** Deployments; those that went to production since an instant with what they brought. */
export async function* withMergeRequests(
  client: GitLabClient,
  project: string,
  deployments: AsyncIterable<GitLabDeployment>,
  {
    since,
    tierOf,
    ...options
  }: Options & {
    since: Date;
    tierOf(environment: string): string | undefined;
  },
) {
  for await (const deployment of deployments) {
    const { id, status, environment, updated_at: at } = deployment;
    const asked =
      status === 'success' &&
      Date.parse(at) >= since.getTime() &&
      !NOT_PRODUCTION.includes(tierOf(environment.name) ?? '');
    yield asked
      ? {
          ...deployment,
          merge_requests: await listOf(
            part => client.deploymentMergeRequests(project, id, part),
            options,
          ),
        }
      : deployment;
  }
}
