import { TestDatabases } from '@rosetta/test-kit/databases';
import { migrateMonitoringMart } from '../migrate';
import { mergeRequest, publishedDay, publishedDeliveries } from '../testUtils';
import { DoraMergeRequestReadModel } from './DoraMergeRequestReadModel';
import { LeadTimeReadModel } from './LeadTimeReadModel';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/**
 * The case `calculate_change_lead_time_test.go` of Apache DevLake: rows of its tables in
 * backend/plugins/dora/e2e/change_lead_time (Apache License 2.0), and what project_pr_metrics.csv there
 * publishes for them. `cicd_deployment_commits` are deployments, `pull_requests` with their first
 * commits and comments are merge requests, and `commits_diffs` says which deployment carried which.
 */
const DEPLOYMENTS = [
  { externalId: '1', project: 'REPO111', sha: 'commit1', pipeline: 'pipeline1', finishedAt: '2023-04-10T06:52:47.000Z' },
  { externalId: '2', project: 'REPO222', sha: 'commit2', pipeline: 'pipeline1', finishedAt: '2023-04-10T06:54:51.000Z' },
  { externalId: '5', project: 'REPO111', sha: 'commit5', pipeline: 'pipeline4', finishedAt: '2023-04-13T07:29:14.000Z', mergeRequests: [1, 2] },
  { externalId: '6', project: 'REPO222', sha: 'commit6', pipeline: 'pipeline4', finishedAt: '2023-04-13T07:30:34.000Z', mergeRequests: [3] },
  { externalId: '8', project: 'REPO111', sha: 'commit8', pipeline: 'pipeline5', finishedAt: '2023-04-13T07:37:30.000Z', environment: 'staging', production: false, mergeRequests: [4] },
  { externalId: '11', project: 'REPO111', sha: 'commit11', pipeline: 'pipeline7', finishedAt: '2023-04-13T07:55:39.000Z', status: 'failed' as const, mergeRequests: [5] },
]; // prettier-ignore

/** By number: project, first commit, creation, first comment of somebody else, merge. */
const REQUESTS: [number, string, string, string, string | null, string][] = [
  [1, 'REPO111', '2023-04-10T04:51:47Z', '2023-04-11T04:51:47Z', '2023-04-11T04:56:47Z', '2023-04-11T05:51:47Z'],
  [2, 'REPO111', '2023-04-13T04:51:47Z', '2023-04-12T04:51:47Z', '2023-04-12T04:51:49Z', '2023-04-12T05:51:47Z'],
  [3, 'REPO222', '2023-04-07T04:51:47Z', '2023-04-11T06:53:51Z', '2023-04-10T06:53:51Z', '2023-04-14T06:53:51Z'],
  [4, 'REPO111', '2023-04-05T04:51:47Z', '2023-04-13T07:55:01Z', '2023-04-14T08:55:01Z', '2023-04-13T08:55:01Z'],
  [5, 'REPO111', '2023-04-04T04:51:47Z', '2023-04-13T07:55:01Z', '2022-09-07T23:07:13Z', '2023-04-13T08:55:01Z'],
]; // prettier-ignore

/** pr_coding_time, pr_pickup_time, pr_review_time, pr_deploy_time. */
const PUBLISHED: Record<number, (number | null)[]> = {
  1: [1440, 5, 55, 2978],
  2: [null, 1, 60, 1538],
  3: [5883, null, 5760, null],
  4: [11704, 1500, null, null],
  5: [13144, null, 313068, null],
};

const roundUp = (minutes: number | null) => minutes && Math.ceil(minutes);

describe('the change lead time of Apache DevLake', () => {
  const WINDOW = { from: '2023-04-01', to: '2023-05-01' };
  const fill = async () => {
    const db = await databases.init('POSTGRES_18');
    await migrateMonitoringMart(db);
    // A deployment carries what was merged the day after: so it is in DevLake's data.
    const days = ['2023-04-10', '2023-04-11', '2023-04-12', '2023-04-14', '2023-04-13']; // prettier-ignore
    const merged = REQUESTS.map(([iid, project, firstCommitAt, createdAt, firstReviewAt, mergedAt]) =>
      mergeRequest(iid, mergedAt, { project, firstCommitAt, createdAt, firstReviewAt }),
    ); // prettier-ignore
    const ofDay = <T>(all: readonly T[], day: string, at: (each: T) => string) =>
      all.filter(each => at(each).startsWith(day)); // prettier-ignore
    for (const day of days) {
      await publishedDay(db, day, ofDay(DEPLOYMENTS, day, each => each.finishedAt)); // prettier-ignore
      await publishedDeliveries(db, day, ofDay(merged, day, each => each.mergedAt)); // prettier-ignore
    }
    return db;
  };

  it('has the parts that DevLake publishes, where these are rounded up to minutes', async () => {
    const model = new DoraMergeRequestReadModel(await fill());
    const deployed = await model.page(WINDOW, 'deployed', { limit: 10 });
    const waiting = await model.page(WINDOW, 'waiting', { limit: 10 });
    const parts = [...deployed, ...waiting].map(({ iid, minutes }) => [
      iid,
      [minutes.coding, minutes.pickup, minutes.review, minutes.deploy].map(roundUp), // prettier-ignore
    ]);
    expect(Object.fromEntries(parts)).toEqual(PUBLISHED);
    expect(deployed.map(({ iid, deployment }) => [iid, deployment])).toEqual([
      [3, 'gitlab:REPO222:6'],
      [2, 'gitlab:REPO111:5'],
      [1, 'gitlab:REPO111:5'],
    ]);
  });

  it('is ours from the first commit to the deployment, where DevLake adds up the parts it knows', async () => {
    const db = await fill();
    const deployed = await new DoraMergeRequestReadModel(db).page(
      WINDOW,
      'deployed',
      { limit: 10 },
    );
    expect(
      Object.fromEntries(
        deployed.map(({ iid, minutes }) => [iid, roundUp(minutes.lead)]),
      ),
    ).toEqual({
      // pr_cycle_time: 4478, the same.
      1: 4478,
      // pr_cycle_time: 1598. It was written after it was asked to be merged, so DevLake has no coding time.
      2: 158,
      // pr_cycle_time: 10203. It was deployed before it was merged, so DevLake has no deploy time.
      3: 8799,
    });
    const [{ lead }] = await new LeadTimeReadModel(db).times(WINDOW, null);
    // Of three the lower median is the middle one, as everywhere.
    expect(lead).toBeCloseTo(4477.45);
  });
});
