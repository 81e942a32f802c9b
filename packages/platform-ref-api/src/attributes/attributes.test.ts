import { TestDatabases } from '@rosetta/test-kit/databases';
import { Change } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { SHOP, TestClient, createTestApp } from '../__testUtils__/testApp';
import { ReferentielConfig } from '../referentielConfig';
import { AttributesConfig } from './config';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const REFERENTIEL = ReferentielConfig.parse({
  attributes: {
    application: {
      costCentre: { pattern: '^CC-\\d+$', required: true },
      tier: { values: ['gold', 'silver'] },
      users: { type: 'number' },
      retired: { type: 'day' },
      internal: { type: 'boolean' },
    },
  },
});

describe('the schema of attributes', () => {
  let client: TestClient;
  let db: Knex;
  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    client = new TestClient(
      await createTestApp(db, {}, { referentiel: REFERENTIEL }),
    );
    await client.apply([SHOP[0]]);
  });

  const draft = (attributes?: object) =>
    client.draft([
      {
        op: 'create',
        kind: 'application',
        set: { name: 'Pay', group: 'team-shop', attributes },
      },
    ]);

  it('accepts attributes that match the schema', async () => {
    const attributes = { costCentre: 'CC-1', tier: 'gold', users: '12.5', retired: '2030-01-31', internal: 'true' }; // prettier-ignore
    expect((await draft(attributes)).status).toBe(201);
  });

  it.each([
    ['costCentre', 'X', /must match \^CC-/],
    ['tier', 'bronze', /must be one of gold, silver/],
    ['users', 'many', /must be a number/],
    ['retired', 'soon', /must be a day/],
    ['internal', 'yes', /must be true or false/],
    ['other', 'x', /is no attribute; there are costCentre, tier/],
  ])(
    'refuses an attribute by its name, with the cure: %s',
    async (name, text, message) => {
      const attributes = { costCentre: 'CC-1', [name]: text };
      const { body } = await draft(attributes).expect(400);
      expect(body.error.problems).toMatchObject([
        {
          path: ['changes', 0, 'set', 'attributes', name],
          code: 'attribute',
          message: expect.stringMatching(message),
        },
      ]);
    },
  );

  it('refuses a change that leaves a required attribute out, also an update that removes it', async () => {
    const { body } = await draft().expect(400);
    expect(body.error.message).toMatch(/costCentre is missing/);
    const update = (set: object) =>
      client.draft([{ op: 'update', kind: 'application', id: 'app-new', set }]);
    const { body: refused } = await update({ attributes: {} }).expect(400);
    expect(refused.error.message).toMatch(/costCentre is missing/);
    // What is not set stays as it was: that this one does not exist is another matter.
    const { body: other } = await update({ name: 'x' }).expect(400);
    expect(other.error.message).not.toMatch(/costCentre/);
  });

  it('refuses a revert that would bring back an attribute that no longer matches the schema', async () => {
    // What was applied before there was a schema.
    const before = new TestClient(await createTestApp(db));
    const set = (attributes: Record<string, string>): Change => ({ op: 'update', kind: 'application', id: 'app-old', set: { attributes } });
    await before.apply([
      { op: 'create', kind: 'application', id: 'app-old', set: { name: 'Old', group: 'team-shop', attributes: { tier: 'bronze' } } },
    ]);
    const { id } = await before.apply([set({ costCentre: 'CC-1', tier: 'gold' })]);
    const undo = () => client.post(`/v1/change-requests/${id}/revert`, { reason: 'Wrong' });
    const { body } = await undo().expect(409);
    expect(body.error.message).toMatch(/^cr-\d+ cannot be undone: .*tier must be one of gold, silver; .*costCentre is missing/);
  }); // prettier-ignore

  it('has no definitions where nothing is configured', () => {
    expect(AttributesConfig.parse(undefined)).toEqual({});
  });

  it('refuses a pattern that is no regular expression when the configuration is read', () => {
    const broken = { application: { x: { pattern: '(' } } };
    expect(() => AttributesConfig.parse(broken)).toThrow(/regular expression/);
  });
});
