import { TestDatabases } from '@rosetta/test-kit/databases';
import { Change } from '@rosetta/contracts/ref';
import { keepAudit } from '@rosetta/service-kit';
import { testAudit } from '@rosetta/service-kit/testUtils';
import knex, { Knex } from 'knex';
import { VersionStore } from '../versions/VersionStore';
import {
  GROUP,
  SHOP,
  TestClient,
  createCaller,
  createTestApp,
  pivot,
} from '../__testUtils__/testApp';
import { ChangeRequests } from './ChangeRequests';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** A pool whose connection is gone after so many statements, as that of a process that was killed. */
const cutAfter = (db: Knex, statements: number) => {
  const doomed = knex({
    client: 'pg',
    connection: db.client.config.connection,
    pool: { min: 0, max: 1 },
  });
  keepAudit(doomed, testAudit());
  let left = statements;
  const acquire = doomed.client.acquireRawConnection;
  doomed.client.acquireRawConnection = async function acquireDoomed() {
    const connection = await acquire.call(this);
    const { query } = connection;
    connection.query = function queryUntilCut(...args: unknown[]) {
      left -= 1;
      if (left < 0) connection.connection.stream.destroy();
      return query.apply(this, args);
    };
    return connection;
  };
  return { db: doomed, close: () => doomed.destroy() };
};

describe('applying', () => {
  let db: Knex;
  let client: TestClient;
  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    client = new TestClient(await createTestApp(db));
    await client.apply(SHOP);
  });

  /** Until so many wait for their turn to apply. */
  const waiting = async (many: number) => {
    for (;;) {
      const { rows } = await db.raw(
        `select from pg_locks where relation = 'ref_version'::regclass and not granted`,
      );
      if (rows.length === many) return;
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  };

  it('applies one of two concurrent requests for the same value', async () => {
    const ids = [
      await client.submitted([pivot('arn:contested')]),
      await client.submitted([
        { ...pivot('arn:contested'), id: 'mine' } as Change,
      ]),
    ];
    const answers = await Promise.all(ids.map(id => client.approve(id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ body }) => body.state).sort()).toEqual([
      'applied',
      'conflict',
    ]);
  });

  it('applies a request once when several people approve it concurrently', async () => {
    const id = await client.submitted([pivot('arn:1')]);
    const answers = await Promise.all(
      ['referentiel-admin', 'platform-admin'].map(who =>
        client.approve(id, who),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('checks approval rights after concurrent requests have changed them', async () => {
    const leaves = await client.submitted([
      { op: 'update', kind: 'group', id: GROUP, set: { members: [] } },
    ]);
    const renames = await client.submitted([
      { op: 'update', kind: 'application', id: 'app-shop', set: { name: 'S' } },
    ]);
    // Both have come before either is carried out.
    const held = await db.transaction();
    await new VersionStore(held).lock();
    const first = client.approve(leaves).then(answer => answer);
    await waiting(1);
    const second = client.approve(renames, 'colleague').then(answer => answer);
    await waiting(2);
    await held.rollback();
    expect((await first).body.state).toBe('applied');
    expect((await second).status).toBe(403);
  });

  it('leaves all or nothing when the process is killed between any two of its steps', async () => {
    const id = await client.submitted([
      pivot('arn:1'),
      { op: 'update', kind: 'application', id: 'app-shop', set: { name: 'S' } },
    ]);
    const caller = createCaller('referentiel-admin');
    const stateOf = async () => {
      const { body } = await client.get(`/v1/change-requests/${id}`);
      const { body: pivots } = await client.get('/v1/pivots');
      const { body: shop } = await client.get('/v1/applications/app-shop');
      const audited = await db('ref_audit').where({ change_request: id });
      return [body.state, pivots.items.length, shop.name, audited.length, body.approvals.length]; // prettier-ignore
    };
    const before = await stateOf();
    const states = [before];
    for (
      let step = 0;
      states.at(-1)![0] !== 'applied' && step < 100;
      step += 1
    ) {
      const doomed = cutAfter(db, step);
      await new ChangeRequests(doomed.db)
        .approve({ id, caller }, 'r-1', () => {})
        .catch(() => {});
      await doomed.close();
      states.push(await stateOf());
    }
    const last = states.pop();
    expect(states.length).toBeGreaterThan(15);
    expect(states).toEqual(states.map(() => before));
    expect(last).toEqual(['applied', 1, 'S', 2, 1]);
  });

  it('is protected by database constraints when a check is missing', async () => {
    const row = {
      id: 'p',
      version: 1,
      valid: '[2026-01-01,2026-03-01)',
      known: '[2026-01-01,)',
      application: 'app-shop',
      type: 'focus:resource',
      value: 'arn:1',
    };
    await db('ref_pivot').insert(row);
    const later = { ...row, id: 'q', valid: '[2026-03-01,)' };
    await db('ref_pivot').insert(later);
    await expect(
      db('ref_pivot').insert({ ...row, id: 'r', valid: '[2026-02-01,)' }),
    ).rejects.toThrow(/ref_pivot_belongs_to_one/);
  });

  it('applies ten thousand pivots within seconds', async () => {
    const changes = Array.from({ length: 10_000 }, (_, n) =>
      pivot(`arn:aws:ec2:eu-west-1:402918837110:instance/i-${n}`),
    );
    const begun = Date.now();
    const requests = new ChangeRequests(db);
    const [author, approver] = ['engineer', 'platform-admin'].map(createCaller);
    const about = { title: 'All machines', reason: 'A new account' };
    const { id } = await requests.create(author.subject, { ...about, changes });
    await requests.submit({ id, caller: author });
    const applied = await requests.approve(
      { id, caller: approver },
      'r-1',
      () => {},
    );
    expect(applied).toMatchObject({ state: 'applied', changeCount: 10_000 });
    expect(Date.now() - begun).toBeLessThan(30_000);

    const { body } = await client.get('/v1/pivots?limit=500').expect(200);
    expect(body.items).toHaveLength(500);
  });
});
