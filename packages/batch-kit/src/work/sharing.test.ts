import { TestDatabases } from '@backstage/backend-test-utils';
import {
  Bench,
  createBench,
  createGate,
  PERIOD,
  REPROCESS,
} from '../__testUtils__/bench';
import { eventually } from '../testing/eventually';
import {
  createToyJob,
  publishedFigures,
  silent,
  TOY,
} from '../__testUtils__/toyJob';
import { AttemptLostError } from '../errors';
import { listWorkers, RunQueue } from '@rosetta/run-kit';
import { AttemptStore } from './AttemptStore';
import { SliceStore } from './SliceStore';
import { lendHand } from './hand';
import { logLine, whileHeld } from './steps';
import { Work } from './Work';

describe('several workers on one run', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench(databases);
  });

  afterEach(() => bench.stop());

  const workOf = (name: string): Work => ({
    db: bench.db,
    job: createToyJob(bench.db),
    queue: new RunQueue(bench.db, TOY),
    logger: silent,
    worker: name,
    keepRuns: 3,
    leaving: new AbortController().signal,
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

  it('begin within about a second, and show in the list of workers', async () => {
    const worker = await bench.startWorker();
    expect(await listWorkers(bench.db, TOY)).toEqual([
      expect.objectContaining({ job: TOY, pid: process.pid, up: true }),
    ]);
    const { id } = await bench.runs.request(REPROCESS);
    const { requestedAt, startedAt } = await bench.ended(id);
    expect(Date.parse(startedAt!) - Date.parse(requestedAt)).toBeLessThan(
      1_500,
    );
    await worker.stop();
    expect(await listWorkers(bench.db, TOY)).toEqual([]);
  });

  it('hand back what they hold when they stop, and another goes on at once', async () => {
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
    await eventually(async () => {
      const { state } = await bench.runs.get(id);
      return state === 'queued';
    });
    expect(Date.now() - began).toBeLessThan(6_000);
    await bench.startWorker();
    await eventually(
      async () => (await bench.runs.get(id)).attempt === 2,
      2_000,
    );
    expect(await bench.ended(id)).toMatchObject({ state: 'succeeded' });
    gate.open();
    await stopped;
    expect(await bench.db('toy_fact')).toHaveLength(200);
  });

  it('finish the slice in hand when they stop, if that takes a moment only', async () => {
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

  it('take a slice again whose worker fell silent', async () => {
    const { id } = await bench.runs.request(REPROCESS);
    const attempt = await new AttemptStore(bench.db).takeUp(id, 'a');
    const slices = new SliceStore(bench.db);
    await slices.replace(id, [{ from: 1, to: 25 }]);
    expect(await slices.take(attempt!, 'dead')).toMatchObject({ no: 1 });
    expect(await slices.take(attempt!, 'alive')).toBeUndefined();
    await bench.db('run_slice').update({ lease_until: new Date(0) });
    expect(await slices.take(attempt!, 'alive')).toMatchObject({ no: 1 });
    await expect(slices.close(id, 1, 'dead', {})).rejects.toThrow(
      AttemptLostError,
    );
  });

  it('can neither log, close nor publish once the run was taken from them', async () => {
    const { db, runs } = bench;
    const { id } = await runs.request(REPROCESS);
    const stale = await new AttemptStore(db).takeUp(id, 'a');
    await db('run')
      .where({ id })
      .update({ lease_until: new Date(0) });
    await bench.startWorker();
    const run = await bench.ended(id);
    expect(run).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await bench.messages(id)).toContain(
      'a is not heard of any more; queued again',
    );

    const work = workOf('a');
    const lost = expect.objectContaining({ name: 'AttemptLostError' });
    const event = { level: 'info', message: 'I am still here' } as const;
    await expect(logLine(work, stale!, event)).rejects.toEqual(lost);
    const hand = lendHand(work, stale!, 'coordinator');
    await expect(
      whileHeld(
        work,
        hand,
        trx => trx('toy_total').update({ total: 0 }),
        async () => event,
      ),
    ).rejects.toEqual(lost);
    hand.letGo();
    expect(await publishedFigures(db, PERIOD)).toMatchObject({
      total: '25125.00',
    });
    expect(await runs.get(id)).toEqual(run);
    expect(await bench.messages(id)).not.toContain('I am still here');
  });

  it('do not wait for rows that a worker without a run still holds uncommitted', async () => {
    const { db, runs } = bench;
    const { id } = await runs.request(REPROCESS);
    const stale = await new AttemptStore(db).takeUp(id, 'a');
    const hand = lendHand(workOf('a'), stale!, 'helper');
    const stuck = createGate();
    const zombie = whileHeld(
      workOf('a'),
      hand,
      async trx => {
        await trx('toy_fact').insert({ run_id: id, n: 7, value: 0 });
        await stuck.wait();
      },
      async () => ({ level: 'info', message: 'I am still here' }),
    );
    hand.letGo();
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

  it('give a run up that took its worker down again and again', async () => {
    const { db, runs } = bench;
    const { id } = await runs.request(REPROCESS);
    await new AttemptStore(db).takeUp(id, 'a');
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
