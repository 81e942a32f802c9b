import { mockServices } from '@backstage/backend-test-utils';
import { EndedSignIns } from './EndedSignIns';
import { readLongestSessionMs, readSessionMs, readTokenMs } from './lifetimes';

const JANE = 'user:default/jane';
const NOW = new Date('2030-01-01T12:00:00.400Z');
const at = (time: string) => new Date(`2030-01-01T${time}Z`);
const HOUR_MS = 3_600_000;

describe('EndedSignIns', () => {
  it('ends the sessions that began until now, and not the next one', async () => {
    const ended = new EndedSignIns();
    await ended.end(JANE, NOW);
    const has = (time: string, user = JANE) =>
      ended.hasSession({ user, startedAt: at(time) });
    expect(has('01:00:00')).toBe(true);
    expect(has('12:00:00.400')).toBe(true);
    expect(has('12:00:00.401')).toBe(false);
    expect(has('01:00:00', 'user:default/john')).toBe(false);
  });

  it('keeps an ended sign-in until its last session has expired', async () => {
    const ended = new EndedSignIns({
      tokenMs: HOUR_MS,
      sessionMs: 4 * HOUR_MS,
    });
    await ended.end(JANE, NOW);
    const session = { user: JANE, startedAt: at('11:00:00') };
    await ended.sync(at('15:59:59'));
    expect(ended.hasSession(session)).toBe(true);
    expect(ended.has({ user: JANE, endsAt: at('12:30:00') })).toBe(true);
    await ended.sync(at('16:00:00.400'));
    expect(ended.hasSession(session)).toBe(false);
  });

  it('keeps the last of two ends, in whichever order it learns of them', async () => {
    const ended = new EndedSignIns();
    const last = await ended.end(JANE, NOW);
    ended.add({ ...last, endedAt: at('10:00:00'), endsAt: at('11:00:00') });
    expect(ended.has({ user: JANE, endsAt: at('12:59:00') })).toBe(true);
  });
});

describe('the lifetimes of sign-ins', () => {
  const read = (auth: object) => mockServices.rootConfig({ data: { auth } });

  it('are an hour for a token and twelve for a session when nothing is configured', () => {
    const config = read({});
    expect(readTokenMs(config)).toBe(HOUR_MS);
    expect(readSessionMs(config)).toBe(12 * HOUR_MS);
    expect(readLongestSessionMs(config)).toBe(12 * HOUR_MS);
  });

  it('are those that Backstage reads, within its bounds', () => {
    const config = read({
      backstageTokenExpiration: { minutes: 1 },
      providers: {
        oidc: {
          development: null,
          production: { sessionDuration: { hours: 24 } },
        },
      },
    });
    expect(readTokenMs(config)).toBe(600_000);
    expect(readLongestSessionMs(config)).toBe(24 * HOUR_MS);
  });
});
