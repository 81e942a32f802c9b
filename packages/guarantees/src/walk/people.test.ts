import { TestDatabases } from '@backstage/backend-test-utils';
import { Operation } from '@rosetta/contracts';
import { Action } from '@rosetta/contracts/access';
import { portalRoutes, signOut } from '@rosetta/contracts/portal';
import { DOMAINS } from '@rosetta/contracts/domains';
import { signIn } from '../portal/testSignIn';
import { groupOf } from '../portal/startPortal';
import { WRONG_ANYWHERE, impostorsOf } from './impostors';
import { Outcome, Walker } from './outcome';
import { Doors } from './Doors';
import { Platform, sign } from './Platform';
import { sampleRequest } from './sampleRequest';
import {
  NOBODY,
  PEOPLE,
  Person,
  Visitor,
  expectedOf,
  headersOf,
  rolesOf,
  visitorsAs,
} from './visitors';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

type Visitors = Record<string, Visitor>;

let platform: Platform;
let doors: Doors;
/** By audience and person. */
const atService: Record<string, Record<Person, Visitors>> = {};
/** By audience: who is at the portal's door with what services are given. */
const atPortal: typeof atService = {};

const byPerson = async (make: (person: Person) => Promise<Visitors>) =>
  Object.fromEntries(
    await Promise.all(
      PEOPLE.map(async person => [
        person,
        { ...NOBODY, ...(await make(person)) },
      ]),
    ),
  ) as Record<Person, Visitors>;

const serviceToken = (audience: string, person: Person) =>
  sign(platform.keys.gateway, {
    iss: 'rosetta-gateway',
    aud: audience,
    sub: 'user:default/jane',
    groups: [`group:default/${groupOf(person)}`],
    roles: rolesOf(person),
  });

const nameOf = (person: Person) =>
  person === 'no role' ? 'visitor' : groupOf(person);

const portalToken = (person: Person, name = nameOf(person)) => {
  const group = person === 'no role' ? undefined : groupOf(person);
  return signIn(platform.portal.url, name, group);
};

const prefixed = (what: string, tokens: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => [`${what}: ${name}`, token]),
  );

async function meet(audience: string) {
  const { gateway } = platform.keys;
  atService[audience] = await byPerson(async person => {
    const token = await serviceToken(audience, person);
    return visitorsAs(token, await impostorsOf(token, gateway));
  });
  atPortal[audience] = await byPerson(async person =>
    atPortalWith(await portalToken(person), person, audience),
  );
}

async function atPortalWith(
  token: string,
  person: Person,
  audience: string,
  second = token,
): Promise<Visitors> {
  const { gateway, backstage } = platform.keys;
  const own = await impostorsOf(token, { key: backstage }, WRONG_ANYWHERE);
  const forService = await serviceToken(audience, person);
  const spoilt = await impostorsOf(forService, gateway);
  const impostors = {
    ...prefixed('of the portal', own),
    ...prefixed('of a service', { genuine: forService, ...spoilt }),
  };
  return visitorsAs(token, impostors, second);
}

/** Who signs out is not let in again: people whom no other test meets, each with a name of their own. */
const leaving = () =>
  byPerson(async person => {
    const first = await portalToken(person, `${nameOf(person)}-leaves`);
    const second = await portalToken(person, `${nameOf(person)}-leaves-too`);
    return atPortalWith(first, person, DOMAINS[0].audience, second);
  });

beforeAll(async () => {
  platform = await Platform.start(databases);
  doors = new Doors(platform);
  for (const { audience } of DOMAINS) await meet(audience);
});
afterAll(async () => {
  await doors?.close();
  await platform?.stop();
});

type Answers = Record<string, Record<string, Outcome>>;
type AnyRoute = Operation<any, any, any, any> & { action?: Action };

/** What everybody is answered who tries. */
async function answersOf(
  walker: Walker,
  route: AnyRoute,
  visitors: Record<Person, Visitors>,
): Promise<Answers> {
  const sample = sampleRequest(route);
  const answers: Answers = {};
  for (const person of PEOPLE)
    answers[person] = await walker.walk(sample, headersOf(visitors[person]));
  return answers;
}

/** What the table says of them. */
const tableOf = ({ action }: AnyRoute, visitors: Record<Person, Visitors>) =>
  Object.fromEntries(
    PEOPLE.map(person => [
      person,
      expectedOf(visitors[person], person, action),
    ]),
  );

describe.each(DOMAINS)('people at $audience', ({ audience, routes }) => {
  const all: AnyRoute[] = Object.values(routes);

  it.each(all)('$method $path, straight to its port', async route => {
    const { port } = doors.of(audience);
    const visitors = atService[audience];
    expect(await answersOf(port, route, visitors)).toEqual(
      tableOf(route, visitors),
    );
  });

  it.each(all)('$method $path, through the portal', async route => {
    const { portal } = doors.of(audience);
    const visitors = atPortal[audience];
    expect(await answersOf(portal, route, visitors)).toEqual(
      tableOf(route, visitors),
    );
  });
});

describe('people at the portal itself', () => {
  const all: AnyRoute[] = Object.values(portalRoutes);

  it.each(all)('$method $path', async route => {
    const visitors =
      route === signOut ? await leaving() : atPortal[DOMAINS[0].audience];
    expect(await answersOf(doors.portal, route, visitors)).toEqual(
      tableOf(route, visitors),
    );
  });
});
