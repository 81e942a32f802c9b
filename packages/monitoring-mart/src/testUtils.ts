import { Knex } from 'knex';
import { DeploymentFact, DeploymentStore } from './deployments/DeploymentStore';
import { DeliveryStore, MergeRequestFact } from './delivery/DeliveryStore';
import { DELIVERY_JOB, DEPLOYMENTS_JOB, SIGNALS_JOB } from './jobs';
import { LandedMergeRequestStore } from './landed/LandedMergeRequestStore';
import { DeploymentRunStore, RunNames } from './runs/DeploymentRunStore';
import { insertRun, publish } from './runs/testRuns';
import { SignalFact, SignalStore } from './signals/SignalStore';

export {
  publishedIncidentDay,
  publishedIncidents,
  type IncidentDay,
} from './incidents/testIncidents';
export { publishedSloHour } from './slo/testSlos';

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
  sha: `c0ffee${deployments}`,
  status: 'success',
  createdAt: fact.finishedAt,
  updatedAt: fact.finishedAt,
  deployer: 'jane',
  url: null,
  pipeline: null,
  mergeRequests: null,
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

/** A merge request of the shop that was merged on the day. */
export const mergeRequest = (
  iid: number,
  mergedAt: string,
  more: Partial<MergeRequestFact> = {},
): MergeRequestFact => ({
  project: 'shop/web',
  iid,
  title: `Change ${iid}`,
  targetBranch: 'main',
  author: 'jane',
  url: null,
  createdAt: mergedAt,
  mergedAt,
  updatedAt: mergedAt,
  firstCommitAt: mergedAt,
  firstReviewAt: null,
  application: 'app-shop',
  group: 'grp-shop',
  raw: { import: 1, row: iid },
  ...more,
});

/** The published deliveries of a day whose deployments are published, and what was merged on it. */
export const publishedDeliveries = async (
  db: Knex,
  day: string,
  merged: readonly MergeRequestFact[] = [],
): Promise<string> => {
  const id = await insertRun(db, DELIVERY_JOB.name, day);
  const { run_id: read } = await db('publication')
    .where({ job: DEPLOYMENTS_JOB.name, period: day, current: true })
    .first('run_id');
  await db.transaction(async trx => {
    await new LandedMergeRequestStore(trx, 'a test').add(day, merged);
    const store = new DeliveryStore(trx);
    await store.open({ id, day });
    await store.shape({ id, day }, read);
    await store.addMerged({ id, day }, merged);
    await publish(trx, DELIVERY_JOB.name, id, day);
  });
  return id;
};

/** A published run of a day, whose deployments these are. */
export const publishedDay = async (
  db: Knex,
  day: string,
  facts: readonly (Partial<DeploymentFact> & { finishedAt: string })[],
  names: RunNames = NAMES,
): Promise<string> => {
  const id = await insertRun(db, DEPLOYMENTS_JOB.name, day);
  await db.transaction(async trx => {
    const store = new DeploymentRunStore(trx);
    await store.open({ id, day }, names);
    await new DeploymentStore(trx).add({ id, day }, facts.map(deploymentFact));
    await store.conclude({ id, day });
    await publish(trx, DEPLOYMENTS_JOB.name, id, day);
  });
  return id;
};

/** A published run of an hour, with these signals of the shop unless said otherwise. */
export const publishedHour = async (
  db: Knex,
  hour: string,
  facts: readonly (Partial<SignalFact> & { signal: string })[],
): Promise<string> => {
  const id = await insertRun(db, SIGNALS_JOB.name, hour);
  await db.transaction(async trx => {
    const store = new SignalStore(trx);
    await store.open({ id, hour });
    await store.add(
      { id, hour },
      facts.map(fact => ({
        application: 'app-shop',
        entity: 'SERVICE-0123456789ABCDEF',
        source: 'dynatrace',
        value: null,
        known: 1,
        minutes: null,
        raw: { dataset: 'dynatrace.metrics', import: 1, row: 1 },
        ...fact,
      })),
    );
    await publish(trx, SIGNALS_JOB.name, id, hour);
  });
  return id;
};
