import { TestDatabases } from '@rosetta/test-kit/databases';
import { ServiceUnavailableError } from '@backstage/errors';
import { Run } from '@rosetta/contracts/runs';
import { Bench, createBench, PERIOD } from '../__testUtils__/bench';
import {
  changeRaw,
  createToyJob,
  createToyDaysJob,
  publishedFigures,
  TOY,
} from '../__testUtils__/toyJob';

describe('a run', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench(databases);
  });

  afterEach(() => bench.stop());

  it('does nothing when what is published was made from the same input, unless asked to reprocess', async () => {
    const [first] = await bench.once(undefined, { mode: 'run' });
    expect(first).toMatchObject({ published: true, counts: { facts: 200 } });
    const [second] = await bench.once(undefined, { mode: 'run' });
    expect(second).toMatchObject({
      state: 'succeeded',
      counts: { unchanged: true },
      inputs: first.inputs,
      published: false,
      publishedAt: null,
    });
    expect(await bench.runs.publications(TOY).current()).toEqual([
      { period: PERIOD, runId: first.id, at: first.publishedAt },
    ]);
    const [third] = await bench.once();
    expect(third).toMatchObject({ published: true, counts: { facts: 200 } });
    await changeRaw(bench.db);
    const [fourth] = await bench.once(undefined, { mode: 'run' });
    expect(fourth).toMatchObject({ published: true });
    expect(await bench.runs.get(third.id)).toMatchObject({
      published: false,
      publishedAt: third.publishedAt,
    });
  });

  it('publishes nothing while its figures are withheld, and does so again only from other input', async () => {
    const [published] = await bench.once();
    const job = createToyJob(bench.db);
    let isClosed = true;
    job.withhold = async () => (isClosed ? { withheld: 1 } : undefined);
    const jobs = [job, createToyDaysJob()];
    const before = await publishedFigures(bench.db, PERIOD);
    await changeRaw(bench.db);
    const [withheld] = await bench.once(undefined, { jobs, mode: 'run' });
    expect(withheld).toMatchObject({
      state: 'succeeded',
      published: false,
      counts: { facts: 200, withheld: 1 },
    });
    expect(await publishedFigures(bench.db, PERIOD)).toEqual(before);
    const [again] = await bench.once(undefined, { jobs, mode: 'run' });
    expect(again).toMatchObject({ counts: { unchanged: true } });

    isClosed = false;
    await bench.runs.publications(TOY).forgetWithheld(PERIOD);
    const [open] = await bench.once(undefined, { jobs, mode: 'run' });
    expect(open).toMatchObject({ published: true });
    expect(await bench.runs.get(published.id)).toMatchObject({ published: false });
  }); // prettier-ignore

  it('lands what is new since it was requested, and counts what could not be had', async () => {
    const requestedAt = new Date('2026-01-01T00:00:00.000Z');
    const since: Date[] = [];
    const job = createToyJob(bench.db);
    job.land = async context => {
      since.push(context.requestedAt);
      return { notHad: 2 };
    };
    const jobs = [job, createToyDaysJob()];
    const options = { jobs, requestedAt, mode: 'run' } as const;
    const [first] = await bench.once(undefined, options);
    expect(first.counts).toEqual({ facts: 200, totals: 1, notHad: 2 });
    const [second] = await bench.once(undefined, options);
    expect(second.counts).toEqual({ unchanged: true, notHad: 2 });
    expect(since).toEqual([requestedAt, requestedAt]);
  });

  it('gives the same figures when it is made again', async () => {
    await bench.once();
    const before = await publishedFigures(bench.db, PERIOD);
    await bench.once();
    expect(await publishedFigures(bench.db, PERIOD)).toEqual(before);
  });

  it('a run is retried after a transient failure, and keeps the slices that are done', async () => {
    bench.hurry();
    let failures = 0;
    const shaped: number[] = [];
    const [run] = await bench.once((point, slice) => {
      if (point !== 'shape') return;
      if (slice === 3 && failures < 2) {
        failures += 1;
        throw new ServiceUnavailableError('platform-ref-api does not answer');
      }
      shaped.push(slice!);
    });
    expect(run).toMatchObject({ state: 'succeeded', attempt: 3, error: null });
    expect(shaped).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const messages = await bench.messages(run.id);
    expect(messages).toContain(
      'Stage shape, slice 3 failed: platform-ref-api does not answer; retrying in 5 s',
    );
    expect(messages).toContain('Resumed in stage shape after 2 of 8 slices');
  });

  it('fails after the third transient failure, and says what to do', async () => {
    bench.hurry();
    const [run] = await bench.once(point => {
      if (point === 'inputs')
        throw new ServiceUnavailableError('platform-ref-api does not answer');
    });
    expect(run).toMatchObject({
      state: 'failed',
      attempt: 3,
      error:
        'Reading inputs failed 3 times: platform-ref-api does not answer. ' +
        'Nothing was published. Check that what it depends on is up, then run again.',
    });
  });

  it('fails at once on any other failure, leaves no facts, and readers keep what they had', async () => {
    await bench.once();
    const before = await publishedFigures(bench.db, PERIOD);
    await changeRaw(bench.db);
    const [run] = await bench.once(point => {
      if (point === 'conclude') throw new Error('Line 7 has no account.');
    });
    expect(run).toMatchObject({
      state: 'failed',
      attempt: 1,
      error:
        'Concluding failed: Line 7 has no account. ' +
        'Nothing was published. Fix the cause, then run again.',
    });
    expect((await bench.runs.log(run.id)).items.at(-1)).toMatchObject({
      level: 'error',
      message: run.error,
    });
    expect(await bench.db('toy_fact').where({ run_id: run.id })).toEqual([]);
    expect(await publishedFigures(bench.db, PERIOD)).toEqual(before);
  });

  it('begins anew when what it reads changed while it was being computed', async () => {
    bench.hurry();
    let changed = false;
    const [run] = await bench.once(async (point, slice) => {
      if (point !== 'shape' || slice !== 5 || changed) return;
      changed = true;
      await changeRaw(bench.db);
    });
    expect(run).toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(await publishedFigures(bench.db, PERIOD)).toEqual({
      facts: 200,
      sum: '25325.00',
      total: '25325.00',
    });
  });

  it('has a log of its steps, with counts and durations', async () => {
    const [run] = await bench.once();
    const { items, last } = await bench.runs.log(run.id);
    expect(items.map(({ seq }) => seq)).toEqual(
      Array.from({ length: items.length }, (_, i) => i + 1),
    );
    expect(last).toBe(items.length);
    expect(items.map(({ message }) => message)).toEqual([
      'Queued by a test: to see what happens',
      expect.stringMatching(/^Started by .+:\d+$/),
      'Read the raw lines',
      'Stage shape: 8 slices',
      ...[1, 2, 3, 4, 5, 6, 7, 8].map(no => `Stage shape: slice ${no} done`),
      'Stage add-up: 2 slices',
      ...[1, 2].map(no => `Stage add-up: slice ${no} done`),
      'Published',
    ]);
    expect(items.at(-1)!.fields).toEqual({
      facts: 200,
      totals: 1,
      durationMs: expect.any(Number),
    });
    const rest = await bench.runs.log(run.id, { after: 10, limit: 2 });
    expect(rest.items.map(({ seq }) => seq)).toEqual([11, 12]);
  });

  it('stays readable as it was published, until retention drops it', async () => {
    const keep = { keepRuns: 2 };
    const ended: Run[] = [];
    for (let i = 0; i < 4; i++) {
      ended.push((await bench.once(undefined, keep))[0]);
    }
    const publications = await Promise.all(
      ended.map(({ id }) => bench.runs.publications(TOY).of(id)),
    );
    expect(publications.map(publication => publication?.kept)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    const kept = await bench.db('toy_fact').distinct('run_id').pluck('run_id');
    expect(kept.sort()).toEqual([ended[2].id, ended[3].id].sort());
  });

  it('a run that was queued already is completed first, before another is made', async () => {
    const { id } = await bench.runs.request({
      period: PERIOD,
      mode: 'reprocess',
      requestedBy: 'somebody',
      reason: 'earlier',
    });
    const seen = new Set<string>();
    const [own] = await bench.once(undefined, {
      onProgress: run => seen.add(`${run.id} ${run.state}`),
    });
    expect(await bench.runs.get(id)).toMatchObject({ state: 'succeeded' });
    expect(own).toMatchObject({ state: 'succeeded', published: true });
    expect(seen).toContain(`${id} succeeded`);
    expect(seen).toContain(`${own.id} succeeded`);
  });

  it('goes back into the queue when its worker is interrupted', async () => {
    const interrupt = new AbortController();
    await expect(
      bench.once(
        (point, slice) => {
          if (point === 'shape' && slice === 4) interrupt.abort();
        },
        { signal: interrupt.signal },
      ),
    ).rejects.toMatchObject({ name: 'ShutdownError' });
    const { items } = await bench.runs.list({ state: 'queued' });
    expect(items).toHaveLength(1);
    expect(await bench.db('run_slice').where({ state: 'done' })).toHaveLength(
      4,
    );
  });
});
