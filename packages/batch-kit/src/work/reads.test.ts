import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  Bench,
  createBench,
  createGate,
  PERIOD,
  REPROCESS,
} from '../__testUtils__/bench';
import { changeRaw, publishedDays, TOY } from '../__testUtils__/toyJob';

const DAYS_JOB = 'toy-days';
const DAY = '2024-09-03';

describe('a job that reads what another published', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench(databases);
  });

  afterEach(() => bench.stop());

  const runDay = (mode: 'run' | 'reprocess' = 'run') =>
    bench.once(undefined, { job: DAYS_JOB, periods: [DAY], mode });
  const requestDay = () =>
    bench.runs.request({ ...REPROCESS, job: DAYS_JOB, period: DAY });

  it('reads the published run of the period that overlaps, and records which one it was', async () => {
    const [month] = await bench.once();
    const [day] = await runDay();
    expect(day).toMatchObject({
      job: DAYS_JOB,
      published: true,
      inputs: { [TOY]: month.id },
      counts: { days: 1 },
    });
    expect(await publishedDays(bench.db)).toEqual({ [DAY]: '25125.00' });
    const read = await bench.db('run_read').where('run_id', day.id);
    expect(read).toEqual([
      { run_id: day.id, job: TOY, period: PERIOD, read_run_id: month.id },
    ]);
  });

  it('does nothing while what it reads is the same, and runs again once that was published anew', async () => {
    await bench.once();
    await runDay();
    expect((await runDay())[0].counts).toEqual({ unchanged: true });
    await changeRaw(bench.db);
    await bench.once();
    expect((await runDay())[0]).toMatchObject({ published: true });
    expect(await publishedDays(bench.db)).toEqual({ [DAY]: '25325.00' });
  });

  it('fails and says what is missing when nothing is published', async () => {
    const [run] = await runDay();
    expect(run).toMatchObject({
      state: 'failed',
      error: expect.stringContaining(
        `toy has no publication that covers ${DAY}; run it first`,
      ),
    });
  });

  it('waits while a run of the other job is queued or running, and reads what that publishes', async () => {
    const gate = createGate();
    await bench.startWorker(point =>
      point === 'conclude' ? gate.wait() : undefined,
    );
    const month = await bench.runs.request(REPROCESS);
    const day = await requestDay();
    await gate.reached;
    expect(await bench.runs.get(day.id)).toMatchObject({ state: 'queued' });
    gate.open();
    expect(await bench.ended(day.id)).toMatchObject({
      state: 'succeeded',
      attempt: 1,
      inputs: { [TOY]: month.id },
    });
  });

  it('has the run it waits for made first where no worker is up', async () => {
    const month = await bench.runs.request(REPROCESS);
    const [day] = await runDay('reprocess');
    expect(day).toMatchObject({ inputs: { [TOY]: month.id } });
  });

  it('does not keep runs of other periods waiting', async () => {
    await bench.once();
    await bench.runs.request({ ...REPROCESS, period: '2024-10' });
    const day = await requestDay();
    await bench.startWorker(undefined, { concurrency: 1 });
    expect(await bench.ended(day.id)).toMatchObject({ published: true });
  });
});
