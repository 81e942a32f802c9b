import { Change } from '@rosetta/contracts/ref';
import { TestDatabases } from '@rosetta/test-kit/databases';
import fc from 'fast-check';
import { SHOP, TestClient, createTestApp } from '../__testUtils__/testApp';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const FIELDS = ['name', 'description', 'lifecycle'] as const;
type Field = (typeof FIELDS)[number];

/** What a request sets: some fields of some of three applications. */
interface Touch {
  application: 0 | 1 | 2;
  field: Field;
}
const touches = fc.uniqueArray(
  fc.record<Touch>({
    application: fc.constantFrom(0, 1, 2),
    field: fc.constantFrom(...FIELDS),
  }),
  {
    minLength: 1,
    maxLength: 2,
    selector: ({ application, field }) => `${application} ${field}`,
  },
);

/** Days at which a history is looked at; the first is before all changes. */
const DAYS = [2019, 2020, 2021, 2022, 2023].map(year => `${year}-01-01`);
const changeDay = fc.integer({ min: 1, max: DAYS.length - 1 });
const step = fc.oneof(
  fc.record({ op: fc.constant('correct' as const) }),
  fc.record({ op: fc.constant('update' as const), day: changeDay }),
  fc.record({ op: fc.constant('delete' as const), day: changeDay }),
  fc.record({ op: fc.constant('begin' as const), day: changeDay }),
);
type Step = { op: 'correct' | 'update' | 'delete' | 'begin'; day?: number };

/** What is valid at each day; null where nothing is. */
type World = (string | null)[];

/** What a step makes of the world; undefined where it is impossible. */
const applyStep = (
  world: World,
  { op, day = 0 }: Step,
  value: string,
): World | undefined => {
  const isThere = (index: number) => world[index] !== null;
  const later = world.map((_, index) => index >= day);
  const hasLater = world.some((_, index) => later[index] && isThere(index));
  if (op === 'begin')
    return hasLater
      ? undefined
      : world.map((was, index) => (later[index] ? value : was));
  if (!hasLater) return undefined;
  const is = op === 'delete' ? null : value;
  return world.map((was, index) => (later[index] && isThere(index) ? is : was));
};

const toChange = (id: string, { op, day }: Step, name: string): Change => {
  const at = day === undefined ? undefined : DAYS[day];
  if (op === 'begin')
    return { op: 'create', kind: 'application', id, set: { name, group: 'team-shop', validFrom: at } }; // prettier-ignore
  if (op === 'delete')
    return { op, kind: 'application', id, effectiveFrom: at };
  return { op: 'update', kind: 'application', id, set: { name }, ...(at && { effectiveFrom: at }) }; // prettier-ignore
};

describe('the référentiel', () => {
  let client: TestClient;
  let worlds = 0;
  beforeAll(async () => {
    client = new TestClient(
      await createTestApp(await databases.init('POSTGRES_18')),
    );
    await client.apply(SHOP);
  });

  const createApplications = (ids: string[]) =>
    client.apply(
      ids.map(id => ({
        op: 'create',
        kind: 'application',
        id,
        set: { name: 'v', group: 'team-shop' },
      })),
    );

  const fieldsOf = async (id: string) => {
    const { body } = await client.get(`/v1/applications/${id}`).expect(200);
    return FIELDS.map(field => body[field]);
  };

  const readWorld = (id: string, knownAt: string): Promise<World> =>
    Promise.all(
      DAYS.map(async validAt => {
        const { body } = await client.get(
          `/v1/applications/${id}?validAt=${validAt}&knownAt=${knownAt}`,
        );
        return body.name ?? null;
      }),
    );

  it('reaches one state whatever the order of two requests, exactly where they touch disjoint things', async () => {
    const requestOf = (ids: string[], touched: Touch[], value: string) =>
      client.submitted(
        touched.map(({ application, field }) => ({
          op: 'update',
          kind: 'application',
          id: ids[application],
          set: { [field]: value },
        })),
      );
    const stateAfter = async (
      first: Touch[],
      second: Touch[],
      names: string,
    ) => {
      worlds += 1;
      const ids = [0, 1, 2].map(n => `app-order-${worlds}-${n}`);
      await createApplications(ids);
      const requests = [
        await requestOf(ids, first, names[0]),
        await requestOf(ids, second, names[1]),
      ];
      for (const request of requests) await client.approve(request).expect(200);
      return Promise.all(ids.map(fieldsOf));
    };
    await fc.assert(
      fc.asyncProperty(touches, touches, async (left, right) => {
        const isShared = left.some(one =>
          right.some(other => one.application === other.application),
        );
        const oneWay = await stateAfter(left, right, 'LR');
        const otherWay = await stateAfter(right, left, 'RL');
        expect(JSON.stringify(oneWay) === JSON.stringify(otherWay)).toBe(!isShared); // prettier-ignore
      }),
      { numRuns: 6 },
    );
  });

  it('agrees with a simple model after any history, in both times', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 5 }),
        async steps => {
          worlds += 1;
          const id = `app-history-${worlds}`;
          await createApplications([id]);
          let world: World = DAYS.map(() => 'v');
          const known: { at: string; world: World }[] = [];
          for (const [index, each] of steps.entries()) {
            const value = `v${index}`;
            const next = applyStep(world, each, value);
            const changes = [toChange(id, each, value)];
            if (next) await client.apply(changes);
            else await client.draft(changes).expect(400);
            world = next ?? world;
            const { body } = await client.get('/v1/applications?limit=1');
            known.push({ at: body.knownAt, world });
          }
          for (const { at, world: expected } of known)
            expect(await readWorld(id, at)).toEqual(expected);
        },
      ),
      { numRuns: 6 },
    );
  });
});
