import { SloAlert } from '@rosetta/contracts/monitoring';
import { TestDatabases } from '@rosetta/test-kit/databases';
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
import { burnNotices } from './burnNotices';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const [JANE, ADMIN] = ['jane', 'admin'].map(name => `user:default/${name}`);
const ID = '00000000-0000-4000-8000-000000000001';

const burn = (more: Partial<SloAlert> = {}): SloAlert => ({
  id: ID,
  slo: 'shop-answers',
  name: 'Shop answers',
  application: 'app-shop',
  severity: 'ticket',
  longMinutes: 1440,
  shortMinutes: 120,
  factor: 3,
  peak: 3.44,
  beganAt: '2026-12-01T10:05:00.000Z',
  raisedAt: '2026-12-01T10:20:00.000Z',
  endedAt: null,
  setBy: ADMIN,
  toldAt: null,
  toldTo: [],
  ...more,
});

const STORED = { version: 1, validFrom: null, validTo: null };

describe('burnNotices', () => {
  let db: Knex;
  let fake: CalledFake;
  let alert: SloAlert;
  /** What the service was told; it decides what is pending by it. */
  let told: { recipients: string[]; severity: string; ended: boolean } | undefined; // prettier-ignore
  let notifications: RecordingNotifications;

  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateGateway(db);
    fake = await startCalledFake();
    fake.service.answer((req, res) => {
      const { pathname } = new URL(req.url!, fake.service.url);
      if (pathname === '/v1/applications/app-shop')
        return sendJson(res, 200, { id: 'app-shop', name: 'Shop', group: 'shop', attributes: {}, ...STORED }); // prettier-ignore
      if (pathname === '/v1/groups')
        return sendJson(res, 200, { items: [{ id: 'shop', name: 'Shop', parent: null, members: [JANE], ...STORED }], version: 1, knownAt: alert.raisedAt }); // prettier-ignore
      if (pathname === `/v1/slo-alerts/${ID}/told`) {
        told = JSON.parse(fake.service.received.at(-1)!.body);
        return sendJson(res, 200, alert);
      }
      const isTold =
        told?.severity === alert.severity &&
        told.ended === (alert.endedAt !== null);
      if (pathname === '/v1/slo-alerts')
        return sendJson(res, 200, { items: isTold ? [] : [alert] });
      return sendJson(res, 404, {
        error: { name: 'NotFoundError', message: 'No such thing' },
      });
    });
  });
  afterAll(() => fake.close());
  beforeEach(() => {
    notifications = new RecordingNotifications();
    told = undefined;
    alert = burn();
  });

  const announce = () =>
    new PendingNotices(burnNotices, {
      languages: new ReaderLanguages(db),
      notifications,
      clients: { 'monitoring-api': fake.client, 'platform-ref-api': fake.client }, // prettier-ignore
      tokenFor: async audience => `token for ${audience}`,
    }).announce();

  it('tells the members of the owning group once, with a link to the objective', async () => {
    await announce();
    await announce();
    expect(notifications.sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: JANE },
        payload: {
          title: 'Shop answers – the error budget burns slowly, but surely',
          description:
            'Since Dec 1, 2026, 10:05 AM UTC it burns 3.4 times faster than the objective allows, over 1d and over 2h; an alert is due from 3.',
          link: '/reliability/slos/shop-answers',
          severity: 'normal',
          topic: 'slos',
          scope: `slo-alert/${ID}`,
        },
      },
    ]);
    expect(told).toEqual({ recipients: [JANE], severity: 'ticket', ended: false }); // prettier-ignore
  });

  it('tells again when it gets worse and when it is over, in place of the first', async () => {
    await announce();
    alert = burn({ severity: 'page', longMinutes: 60, shortMinutes: 5, factor: 14.4, peak: 20 }); // prettier-ignore
    await announce();
    alert = { ...alert, endedAt: '2026-12-01T11:00:00.000Z' };
    await announce();
    await announce();
    expect(notifications.sent.map(({ payload }) => [payload.severity, payload.title])).toEqual([
      ['normal', 'Shop answers – the error budget burns slowly, but surely'],
      ['critical', 'Shop answers – the error budget burns fast'],
      ['normal', 'Shop answers – the error budget burns no more'],
    ]); // prettier-ignore
    expect(new Set(notifications.sent.map(({ payload }) => payload.scope)).size).toBe(1); // prettier-ignore
    expect(told).toMatchObject({ severity: 'page', ended: true });
  });

  it('tells whoever made the objective where nobody owns the application', async () => {
    alert = burn({ application: 'app-gone' });
    await announce();
    expect(told?.recipients).toEqual([ADMIN]);
  });

  it('waits while notifications are down, and tells then', async () => {
    notifications.down = true;
    await expect(announce()).rejects.toThrow('notifications are down');
    expect(told).toBeUndefined();
    notifications.down = false;
    await announce();
    expect(notifications.sent).toHaveLength(1);
  });

  it('writes in the language in which the person reads the portal', async () => {
    await new ReaderLanguages(db).remember(JANE, 'fr');
    await announce();
    expect(notifications.sent[0].payload.description).toMatch(
      /^Depuis 1 déc. 2026, 10:05 UTC, il se consume 3,4 fois plus vite/,
    );
  });
});
