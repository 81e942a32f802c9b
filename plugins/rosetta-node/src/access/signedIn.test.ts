import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Access } from './types';
import { createSignedIn } from './signedIn';

const userInfo = mockServices.userInfo();
const everybody: Access = {
  roles: ['Rosetta_User'],
  reasons: [],
  unavailable: [],
  readAt: 0,
};
const unavailable: Access['unavailable'] = [
  { directory: 'EDC', reason: 'timeout' },
];

describe('createSignedIn', () => {
  let now: number;
  /** What directories answer; how old it is, and how often they were queried. */
  let answer: Partial<Access> & { ageMs?: number };
  let queries: number;
  let signedIn: ReturnType<typeof createSignedIn>;

  beforeEach(() => {
    now = performance.now();
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    const began = { wall: Date.now(), now };
    jest
      .spyOn(Date, 'now')
      .mockImplementation(() => began.wall + (now - began.now));
    queries = 0;
    answer = {};
    signedIn = createSignedIn({
      async accessOf() {
        queries += 1;
        const { ageMs = 0, ...said } = answer;
        return { ...everybody, readAt: now - ageMs, ...said };
      },
      contact: { name: 'Ada' },
      givenBy: () => [],
      addDirectory: () => {},
    });
  });
  afterEach(() => jest.restoreAllMocks());

  const pass = async (seconds: number) => {
    now += seconds * 1000;
    // The cache reads the clock once a millisecond at most.
    await new Promise(resolve => setTimeout(resolve, 5));
  };
  const of = (user = 'user:default/jane', expiresAt?: Date) =>
    signedIn.resolve({ ...mockCredentials.user(user), expiresAt }, userInfo);

  it('resolves once for concurrent callers and again a minute later', async () => {
    const [first, second] = await Promise.all([of(), of()]);
    expect(second).toBe(first);
    await pass(59);
    expect(await of()).toBe(first);
    await pass(2);
    expect(await of()).not.toBe(first);
    expect(queries).toBe(2);
  });

  it('resolves each person and each sign-in separately', async () => {
    await of('user:default/jane', new Date(Date.now() + 600_000));
    await of('user:default/john', new Date(Date.now() + 600_000));
    await of('user:default/jane', new Date(Date.now() + 601_000));
    expect(queries).toBe(3);
  });

  it('caches for a minute from when the directory was read', async () => {
    answer = { ageMs: 50_000 };
    await of();
    await pass(9);
    await of();
    expect(queries).toBe(1);
    await pass(2);
    await of();
    expect(queries).toBe(2);
  });

  it('does not cache a missing role while a directory is unavailable', async () => {
    answer = { roles: [], unavailable, ageMs: 30_000 };
    expect((await of()).access.roles).toEqual([]);
    answer = {};
    await pass(1);
    expect((await of()).access.roles).toEqual([]);
    await pass(2);
    expect((await of()).access.roles).toEqual(['Rosetta_User']);
  });

  it('does not cache longer than the lifetime of the token', async () => {
    const expiresAt = new Date(Date.now() + 10_000);
    await of('user:default/jane', expiresAt);
    await pass(11);
    await of('user:default/jane', expiresAt);
    expect(queries).toBe(2);
  });

  it('retries after a failure', async () => {
    const broken = {
      getUserInfo: () => Promise.reject(new Error('unavailable')),
    };
    const jane = mockCredentials.user('user:default/jane');
    await expect(signedIn.resolve(jane, broken)).rejects.toThrow('unavailable');
    expect((await of()).access.roles).toEqual(['Rosetta_User']);
  });
});
