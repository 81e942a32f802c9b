import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { DeploymentFact, DeploymentStore } from './deployments/DeploymentStore';
import { DEPLOYMENTS_JOB } from './jobs';
import { DeploymentRunStore, RunNames } from './runs/DeploymentRunStore';

let deployments = 0;

/** A successful deployment of the shop to production, unless said otherwise. */
const deploymentFact = (
  fact: Partial<DeploymentFact> & { finishedAt: string },
): DeploymentFact => ({
  source: 'gitlab',
  project: 'shop/web',
  externalId: `${(deployments += 1)}`,
  application: 'app-shop',
  group: 'grp-shop',
  environment: 'production',
  tier: 'production',
  production: true,
  ref: 'main',
  sha: 'c0ffee',
  status: 'success',
  createdAt: fact.finishedAt,
  updatedAt: fact.finishedAt,
  deployer: 'jane',
  url: null,
  raw: { dataset: 'gitlab.deployments', import: 1, row: deployments },
  ...fact,
});

export const NAMES: RunNames = {
  applications: [
    { id: 'app-shop', name: 'The shop', group: 'grp-shop' },
    { id: 'app-bank', name: 'The bank', group: 'grp-bank' },
  ],
  groups: [
    { id: 'grp-all', name: 'All', parent: null },
    { id: 'grp-shop', name: 'Shop team', parent: 'grp-all' },
    { id: 'grp-bank', name: 'Bank team', parent: 'grp-all' },
  ],
};

/** A published run of a day, whose deployments these are. */
export const publishedDay = async (
  db: Knex,
  day: string,
  facts: readonly (Partial<DeploymentFact> & { finishedAt: string })[],
  names: RunNames = NAMES,
): Promise<string> => {
  const id = randomUUID();
  await db('run').insert({
    id,
    job: DEPLOYMENTS_JOB.name,
    period: day,
    mode: 'run',
    state: 'succeeded',
    requested_by: 'a test',
    reason: 'a test',
  });
  await db.transaction(async trx => {
    const store = new DeploymentRunStore(trx);
    await store.open({ id, day }, names);
    await new DeploymentStore(trx).add({ id, day }, facts.map(deploymentFact));
    await store.conclude({ id, day });
    await trx('publication').where({ period: day }).update({ current: false });
    await trx('publication').insert({
      run_id: id,
      job: DEPLOYMENTS_JOB.name,
      period: day,
      current: true,
    });
  });
  return id;
};
