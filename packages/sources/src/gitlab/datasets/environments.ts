import { EnvironmentTier } from '@rosetta/contracts/monitoring';
import { InstantInput } from '@rosetta/contracts/values';
import { jsonDataset } from '@rosetta/raw-store';
import { z } from 'zod';
import { NO_PROJECT } from './projectPath';
import { dayOf, validateWith } from '../../ingestion/validateWith';

const At = InstantInput.nullish();

const Document = z.object({
  id: z.number().int(),
  name: z.string().min(1),
  project_path: z.string().min(1).nullish(),
  tier: EnvironmentTier.nullish(),
  created_at: At,
  updated_at: At,
});

/** Environments of projects whose answer says no instant are of no day. */
const UNDATED = 'undated';

export const gitLabEnvironments = jsonDataset({
  name: 'gitlab.environments',
  description: 'JSON array, as from GitLab REST v4',
  dateField: 'updated_at, else created_at,',
  validate: validateWith(
    Document,
    ({ id, project_path, updated_at, created_at }) => {
      if (!project_path) return NO_PROJECT;
      const at = updated_at ?? created_at;
      return {
        period: at ? dayOf(at) : UNDATED,
        replaceKey: `${project_path}#${id}`,
      };
    },
  ),
});

export interface KnownEnvironment {
  project: string;
  name: string;
  tier: EnvironmentTier | null;
  updatedAt: string;
}

/** An environment that passed validation. */
export const readGitLabEnvironment = (record: unknown): KnownEnvironment => {
  const document = Document.parse(record);
  return {
    project: document.project_path!,
    name: document.name,
    tier: document.tier ?? null,
    updatedAt: document.updated_at ?? document.created_at ?? '',
  };
};
