import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { ChargeFact, ChargeStore } from './charges/ChargeStore';
import { GroupNode, Label, LabelStore } from './labels/LabelStore';
import { concludeRun } from './runs/concludeRun';
import { CostRunStore } from './runs/CostRunStore';
import { COSTS_JOB } from './jobs';
import { MartRun } from './runs/runTables';

/** A charge of one dollar to nobody, unless said otherwise. */
export const chargeFact = (fact: Partial<ChargeFact> = {}): ChargeFact => ({
  rawImport: 1,
  rawRow: 1,
  chargeFrom: '2024-09-01T00:00:00.000Z',
  chargeTo: '2024-09-02T00:00:00.000Z',
  kind: fact.application ? 'direct' : 'unallocated',
  application: null,
  group: fact.application ? 'grp-shop' : null,
  currency: 'USD',
  billed: '1',
  effective: '1',
  list: '1',
  contracted: '1',
  provider: 'AWS',
  billingAccount: '1234567890123',
  subAccount: null,
  resource: null,
  domain: 'compute',
  family: 'virtual-machines',
  product: 'amazon-elastic-compute-cloud',
  chargeCategory: 'Usage',
  commitmentDiscountStatus: null,
  capacityReservationStatus: null,
  tags: null,
  ...fact,
});

export interface TestRun {
  period: string;
  facts: Partial<ChargeFact>[];
  labels?: Label[];
  groups?: GroupNode[];
  /** Fills what no store of ours writes yet, before the run is concluded. */
  fill?(trx: Knex.Transaction, run: MartRun): Promise<void>;
  at?: string;
}

/** A run whose charges are in its own tables; readers see nothing of it. */
export const shapedRun = async (db: Knex, test: TestRun): Promise<MartRun> => {
  const run = { id: randomUUID(), period: test.period };
  const facts = test.facts.map((fact, at) =>
    chargeFact({ rawRow: at + 1, ...fact }),
  );
  await db('run').insert({
    id: run.id,
    job: COSTS_JOB.name,
    period: run.period,
    mode: 'run',
    state: 'succeeded',
    requested_by: 'a test',
    reason: 'a test',
  });
  await db.transaction(async trx => {
    await new CostRunStore(trx).open(run);
    await new ChargeStore(trx).copyIn(run, [facts]);
    await new LabelStore(trx).merge(run.id, [
      { dimension: 'raw_file', key: '1', label: 'bill.csv' },
      ...(test.labels ?? []),
    ]);
    await new LabelStore(trx).saveGroups(run.id, test.groups ?? []);
    await test.fill?.(trx, run);
  });
  return run;
};

/** A run that readers see from now on, or from the given instant on. */
export const publishedRun = async (db: Knex, test: TestRun) => {
  const run = await shapedRun(db, test);
  await db.transaction(async trx => {
    await concludeRun(trx, run);
    await trx('publication')
      .where({ job: COSTS_JOB.name, period: run.period })
      .update({ current: false });
    await trx('publication').insert({
      run_id: run.id,
      job: COSTS_JOB.name,
      period: run.period,
      current: true,
      ...(test.at && { published_at: test.at }),
    });
  });
  return run;
};
