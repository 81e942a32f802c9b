import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { Jobs } from '../jobs/JobDescription';
import { migrateRunKit } from '../migrate';
import { MONTHS } from '../periods/Period';
import { lastRead } from './lastRead';
import { RunService } from './RunService';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const job = (name: string, more: object) => ({
  name,
  description: name,
  period: MONTHS,
  ...more,
});

describe('lastRead', () => {
  let db: Knex;
  let runs: RunService;
  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateRunKit(db, ['toy']);
    runs = new RunService(db, {
      domain: 'toy',
      jobs: [
        job('bills', { sources: ['bills'] }),
        job('rates', { sources: ['rates', 'banks'] }),
        job('banks', { sources: ['banks'] }),
        job('totals', { reads: ['bills', 'rates'] }),
      ],
    });
  });
  afterEach(() => runs.close());

  const addRun = (name: string, at: string, error?: string) =>
    db('run').insert({
      id: `${name} at ${at}`,
      job: name,
      period: '2024-09',
      mode: 'run',
      requested_by: 'a test',
      reason: 'a test',
      state: error ? 'failed' : 'succeeded',
      error,
      requested_at: `2026-11-20T${at}:00Z`,
      finished_at: `2026-11-20T${at}:30Z`,
    });
  const asOf = (at: string) => `2026-11-20T${at}:30.000Z`;

  it('returns the newest run of the jobs that read the source, and of no other', async () => {
    await addRun('bills', '02:00');
    await addRun('rates', '03:00');
    await addRun('totals', '04:00');
    expect(await lastRead(runs, 'bills')).toEqual({ asOf: asOf('02:00') });
    expect(await lastRead(runs, 'rates')).toEqual({ asOf: asOf('03:00') });
  });

  it('returns null for a source that no run has read', async () => {
    await addRun('rates', '03:00');
    expect(await lastRead(runs, 'bills')).toEqual({ asOf: null });
  });

  it('returns the newest run that read the source, and says that a later one could not while it read others', async () => {
    await addRun('rates', '02:00');
    await addRun('rates', '03:00');
    await db('run').where({ id: 'rates at 03:00' }).update({ counts: JSON.stringify({ banksNotRead: 1 }) }); // prettier-ignore
    expect(await lastRead(runs, 'banks')).toEqual({
      asOf: asOf('02:00'),
      error: 'the last run could not read it; its log says why',
    });
    expect(await lastRead(runs, 'rates')).toEqual({ asOf: asOf('03:00') });
  });

  it('returns the error of a job that failed last, also when another that reads the source succeeded later', async () => {
    await addRun('rates', '02:00');
    await addRun('rates', '03:00', 'No rate for EUR');
    await addRun('banks', '04:00');
    expect(await lastRead(runs, 'banks')).toEqual({
      asOf: asOf('04:00'),
      error: 'No rate for EUR',
    });
  });
});

describe('a job that declares no sources', () => {
  it('reads all sources of its domain, unless it reads earlier jobs', () => {
    const jobs = new Jobs([
      job('costs', {}),
      job('products', { reads: ['costs'] }),
    ]);
    expect(jobs.readersOf('bills')).toEqual(['costs']);
  });
});
