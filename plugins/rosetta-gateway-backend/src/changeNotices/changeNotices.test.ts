import { ChangeNotice } from '@rosetta/contracts/ref';
import { sendJson } from '../__testUtils__/fakeService';
import {
  CalledFake,
  RecordingNotifications,
  startCalledFake,
} from '../__testUtils__/noticeTests';
import { PendingNotices } from '../notices/PendingNotices';
import { ReaderLanguages } from '../notices/ReaderLanguages';
import { changeNotices } from './changeNotices';

const JANE = 'user:default/jane';
const ADMINS = 'group:default/admins';

const NOTICE: ChangeNotice = {
  id: '7',
  kind: 'submitted',
  request: { id: 'cr-3', title: 'Shop moves' },
  by: 'user:default/remi',
  comment: null,
  at: '2026-11-20T12:00:00.000Z',
  recipients: [JANE],
  toAdmins: false,
};

describe('changeNotices', () => {
  let fake: CalledFake;
  let pending: ChangeNotice[];
  const told: string[] = [];

  beforeAll(async () => {
    fake = await startCalledFake();
    fake.service.answer((req, res) => {
      const { pathname } = new URL(req.url!, fake.service.url);
      const [, id] = /\/(\d+)\/told$/.exec(pathname) ?? [];
      if (id === undefined) return sendJson(res, 200, { items: pending });
      told.push(id);
      pending = pending.filter(notice => notice.id !== id);
      return sendJson(res, 200, { id });
    });
  });
  afterAll(() => fake.close());

  const announced = async (language: 'en' | 'fr', ...items: ChangeNotice[]) => {
    pending = items;
    const notifications = new RecordingNotifications();
    const access = {
      givenBy: () => [
        { role: 'Rosetta_Referentiel_Admin' as const, by: [{ directory: 'rosetta.roles', of: ADMINS }, { directory: 'edc', of: 'R-17' }] },
      ],
    }; // prettier-ignore
    const notices = new PendingNotices(changeNotices(access), {
      languages: { of: async () => language } as unknown as ReaderLanguages,
      notifications,
      clients: { 'platform-ref-api': fake.client },
      tokenFor: async audience => `token for ${audience}`,
    });
    await notices.announce();
    await notices.announce();
    return notifications.sent;
  };

  it('asks approvers once for their approval, with a link to the request', async () => {
    expect(await announced('en', NOTICE)).toEqual([
      {
        recipients: { type: 'entity', entityRef: JANE, excludeEntityRef: NOTICE.by },
        payload: {
          title: 'To approve: Shop moves',
          description: 'remi asks for your approval.',
          link: '/referentiel/requests/cr-3',
          severity: 'normal',
          topic: 'change-requests',
          scope: 'change-request-notice/7',
        },
      },
    ]); // prettier-ignore
    expect(told).toEqual(['7']);
  });

  it('tells administrators by the groups that give the role, and an author in their language', async () => {
    const sent = await announced(
      'fr',
      { ...NOTICE, recipients: [], toAdmins: true },
      { ...NOTICE, id: '8', kind: 'conflict', by: JANE },
    );
    expect(sent.map(({ recipients }) => recipients)).toMatchObject([
      { entityRef: ADMINS },
      { entityRef: JANE },
    ]);
    expect(sent[1].payload).toMatchObject({
      title: 'En conflit : Shop moves',
      severity: 'high',
    });
  });
});
