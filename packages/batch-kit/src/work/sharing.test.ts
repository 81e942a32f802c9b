import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  Bench,
  createBench,
  createGate,
  PERIOD,
  REPROCESS,
} from '../__testUtils__/bench';
import { waitUntil } from '@rosetta/test-kit';
import {
  createToyJobs,
  publishedFigures,
  silent,
  TOY,
} from '../__testUtils__/toyJob';
import { AttemptLostError } from '../errors';
import { Jobs, listWorkers, RunQueue } from '@rosetta/run-kit';
import { AttemptStore } from './AttemptStore';
import { SliceStore } from './SliceStore';
import { acquireLease } from './RunLease';
import { commitIfHeld, writeRunLog } from './steps';
import { WorkerContext } from './WorkerContext';

describe('several workers on one run', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench(databases);
  });

  afterEach(() => bench.stop());

  const workerNamed = (name: string): WorkerContext => ({
    db: bench.db,
    jobs: new Jobs(createToyJobs(bench.db)),
    queue: new RunQueue(bench.db, TOY),
    logger: silent,
    name,
    keepRuns: 3,
    shutdownSignal: new AbortController().signal,
  });

  it('share its slices', async () => {
    const shaped: string[] = [];
    const gates = { a: createGate(), b: createGate() };
    for (const name of ['a', 'b'] as const)
      await bench.startWorker(
        (point, slice) => {
          if (point !== 'shape') return undefined;
          shaped.push(`${name}${slice}`);
          return gates[name].wait();
        },
        { concurrency: 1 },
      );
    const { id } = await bench.runs.request(REPROCESS);
    await Promise.all([gates.a.reached, gates.b.reached]);
    expect(shaped.map(name => name[1]).sort()).toEqual(['1', '2']);
    gates.a.open();
    gates.b.open();
    expect(await bench.ended(id)).toMatchObject({
      state: 'succeeded',
      counts: { facts: 200, totals: 1 },
    });
    expect(shaped).toHaveLength(8);
    expect(await publishedFigures(bench.db, PERIOD)).toEqual({
      facts: 200,
      sum: '25125.00',
      total: '25125.00',
    });
    expect(await bench.db('run_slice')).toEqual([]);
  });

  it('begin within about a second, and are in the list of workers', async () => {
    const worker = await bench.startWorker();
    expect(await listWorkers(bench.db, [TOY])).toEqual([
      expect.objectContaining({ job: TOY, pid: process.pid, up: true }),
    ]);
    const { id } = await bench.runs.request(REPROCESS);
    const { requestedAt, startedAt } = await bench.ended(id);
    expect(Date.parse(startedAt!) - Date.parse(requestedAt)).toBeLessThan(
      1_500,
    );
    await worker.stop();
    expect(await listWorkers(bench.db, [TOY])).toEqual([]);
  });

  it('release what they hold when they stop, and another goes on at once', async () => {
    const gate = createGate();
    const first = await bench.startWorker(
      (point, slice) =>
        point === 'shape' && slice === 3 ? gate.wait() : undefined,
      { concurrency: 1 },
    );
    const { id } = await bench.runs.request(REPROCESS);
    await gate.reached;
    const began = Date.now();
    const stopped = first.stop();
    await waitUntil(async () => {
      const { state } = await bench.runs.get(id);
      return state === 'queued';
    });
    expect(Date.now() - began).toBeLessThan(6_000);
    await bench.startWorker();
    await waitUntil(
      async () => (await bench.runs.get(id)).attempt === 2,
      2_000,
    );
    expect(await bench.ended(id)).toMatchObject({ state: 'succeeded' });
    gate.open();
    await stopped;
    expect(await bench.db('toy_fact')).toHaveLength(200);
  });

  it('finish the current slice when they stop, if that takes a moment only', async () => {
    const gate = createGate();
    const worker = await bench.startWorker(
      (point, slice) =>
        point === 'shape' && slice === 3 ? gate.wait() : undefined,
      { concurrency: 1 },
    );
    const { id } = await bench.runs.request(REPROCESS);
    await gate.reached;
    const stopped = worker.stop();
    gate.open();
    await stopped;
    expect(await bench.runs.get(id)).toMatchObject({ state: 'queued' });
    expect(await bench.db('run_slice').where({ state: 'done' })).toHaveLength(
      3,
    );
    expect(await bench.db('run_slice').where({ state: 'taken' })).toEqual([]);
  });

  it('claim a slice again whose lease expired', async () => {
    const { id } = await bench.runs.request(REPROCESS);
    const attempt = await new AttemptStore(bench.db).acquire(id, 'a');
    const slices = new SliceStore(bench.db);
    await slices.insert(id, 'shape', [{ from: 1, to: 25 }]);
    const progress = { done: 0, total: 1 };
    await new AttemptStore(bench.db).enterStage(attempt!, 'shape', progress);
    expect(await slices.claim(attempt!, 'dead')).toMatchObject({ no: 1 });
    expect(await slices.claim(attempt!, 'alive')).toBeUndefined();
    await bench.db('run_slice').update({ lease_until: new Date(0) });
    expect(await slices.claim(attempt!, 'alive')).toMatchObject({ no: 1 });
    await expect(
      slices.complete(id, { stage: 'shape', no: 1 }, 'dead', {}),
    ).rejects.toThrow(AttemptLostError);
  });

  it('can neither log, complete slices nor publish once they lost the run', async () => {
    const { db, runs } = bench;
    const { id } = await runs.request(REPROCESS);
    const stale = await new AttemptStore(db).acquire(id, 'a');
    await db('run')
      .where({ id })
      .update({ lease_until: new Date(0) });
    await bench.startWorker();
    const run = await bench.ended(id);
    expect(run).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await bench.messages(id)).toContain(
      'Lease of a expired; queued again',
    );

    const worker = workerNamed('a');
    const lost = expect.objectContaining({ name: 'AttemptLostError' });
    const event = { level: 'info', message: 'I am still here' } as const;
    await expect(writeRunLog(worker, stale!, event)).rejects.toEqual(lost);
    const lease = acquireLease(worker, stale!, 'coordinator');
    await expect(
      commitIfHeld(
        worker,
        lease,
        trx => trx('toy_total').update({ total: 0 }),
        async () => event,
      ),
    ).rejects.toEqual(lost);
    lease.release();
    expect(await publishedFigures(db, PERIOD)).toMatchObject({
      total: '25125.00',
    });
    expect(await runs.get(id)).toEqual(run);
    expect(await bench.messages(id)).not.toContain('I am still here');
  });

  it('do not wait for rows that a worker without a run still holds uncommitted', async () => {
    const { db, runs } = bench;
    const { id } = await runs.request(REPROCESS);
    const stale = await new AttemptStore(db).acquire(id, 'a');
    const lease = acquireLease(workerNamed('a'), stale!, 'helper');
    const stuck = createGate();
    const zombie = commitIfHeld(
      workerNamed('a'),
      lease,
      async trx => {
        await trx('toy_fact').insert({ run_id: id, n: 7, value: 0 });
        await stuck.wait();
      },
      async () => ({ level: 'info', message: 'I am still here' }),
    );
    lease.release();
    await stuck.reached;
    await db('run')
      .where({ id })
      .update({ lease_until: new Date(0) });
    await bench.startWorker();
    expect(await bench.ended(id)).toMatchObject({
      state: 'succeeded',
      counts: { facts: 200 },
    });
    stuck.open();
    await expect(zombie).rejects.toThrow();
  });

  it('fail a run that took its worker down again and again', async () => {
    const { db, runs } = bench;
    const { id } = await runs.request(REPROCESS);
    await new AttemptStore(db).acquire(id, 'a');
    await db('run')
      .where({ id })
      .update({ lease_until: new Date(0), losses: 9 });
    await bench.startWorker();
    expect(await bench.ended(id)).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/disappeared 10 times.*memory/),
    });
  });
});
