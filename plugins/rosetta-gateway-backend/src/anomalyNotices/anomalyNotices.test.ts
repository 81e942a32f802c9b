import { Anomaly } from '@rosetta/contracts/finops';
import { sendJson } from '../__testUtils__/fakeService';
import {
  CalledFake,
  RecordingNotifications,
  startCalledFake,
} from '../__testUtils__/noticeTests';
import { PendingNotices } from '../notices/PendingNotices';
import { ReaderLanguages } from '../notices/ReaderLanguages';
import { anomalyNotices } from './anomalyNotices';

const JANE = 'user:default/jane';
const STORED = { version: 1, validFrom: null, validTo: null };
const SHOP = { id: 'shop', name: 'Shop', parent: null, members: [JANE], ...STORED }; // prettier-ignore

const ANOMALY: Anomaly = {
  id: '5e0ab08a-761d-4d52-8776-1eb8caf00039',
  kind: 'application',
  ...{ application: 'app-shop', applicationName: 'Shop', group: 'shop' },
  ...{ provider: 'AWS', domain: 'compute', family: 'virtual-machines' },
  ...{ product: 'compute', productName: 'Compute', currency: 'USD' },
  ...{ start: '2026-08-09', end: '2026-08-25', ongoing: false },
  ...{ actual: '27346.5', expected: '1996.25', impact: '25350.25', score: 12 },
  state: 'open',
  mayAnswer: true,
  drivers: [
    {
      ...{ resource: 'machines/vm-1', actual: '2', expected: '1', impact: '1' },
      ...{ byQuantity: '1', byPrice: '0', moved: 'quantity' },
    },
  ],
  days: [],
};

describe('anomalyNotices', () => {
  let fake: CalledFake;
  let notifications: RecordingNotifications;
  let told: boolean;
  let language: 'en' | 'fr';

  beforeAll(async () => {
    fake = await startCalledFake();
    fake.service.answer((req, res) => {
      const { pathname } = new URL(req.url!, fake.service.url);
      if (pathname.endsWith('/told')) {
        told = true;
        return sendJson(res, 200, { id: ANOMALY.id });
      }
      if (pathname === '/v1/anomalies')
        return sendJson(res, 200, { items: told ? [] : [ANOMALY] });
      if (pathname === '/v1/groups')
        return sendJson(res, 200, { items: [SHOP], version: 1, knownAt: '2026-11-01T00:00:00.000Z' }); // prettier-ignore
      // Whose the application is by now.
      return sendJson(res, 200, { id: 'app-shop', name: 'Shop', group: 'other', attributes: {}, ...STORED }); // prettier-ignore
    });
  });
  afterAll(() => fake.close());
  beforeEach(() => {
    notifications = new RecordingNotifications();
    told = false;
    language = 'en';
  });

  const announce = () =>
    new PendingNotices(anomalyNotices, {
      languages: { of: async () => language } as unknown as ReaderLanguages,
      notifications,
      clients: { 'finops-api': fake.client, 'platform-ref-api': fake.client },
      tokenFor: async audience => `token for ${audience}`,
    }).announce();

  it('tells the members of the group that owned it once, with the cause and a link to answer', async () => {
    await announce();
    await announce();
    expect(notifications.sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: JANE },
        payload: {
          title: 'Shop, Compute: +$25,350 since August 9, 2026',
          description:
            'It cost $27,347; $1,996 was expected. Cause: vm-1, by quantity.',
          link: `/finops/anomalies?application=app-shop&anomaly=${ANOMALY.id}`,
          severity: 'normal',
          topic: 'anomalies',
          scope: `anomaly/${ANOMALY.id}`,
        },
      },
    ]);
  });

  it('tells everyone once after notifications were down, and in their language', async () => {
    notifications.down = true;
    await expect(announce()).rejects.toThrow('notifications are down');
    notifications.down = false;
    language = 'fr';
    await announce();
    await announce();
    expect(
      notifications.sent.map(({ payload }) => payload.description),
    ).toEqual([expect.stringMatching(/Cause : vm-1, par quantité\.$/)]);
  });
});
