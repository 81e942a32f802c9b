import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  Bench,
  createBench,
  createGate,
  REPROCESS,
} from '../__testUtils__/bench';
import { waitUntil } from '@rosetta/test-kit';

describe('dropping the facts of a run', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench(databases);
  });

  afterEach(() => bench.stop());

  const runToItsEnd = async () =>
    bench.ended((await bench.runs.request(REPROCESS)).id);
  const readFacts = (id: string) => bench.db('toy_fact').where('run_id', id);

  it('blocks no other work, however long it takes', async () => {
    const gate = createGate();
    await bench.startWorker(
      point => (point === 'drop' ? gate.wait() : undefined),
      { concurrency: 1, keepRuns: 1 },
    );
    const old = await runToItsEnd();
    await runToItsEnd();
    await gate.reached;
    expect(await runToItsEnd()).toMatchObject({ state: 'succeeded' });

    expect(await readFacts(old.id)).not.toEqual([]);
    gate.open();
    await waitUntil(async () => (await readFacts(old.id)).length === 0);
  });

  it('is tried again when it failed, and fails nothing else', async () => {
    let failures = 0;
    const failTwice = (point: string) => {
      if (point !== 'drop' || failures === 2) return;
      failures += 1;
      throw new Error('a reader is in the way');
    };
    const [old] = await bench.once();
    const [last] = await bench.once(failTwice, { keepRuns: 1 });
    expect(last).toMatchObject({ state: 'succeeded' });
    expect(await readFacts(old.id)).not.toEqual([]);

    await bench.startWorker(failTwice, { keepRuns: 1 });
    await waitUntil(async () => (await readFacts(old.id)).length === 0);
    expect(failures).toBe(2);
  });
});
