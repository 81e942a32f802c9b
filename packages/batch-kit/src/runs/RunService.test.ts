import { TestDatabases } from '@rosetta/test-kit/databases';
import { encodeCursor } from '@rosetta/service-kit';
import {
  Bench,
  createBench,
  createGate,
  PERIOD,
  REPROCESS,
} from '../__testUtils__/bench';
import { publishedFigures, TOY } from '../__testUtils__/toyJob';
import { waitUntil } from '@rosetta/test-kit';

describe('RunService', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench(databases);
  });

  afterEach(() => bench.stop());

  it('queues a run, and refuses a second one for the period with the id of the first', async () => {
    const { runs } = bench;
    const run = await runs.request(REPROCESS);
    expect(run).toMatchObject({
      state: 'queued',
      job: 'toy',
      period: PERIOD,
      attempt: 0,
      published: false,
    });
    await expect(runs.request(REPROCESS)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(run.id),
    });
    await expect(
      runs.request({ ...REPROCESS, period: '2024-10' }),
    ).resolves.toMatchObject({ state: 'queued' });
  });

  it('lets exactly one of many simultaneous requests in', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, () => bench.runs.request(REPROCESS)),
    );
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(7);
  });

  it('lists runs newest first, page by page, and filters them', async () => {
    const { runs } = bench;
    for (const month of ['01', '02', '03'])
      await runs.request({ ...REPROCESS, period: `2024-${month}` });
    const first = await runs.list({ limit: 2 });
    expect(first.items.map(({ period }) => period)).toEqual([
      '2024-03',
      '2024-02',
    ]);
    const second = await runs.list({ limit: 2, cursor: first.nextCursor });
    expect(second.items.map(({ period }) => period)).toEqual(['2024-01']);
    expect(second.nextCursor).toBeUndefined();
    const filtered = await runs.list({ period: '2024-02', state: 'queued' });
    expect(filtered.items).toHaveLength(1);
    expect((await runs.list({ state: 'failed' })).items).toEqual([]);
    const forged = encodeCursor(
      [[TOY, 'toy-days'], undefined, 'failed', undefined],
      [8.64e15, PERIOD, 'x'],
    );
    for (const cursor of ['made up', forged, first.nextCursor])
      await expect(
        runs.list({ cursor, state: 'failed' }),
      ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('lists runs that were requested at one instant by their period, the latest first', async () => {
    const { runs } = bench;
    const requestedAt = new Date();
    for (const month of ['02', '03', '01'])
      await runs.request({
        ...REPROCESS,
        period: `2024-${month}`,
        requestedAt,
      });
    const first = await runs.list({ limit: 2 });
    const second = await runs.list({ limit: 2, cursor: first.nextCursor });
    const periods = [...first.items, ...second.items].map(run => run.period);
    expect(periods).toEqual(['2024-03', '2024-02', '2024-01']);
  });

  it('says that there is no such run', async () => {
    const { runs } = bench;
    const missing = { name: 'NotFoundError' };
    await expect(runs.get('none')).rejects.toMatchObject(missing);
    await expect(runs.log('none')).rejects.toMatchObject(missing);
    await expect(runs.cancel('none', 'me')).rejects.toMatchObject(missing);
  });

  it('cancels a queued run at once, so that no worker takes it up', async () => {
    const { runs, db } = bench;
    const { id } = await runs.request(REPROCESS);
    const run = await runs.cancel(id, 'user:default/finops-admin');
    expect(run).toMatchObject({ state: 'cancelled', startedAt: null });
    expect(run.finishedAt).not.toBeNull();
    const next = await runs.request(REPROCESS);
    await bench.startWorker();
    expect(await bench.ended(next.id)).toMatchObject({ state: 'succeeded' });
    expect(await runs.get(id)).toMatchObject({ attempt: 0 });
    expect(await publishedFigures(db, PERIOD)).toMatchObject({ facts: 200 });
    await expect(runs.cancel(id, 'me')).rejects.toMatchObject({
      name: 'ConflictError',
    });
  });

  it('cancels a running run: its job is aborted within moments, its facts are dropped, nothing is published', async () => {
    const { runs, db } = bench;
    const gate = createGate();
    let taken = 0;
    await bench.startWorker((point, slice) => {
      if (point === 'shape') taken += 1;
      return point === 'shape' && slice! > 2 ? gate.wait() : undefined;
    });
    const { id } = await runs.request(REPROCESS);
    await gate.reached;
    const began = Date.now();
    await runs.cancel(id, 'user:default/finops-admin');
    const takenThen = taken;
    expect(await runs.get(id)).toMatchObject({ state: 'cancelled' });
    await waitUntil(async () => {
      const row = await db('run').where({ id }).first();
      return row.has_facts === false;
    });
    expect(Date.now() - began).toBeLessThan(4_000);
    gate.open();
    await waitUntil(async () => (await db('toy_fact')).length === 0);
    expect(taken).toBe(takenThen);
    expect(await db('publication')).toEqual([]);
    expect(await bench.messages(id)).toContain(
      'Cancelled by user:default/finops-admin',
    );
  });
});
