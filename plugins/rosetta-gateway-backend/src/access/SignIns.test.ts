import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { EndedSignIns } from '@rosetta/plugin-rosetta-node';
import request from 'supertest';
import { as, startAccessPortal } from '../__testUtils__/startAccessPortal';
import { SignIns } from './SignIns';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();

describe('SignIns', () => {
  const ADA = 'user:default/ada';
  const NOW = new Date('2100-01-01T12:00:00.500Z');
  const givenAt = (time: string) => ({
    user: ADA,
    endsAt: new Date(Date.parse(`2100-01-01T${time}Z`) + 3_600_000),
  });

  it('ends every sign-in until now and not the next one', async () => {
    const db = await databases.init(databaseId);
    const { ended } = await startAccessPortal(db);
    await new SignIns({ db, ended }).end(ADA, NOW);
    expect(ended.has(givenAt('11:15:00'))).toBe(true);
    expect(ended.has(givenAt('11:59:59'))).toBe(true);
    expect(ended.has(givenAt('12:00:00'))).toBe(true);
    expect(ended.has(givenAt('12:00:01'))).toBe(false);
    expect(ended.has({ ...givenAt('11:15:00'), user: 'user:default/jo' })).toBe(
      false,
    );
  });

  it('shares an ended sign-in with other backends and across restarts until nothing of it is valid', async () => {
    const db = await databases.init(databaseId);
    const here = await startAccessPortal(db);
    await new SignIns({ db, ended: here.ended }).end(ADA, NOW);

    const there = new EndedSignIns();
    await new SignIns({ db, ended: there }).syncEnded(NOW);
    expect(there.has(givenAt('11:15:00'))).toBe(true);
    const before = { user: ADA, startedAt: new Date('2100-01-01T00:30:00Z') };
    expect(there.hasSession(before)).toBe(true);

    const later = new EndedSignIns();
    const afterAll = new Date('2100-01-02T00:00:00.500Z');
    await new SignIns({ db, ended: later }).syncEnded(afterAll);
    expect(later.has(givenAt('11:15:00'))).toBe(false);
  });

  it('resolves when the second has passed in which the last token may have been issued', async () => {
    const db = await databases.init(databaseId);
    const { ended } = await startAccessPortal(db);
    const before = Date.now();
    const { endsAt } = await new SignIns({ db, ended }).end(ADA);
    const lastIssued = endsAt.getTime() - 3_600_000;
    expect(lastIssued).toBeGreaterThan(before - 1000);
    expect(Date.now()).toBeGreaterThanOrEqual(lastIssued + 1000);
  });

  it('ends only the sign-ins of the caller', async () => {
    const portal = await startAccessPortal(await databases.init(databaseId));
    const { body } = await request(portal.server)
      .post('/api/rosetta/v1/sign-out')
      .set('authorization', as('ada'))
      .expect(200);
    expect(body.user).toBe(ADA);
    const endsAt = new Date(body.endsAt);
    expect(portal.ended.has({ user: ADA, endsAt })).toBe(true);
    const signOut = () =>
      request(portal.server).post('/api/rosetta/v1/sign-out');
    await signOut()
      .set('authorization', mockCredentials.none.header())
      .expect(401);
    const wrong = await signOut()
      .set('authorization', as('ada'))
      .send({ all: true });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toMatch(/body: .*"all"/s);
  });
});
