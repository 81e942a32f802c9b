import {
  DeploymentSource,
  DeploymentStatus,
  EnvironmentTier,
} from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';
import { MartRun } from '../runs/DeploymentRunStore';

/** One deployment, attributed. Instants as Rosetta writes them. */
export interface DeploymentFact {
  source: DeploymentSource;
  /** GitLab's project path, or the name of the Argo CD application. */
  project: string;
  /** Its id in the source. */
  externalId: string;
  application: string;
  group: string | null;
  environment: string;
  tier: EnvironmentTier | null;
  production: boolean;
  ref: string | null;
  sha: string | null;
  status: DeploymentStatus;
  createdAt: string | null;
  /** When it finished, or else was last updated. */
  finishedAt: string;
  updatedAt: string;
  deployer: string | null;
  url: string | null;
  /** Its id there; null where it has none. */
  pipeline: string | null;
  /** Numbers of the merge requests that it brought; null where the source was not asked. */
  mergeRequests: readonly number[] | null;
  raw: { dataset: string; import: number; row: number };
}

const toRow = ({ id, day }: MartRun, fact: DeploymentFact) => ({
  day,
  run_id: id,
  source: fact.source,
  project: fact.project,
  external_id: fact.externalId,
  raw_dataset: fact.raw.dataset,
  raw_import: fact.raw.import,
  raw_row: fact.raw.row,
  application_id: fact.application,
  group_id: fact.group,
  environment: fact.environment,
  tier: fact.tier,
  production: fact.production,
  ref: fact.ref,
  sha: fact.sha,
  status: fact.status,
  created_at: fact.createdAt,
  finished_at: fact.finishedAt,
  updated_at: fact.updatedAt,
  deployer: fact.deployer,
  url: fact.url,
  // Columns that no row has a value for are left to their default.
  ...(fact.pipeline !== null && { pipeline: fact.pipeline }),
  ...(fact.mergeRequests && { merge_requests: [...fact.mergeRequests] }),
});

/** PostgreSQL takes 65,535 values in a statement. */
const ROWS_PER_INSERT = 1_000;

/** Writes the deployments of a run that is being shaped. */
export class DeploymentStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  async add(run: MartRun, facts: readonly DeploymentFact[]) {
    await this.#trx.batchInsert(
      'deployment',
      facts.map(fact => toRow(run, fact)),
      ROWS_PER_INSERT,
    );
  }
}
