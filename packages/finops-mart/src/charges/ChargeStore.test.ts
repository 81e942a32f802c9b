import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { migrateFinopsMart } from '../migrate';
import { chargeFact, publishTestRun, shapeTestRun } from '../testUtils';
import { ChargeStore } from './ChargeStore';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('ChargeStore', () => {
  let db: Knex;
  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
  });

  it('stores facts with any characters', async () => {
    const awkward = 'tab\t newline\n return\r backslash\\ \\N quote" é 日本';
    const fact = {
      provider: awkward,
      resource: awkward,
      subAccount: '\\N',
      tags: JSON.stringify({ [awkward]: awkward }),
      effective: '-0.00000000000000000000001',
      billed: '12345678901234567890.123456789012345678901234567890',
      list: null,
    };
    await publishTestRun(db, { period: '2024-09', facts: [fact] });
    expect(await db('charge').first()).toMatchObject({
      provider: awkward,
      resource: awkward,
      sub_account: '\\N',
      tags: { [awkward]: awkward },
      effective: fact.effective,
      billed: fact.billed,
      list: null,
    });
  });

  it('stores nothing when the transaction rolls back', async () => {
    const run = await shapeTestRun(db, { period: '2024-09', facts: [] });
    const own = `charge_${run.id.replaceAll('-', '')}`;
    await expect(
      db.transaction(async trx => {
        const facts = [[chargeFact()]];
        expect(await new ChargeStore(trx).copyIn(run, facts)).toBe(1);
        throw new Error('the run is no longer held');
      }),
    ).rejects.toThrow('no longer held');
    expect(await db(own)).toEqual([]);
  });

  it('throws the error of the database and leaves the connection usable', async () => {
    const run = await shapeTestRun(db, { period: '2024-09', facts: [] });
    const many = Array.from({ length: 20_000 }, (_, rawRow) =>
      chargeFact({ rawRow, effective: rawRow === 3 ? 'a lot' : '1' }),
    );
    await expect(
      db.transaction(trx => new ChargeStore(trx).copyIn(run, [many])),
    ).rejects.toThrow(/invalid input syntax for type numeric/);
    expect(await db('cost_run')).toHaveLength(1);
  });

  it('throws the error of its source and stores nothing', async () => {
    const run = await shapeTestRun(db, { period: '2024-09', facts: [] });
    async function* broken() {
      yield [chargeFact()];
      throw new Error('raw store gone');
    }
    await expect(
      db.transaction(trx => new ChargeStore(trx).copyIn(run, broken())),
    ).rejects.toThrow('raw store gone');
    expect(await db(`charge_${run.id.replaceAll('-', '')}`)).toEqual([]);
  });
});
