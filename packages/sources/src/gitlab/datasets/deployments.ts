import { DeploymentStatus } from '@rosetta/contracts/monitoring';
import { InstantInput } from '@rosetta/contracts/values';
import { jsonDataset } from '@rosetta/raw-store';
import { z } from 'zod';
import { NO_PROJECT, WithProject, projectPath } from './projectPath';
import { dayOf, validateWith } from '../../ingestion/validateWith';

const At = InstantInput.nullish();

const Pipeline = z
  .object({ id: z.number().int().nullish(), web_url: z.string().nullish() })
  .nullish();

/** What is read of a deployment as GitLab gives it. */
const Document = WithProject.extend({
  id: z.number().int(),
  status: DeploymentStatus,
  ref: z.string().nullish(),
  sha: z.string().nullish(),
  created_at: At,
  updated_at: At,
  user: z
    .object({ username: z.string().nullish(), name: z.string().nullish() })
    .nullish(),
  environment: z.object({ name: z.string().min(1) }),
  deployable: WithProject.shape.deployable
    .unwrap()
    .unwrap()
    .extend({ finished_at: At, pipeline: Pipeline })
    .nullish(),
  /** What it brought, where GitLab was asked. */
  merge_requests: z.array(z.object({ iid: z.number().int() })).nullish(),
});

/** When it counts: when its job finished, else when it was last updated. */
const finishedAt = ({ deployable, updated_at }: z.infer<typeof Document>) =>
  deployable?.finished_at ?? updated_at;

const validate = validateWith(Document, document => {
  const project = projectPath(document);
  const at = finishedAt(document);
  if (!project) return NO_PROJECT;
  if (!at)
    return {
      problem: 'updated_at: is missing, and so is deployable.finished_at',
      value: null,
    };
  return { period: dayOf(at), replaceKey: `${project}#${document.id}` };
});

export const gitLabDeployments = jsonDataset({
  name: 'gitlab.deployments',
  description: 'JSON array, as from GitLab REST v4',
  dateField: 'deployable.finished_at, else updated_at,',
  validate,
});

/** A deployment that passed validation. */
export const readGitLabDeployment = (record: unknown) => {
  const document = Document.parse(record);
  const { deployable, user } = document;
  const finished = finishedAt(document)!;
  return {
    id: String(document.id),
    project: projectPath(document)!,
    environment: document.environment.name,
    status: document.status,
    ref: document.ref ?? null,
    sha: document.sha ?? null,
    createdAt: document.created_at ?? null,
    finishedAt: finished,
    updatedAt: document.updated_at ?? finished,
    deployer: user?.username ?? user?.name ?? null,
    pipeline: deployable?.pipeline?.id?.toString() ?? null,
    /** Numbers within the project; null where GitLab was not asked. */
    mergeRequests: document.merge_requests?.map(({ iid }) => iid) ?? null,
    url: deployable?.web_url ?? deployable?.pipeline?.web_url ?? null,
  };
};
