import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { IncidentMonthReadModel } from '../executive/IncidentMonthReadModel';
import { LeadTimeReadModel } from '../delivery/LeadTimeReadModel';
import { migrateMonitoringMart } from '../migrate';
import {
  mergeRequest,
  publishedDay,
  publishedDeliveries,
  publishedIncidentDay,
} from '../testUtils';
import { ChangeDeploymentReadModel } from './ChangeDeploymentReadModel';
import { ChangeReadModel } from './ChangeReadModel';
import { IncidentReadModel } from './IncidentReadModel';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [EVE, DAY, NEXT] = ['2026-03-01', '2026-03-02', '2026-03-03'];
const at = (time: string, day = DAY) => `${day}T${time}:00.000Z`;

describe('days', () => {
  let db: Knex;
  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateMonitoringMart(db);
    for (const day of [EVE, DAY, NEXT]) {
      await publishedDay(db, day, [{ externalId: day, finishedAt: at('23:30', day) }]); // prettier-ignore
      await publishedDeliveries(db, day, [mergeRequest(Number(day.slice(-2)), at('23:45', day))]); // prettier-ignore
      await publishedIncidentDay(db, day, {
        incidents: [{ id: `i${day}`, openedAt: at('00:30', day) }],
        changes: [{ id: `c${day}`, at: at('12:30', day) }],
      });
    }
  });

  const readAll = async (trx: Knex) => {
    const range = { from: DAY, to: NEXT };
    const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);
    const pairs = new ChangeDeploymentReadModel(trx);
    return {
      incidents: ids(await new IncidentReadModel(trx).ofWindow(range)),
      changes: ids(await new ChangeReadModel(trx).ofWindow(range)),
      alone: [...(await pairs.changesWithoutDeployment(range, new Date()))],
      months: await new IncidentMonthReadModel(trx).list(range),
      waiting: await new LeadTimeReadModel(trx).waiting(range, null),
    };
  };

  it.each(['UTC', 'Pacific/Auckland', 'America/Los_Angeles'])(
    'are those of UTC where the database has the time zone %s',
    async timeZone => {
      const all = await db.transaction(async trx => {
        await trx.raw('set local timezone = ??', [timeZone]);
        return readAll(trx);
      });
      expect(all).toMatchObject({
        incidents: [`i${DAY}`],
        changes: [`c${DAY}`],
        alone: [`c${DAY} app-shop`],
        months: [{ month: '2026-03', opened: 1 }],
      });
      expect([...all.waiting]).toEqual([[null, 1]]);
    },
  );
});
