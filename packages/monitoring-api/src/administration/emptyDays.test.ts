import { TestDatabases } from '@rosetta/test-kit/databases';
import { Gap } from '@rosetta/contracts/monitoring';
import { SourcePollStore } from '@rosetta/monitoring-mart';
import {
  publishedDay,
  publishedDeliveries,
} from '@rosetta/monitoring-mart/testUtils';
import { DAYS } from '@rosetta/run-kit';
import { createTestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

/** The UTC day so many days before today. */
const daysAgo = (days: number) => DAYS.add(DAYS.of(new Date()), -days);
/** Where nobody answers. */
const at = { baseUrl: 'http://127.0.0.1:9', token: 'x' };

describe('days on which nothing happened', () => {
  it('calls a day empty, not missing, of which all was read and nothing had happened', async () => {
    const reader = await createTestService(databases, { gitlab: at, argocd: at }); // prettier-ignore
    const { db } = reader;
    const missing = async (job: string) =>
      (await reader.get('/v1/gaps', { job }).expect(200)).body.items.map(
        ({ reason, periods }: Gap) => [reason, periods?.from, periods?.count],
      );
    const readAt = async (source: string, when: string) =>
      new SourcePollStore(db).save({
        ...{ source, began: new Date(when), ended: new Date(when) },
        ...{ outcome: 'read', error: null, breaker: 'closed', unread: [] },
        ...{ calls: 1, errors: 0, limited: 0, landed: 0, rejected: 0, rows: {} }, // prettier-ignore
      });
    for (const day of [9, 6, 1].map(daysAgo)) {
      await publishedDay(db, day, []);
      await publishedDeliveries(db, day);
    }
    await publishedDay(db, daysAgo(4), []);
    await db('run').insert({
      ...{ id: 'failed', job: 'deployments', period: daysAgo(3) },
      ...{ mode: 'run', state: 'failed', error: 'GitLab answered 503' },
      ...{ requested_by: 'schedule', reason: 'a test' },
    });

    await readAt('gitlab', new Date().toISOString());
    await readAt('argocd', `${daysAgo(7)}T12:00:00.000Z`);
    const failed = ['run-failed', daysAgo(3), 1];
    // Nobody has asked Argo CD since: only the day before is known to be empty.
    expect(await missing('deployments')).toEqual([['no-run', daysAgo(2), 1], failed, ['no-run', daysAgo(5), 1], ['no-run', daysAgo(7), 1]]); // prettier-ignore

    await readAt('argocd', new Date().toISOString());
    expect(await missing('deployments')).toEqual([failed]);
    // Of one day's deployments it has made nothing yet, and those of another are not published.
    expect(await missing('delivery')).toEqual([['waits', daysAgo(3), 1], ['no-run', daysAgo(4), 1]]); // prettier-ignore
    await reader.stop();
  });
});
