import { InstantInput } from '@rosetta/contracts/values';
import { jsonDataset } from '@rosetta/raw-store';
import { z } from 'zod';
import { NO_PROJECT } from './projectPath';
import { dayOf, validateWith } from '../../ingestion/validateWith';

const At = InstantInput.nullish();

const Author = z.object({ username: z.string().nullish() }).nullish();

/** What is read of a merge request as GitLab gives it; commits and notes are those of its own routes. */
const Document = z.object({
  iid: z.number().int(),
  state: z.string(),
  project_path: z.string().min(1).nullish(),
  title: z.string().nullish(),
  target_branch: z.string().min(1),
  created_at: InstantInput,
  merged_at: At,
  updated_at: At,
  author: Author,
  web_url: z.string().nullish(),
  references: z.object({ full: z.string().nullish() }).nullish(),
  commits: z.array(z.object({ authored_date: At, created_at: At })).nullish(),
  notes: z
    .array(
      z.object({
        created_at: InstantInput,
        system: z.boolean().nullish(),
        author: Author,
      }),
    )
    .nullish(),
});
type Document = z.infer<typeof Document>;

/** `https://gitlab.example/group/project/-/merge_requests/1` is of `group/project`. */
const OF_PROJECT = /^https?:\/\/[^/]+\/(.+?)\/(?:-\/)?merge_requests\//;

/** The path of the project: its own field, else part of what GitLab gives, as `group/project!1`. */
const projectOf = ({
  project_path: path,
  references,
  web_url: url,
}: Document) =>
  path ?? references?.full?.split('!')[0] ?? url?.match(OF_PROJECT)?.[1];

export const gitLabMergeRequests = jsonDataset({
  name: 'gitlab.merge_requests',
  description:
    'JSON array, as from GitLab REST v4; each may carry its commits and notes',
  dateField: 'merged_at, else updated_at, else created_at,',
  validate: validateWith(Document, document => {
    const project = projectOf(document);
    if (!project) return NO_PROJECT;
    const { iid, merged_at, updated_at, created_at } = document;
    return {
      period: dayOf(merged_at ?? updated_at ?? created_at),
      replaceKey: `${project}!${iid}`,
    };
  }),
});

export interface KnownMergeRequest {
  project: string;
  /** Its number within the project. */
  iid: number;
  title: string | null;
  targetBranch: string;
  author: string | null;
  url: string | null;
  createdAt: string;
  /** Null of one that is not merged. */
  mergedAt: string | null;
  updatedAt: string;
  /** When its earliest commit was written; null where its commits are not known. */
  firstCommitAt: string | null;
  /** When somebody else than its author first commented. */
  firstReviewAt: string | null;
}

const earliest = (instants: readonly (string | null | undefined)[]) =>
  instants.filter(at => at).sort()[0] ?? null;

/** A merge request that passed validation. */
export const readGitLabMergeRequest = (record: unknown): KnownMergeRequest => {
  const document = Document.parse(record);
  const { author, commits, notes, state, merged_at: mergedAt } = document;
  const reviews = notes?.filter(
    note => !note.system && note.author?.username !== author?.username,
  );
  return {
    project: projectOf(document)!,
    iid: document.iid,
    title: document.title ?? null,
    targetBranch: document.target_branch,
    author: author?.username ?? null,
    url: document.web_url ?? null,
    createdAt: document.created_at,
    mergedAt: state === 'merged' ? mergedAt ?? null : null,
    updatedAt: document.updated_at ?? mergedAt ?? document.created_at,
    firstCommitAt: earliest(
      (commits ?? []).map(each => each.authored_date ?? each.created_at),
    ),
    firstReviewAt: earliest((reviews ?? []).map(each => each.created_at)),
  };
};
