import { TestDatabases } from '@rosetta/test-kit/databases';
import { BudgetAlert } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { sendJson } from '../__testUtils__/fakeService';
import {
  CalledFake,
  migrateGateway,
  RecordingNotifications,
  startCalledFake,
} from '../__testUtils__/noticeTests';
import { PendingNotices } from '../notices/PendingNotices';
import { ReaderLanguages } from '../notices/ReaderLanguages';
import { budgetNotices } from './budgetNotices';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const [JANE, MARY, ADMIN] = ['jane', 'mary', 'admin'].map(
  name => `user:default/${name}`,
);

const alertOf = (no: number, more: Partial<BudgetAlert> = {}): BudgetAlert => ({
  id: `00000000-0000-4000-8000-00000000000${no}`,
  kind: 'application',
  key: 'app-shop',
  label: 'Shop',
  month: '2026-11',
  currency: 'USD',
  basis: 'forecast',
  percent: 100,
  amount: '100',
  cost: '125.5',
  setBy: ADMIN,
  raisedAt: `2026-11-12T00:0${no}:00.000Z`,
  toldAt: null,
  toldTo: [],
  ...more,
});

const STORED = { version: 1, validFrom: null, validTo: null }; // prettier-ignore
const GROUPS = [
  { id: 'retail', parent: null, members: [MARY] },
  { id: 'shop', parent: 'retail', members: [JANE] },
  { id: 'empty', parent: 'retail', members: [] },
].map(group => ({ ...group, name: group.id, ...STORED }));
const OWNERS: Record<string, string> = { 'app-shop': 'shop', 'app-old': 'empty' }; // prettier-ignore

describe.each(databases.eachSupportedId())('budgetNotices on %s', id => {
  let db: Knex;
  let fake: CalledFake;
  let alerts: BudgetAlert[];
  let notifications: RecordingNotifications;

  beforeAll(async () => {
    db = await databases.init(id);
    await migrateGateway(db);
    fake = await startCalledFake();
  });
  afterAll(() => fake.close());

  /** Both services: the alerts, and who owns what. */
  const serve = (recordsTold = true) =>
    fake.service.answer((req, res) => {
      const { pathname } = new URL(req.url!, fake.service.url);
      const [, , kind, key, of] = pathname.split('/');
      if (kind === 'applications' && OWNERS[key])
        return sendJson(res, 200, { id: key, name: key, group: OWNERS[key], attributes: {}, ...STORED }); // prettier-ignore
      if (kind === 'groups')
        return sendJson(res, 200, {
          items: GROUPS,
          version: 1,
          knownAt: '2026-11-01T00:00:00.000Z',
        });
      if (of && req.method === 'POST' && recordsTold) {
        const told = alerts.find(each => each.id === of)!;
        told.toldAt = '2026-11-12T01:00:00.000Z';
        return sendJson(res, 200, told);
      }
      if (kind === 'budgets' && !of)
        return sendJson(res, 200, { items: alerts.filter(each => !each.toldAt) }); // prettier-ignore
      return sendJson(res, 404, {
        error: { name: 'NotFoundError', message: 'No such thing' },
      });
    });

  beforeEach(() => {
    notifications = new RecordingNotifications();
    alerts = [alertOf(1)];
    serve();
  });

  const announce = () =>
    new PendingNotices(budgetNotices, {
      languages: new ReaderLanguages(db),
      notifications,
      clients: { 'finops-api': fake.client, 'platform-ref-api': fake.client },
      tokenFor: async audience => `token for ${audience}`,
    }).announce();
  const told = () =>
    notifications.sent.map(({ recipients }) => 'entityRef' in recipients && recipients.entityRef); // prettier-ignore

  it('tells the members of the owning group once, and nobody else, with a link to the page that says why', async () => {
    await announce();
    await announce();
    expect(notifications.sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: JANE },
        payload: {
          title: 'Budget of Shop, November 2026 – the forecast passes 100%',
          description:
            'The month is expected to come to $125.50; its budget is $100.00.',
          link: '/finops/budgets?budget=application%2Fapp-shop%2F2026-11%2FUSD',
          severity: 'normal',
          topic: 'budgets',
          scope: `budget/${alerts[0].id}`,
        },
      },
    ]);
  });

  it('tells again of a higher threshold', async () => {
    await announce();
    alerts.push(alertOf(2, { basis: 'actual', cost: '101' }));
    await announce();
    expect(notifications.sent.map(({ payload }) => payload.title)).toEqual([
      expect.stringContaining('the forecast passes 100%'),
      'Budget of Shop, November 2026 – 100% is passed',
    ]);
    expect(notifications.sent[1].payload.severity).toBe('high');
  });

  it('tells the next group above that has members, and else who set the budget', async () => {
    alerts = [
      alertOf(1, { key: 'app-old' }),
      alertOf(2, { kind: 'group', key: 'shop' }),
      alertOf(3, { key: 'app-unknown' }),
      alertOf(4, { kind: 'product', key: 'vm' }),
      alertOf(5, { kind: 'domain', key: 'compute', setBy: 'cli:root' }),
    ];
    await announce();
    // The newest comes first from the service, and is told last.
    expect(told()).toEqual([ADMIN, ADMIN, JANE, MARY]);
    expect(alerts.every(({ toldAt }) => toldAt)).toBe(true);
  });

  it('tells everyone once after notifications were down', async () => {
    notifications.down = true;
    await expect(announce()).rejects.toThrow('notifications are down');
    notifications.down = false;
    await announce();
    await announce();
    expect(told()).toEqual([JANE]);
  });

  it('replaces a notification that was sent, but not recorded', async () => {
    serve(false);
    await expect(announce()).rejects.toThrow('404');
    serve();
    await announce();
    await announce();
    expect(notifications.sent.map(({ payload }) => payload.scope)).toEqual([
      `budget/${alerts[0].id}`,
      `budget/${alerts[0].id}`,
    ]);
  });

  it('writes in the language in which the person reads the portal', async () => {
    await new ReaderLanguages(db).remember(JANE, 'fr');
    await announce();
    expect(notifications.sent[0].payload.title).toMatch(
      /^Budget de Shop, novembre 2026 – la prévision dépasse 100\s%$/,
    );
  });
});
