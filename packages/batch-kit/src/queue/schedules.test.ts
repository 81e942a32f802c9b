import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { scheduleQueueOf } from '@rosetta/run-kit';
import { Bench, createBench, PERIOD } from '../__testUtils__/bench';
import { waitUntil } from '@rosetta/test-kit';
import { TOY } from '../__testUtils__/toyJob';
import { Schedule } from './schedules';

describe('a schedule', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench(databases);
  });

  afterEach(() => bench.stop());

  const everyMinute = {
    job: TOY,
    cron: '* * * * *',
    periods: async () => [PERIOD],
  };

  /** The queue reads its schedules every half minute; here, at once. */
  const startScheduling = async (schedule: Schedule = everyMinute) => {
    await bench.db.raw('update pgboss.version set cron_on = null');
    return bench.startWorker(undefined, {
      schedules: [schedule],
      concurrency: 1,
    });
  };

  const occurrences = async () =>
    (await bench.db('pgboss.job').where({ name: scheduleQueueOf('toy') }))
      .length;

  it('queues its runs once each time, however many workers there are', async () => {
    const { db, runs } = bench;
    await (await startScheduling()).stop();
    await startScheduling();
    await startScheduling();
    await waitUntil(async () => (await runs.list()).items.length > 0, 20_000);
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
      reason: 'Schedule toy',
    });
  });

  it('stamps its runs before it selects periods, so that they cover what lands meanwhile', async () => {
    const { runs } = bench;
    let selected: Date | undefined;
    const periods = async () => {
      selected ??= await runs.now();
      await delay(10);
      return [PERIOD];
    };
    const schedule = { ...everyMinute, periods };
    await (await startScheduling(schedule)).stop();
    await startScheduling(schedule);
    await waitUntil(async () => (await runs.list()).items.length > 0, 20_000);
    const { requestedAt } = (await runs.list()).items.at(-1)!;
    expect(Date.parse(requestedAt)).toBeLessThanOrEqual(selected!.getTime());
  });

  it('has the latest period run first', async () => {
    const { runs } = bench;
    const three = ['2024-07', '2024-08', '2024-09'];
    const schedule = { ...everyMinute, periods: async () => three };
    await (await startScheduling(schedule)).stop();
    await startScheduling(schedule);
    await waitUntil(async () => (await runs.list()).items.length === 3, 20_000); // prettier-ignore
    const { items } = await runs.list();
    for (const { id } of items) await bench.ended(id);
    const started = await bench.db('run').orderBy('started_at').pluck('period');
    expect(started).toEqual(three.toReversed());
  });

  it('is forgotten when the configuration no longer has it', async () => {
    await (await startScheduling()).stop();
    expect(await bench.db('pgboss.schedule')).toHaveLength(1);
    await bench.startWorker();
    expect(await bench.db('pgboss.schedule')).toEqual([]);
  });
});
