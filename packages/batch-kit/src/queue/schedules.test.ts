import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { scheduleQueueOf } from '@rosetta/run-kit';
import { Bench, createBench, PERIOD } from '../__testUtils__/bench';
import { eventually } from '../testing/eventually';
import { Schedule } from './schedules';

describe('a schedule', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench(databases);
  });

  afterEach(() => bench.stop());

  const nightly = {
    name: 'nightly',
    cron: '* * * * *',
    periods: async () => [PERIOD],
  };

  /** The queue looks at its schedules every half minute; here, at once. */
  const startLooking = async (schedule: Schedule = nightly) => {
    await bench.db.raw('update pgboss.version set cron_on = null');
    return bench.startWorker(undefined, { schedules: [schedule] });
  };

  const occurrences = async () =>
    (await bench.db('pgboss.job').where({ name: scheduleQueueOf('toy') }))
      .length;

  it('queues its runs once each time, however many workers look', async () => {
    const { db, runs } = bench;
    await (await startLooking()).stop();
    await startLooking();
    await startLooking();
    await eventually(async () => (await runs.list()).items.length > 0, 20_000);
    await delay(2_000);
    const slots = await db('pgboss.job')
      .where({ name: '__pgboss__send-it' })
      .countDistinct({ count: 'singleton_on' })
      .first();
    expect(await occurrences()).toBe(Number(slots!.count));
    const [run] = (await runs.list()).items;
    expect(run).toMatchObject({
      period: PERIOD,
      mode: 'run',
      requestedBy: 'schedule',
      reason: 'Schedule nightly',
    });
  });

  it('asks for its runs before it looks for periods: what lands meanwhile is what they asked for', async () => {
    const { runs } = bench;
    let looked: Date | undefined;
    const periods = async () => {
      looked ??= await runs.now();
      await delay(10);
      return [PERIOD];
    };
    const schedule = { ...nightly, periods };
    await (await startLooking(schedule)).stop();
    await startLooking(schedule);
    await eventually(async () => (await runs.list()).items.length > 0, 20_000);
    const { requestedAt } = (await runs.list()).items.at(-1)!;
    expect(Date.parse(requestedAt)).toBeLessThanOrEqual(looked!.getTime());
  });

  it('queues the latest period first', async () => {
    const { db, runs } = bench;
    const three = ['2024-07', '2024-08', '2024-09'];
    const schedule = { ...nightly, periods: async () => three };
    await (await startLooking(schedule)).stop();
    await startLooking(schedule);
    await eventually(async () => (await runs.list()).items.length === 3, 20_000); // prettier-ignore
    const { items } = await runs.list();
    const tickets = await db('pgboss.job').where({ name: 'toy' }).whereNull('singleton_on').orderBy('created_on'); // prettier-ignore
    const queued = tickets.map(({ data }) => items.find(({ id }) => id === data.runId)!.period); // prettier-ignore
    expect([...new Set(queued)]).toEqual(three.toReversed());
  });

  it('is forgotten when the configuration no longer has it', async () => {
    await (await startLooking()).stop();
    expect(await bench.db('pgboss.schedule')).toHaveLength(1);
    await bench.startWorker();
    expect(await bench.db('pgboss.schedule')).toEqual([]);
  });
});
