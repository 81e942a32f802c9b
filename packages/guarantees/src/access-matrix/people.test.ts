import { TestDatabases } from '@rosetta/test-kit/databases';
import { Operation } from '@rosetta/contracts';
import { Action } from '@rosetta/contracts/access';
import { portalRoutes, signOut } from '@rosetta/contracts/portal';
import { DOMAINS } from '@rosetta/contracts/domains';
import { signIn } from '../portal/testSignIn';
import { groupWithRole } from '../portal/startPortal';
import { INVALID_ANYWHERE, createInvalidTokens } from './invalidTokens';
import { Outcome, Endpoint } from './outcome';
import { Endpoints } from './Endpoints';
import { Platform, sign } from './Platform';
import { sampleRequest } from './sampleRequest';
import {
  ANONYMOUS,
  PEOPLE,
  Person,
  Principal,
  expectedOutcomes,
  toHeaders,
  assignedRoles,
  principalsAs,
} from './principals';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

type Principals = Record<string, Principal>;

let platform: Platform;
let endpoints: Endpoints;
/** By audience and person. */
const atService: Record<string, Record<Person, Principals>> = {};
/** By audience: principals at the portal, including those with tokens for services. */
const atPortal: typeof atService = {};

const byPerson = async (make: (person: Person) => Promise<Principals>) =>
  Object.fromEntries(
    await Promise.all(
      PEOPLE.map(async person => [
        person,
        { ...ANONYMOUS, ...(await make(person)) },
      ]),
    ),
  ) as Record<Person, Principals>;

const serviceToken = (audience: string, person: Person) =>
  sign(platform.keys.gateway, {
    iss: 'rosetta-gateway',
    aud: audience,
    sub: 'user:default/jane',
    groups: [`group:default/${groupWithRole(person)}`],
    roles: assignedRoles(person),
  });

const personName = (person: Person) =>
  person === 'no role' ? 'visitor' : groupWithRole(person);

const portalToken = (person: Person, name = personName(person)) => {
  const group = person === 'no role' ? undefined : groupWithRole(person);
  return signIn(platform.portal.url, name, group);
};

const prefixed = (what: string, tokens: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => [`${what}: ${name}`, token]),
  );

/** Before the tests that use them: tokens for services live for five minutes, which those of all domains take. */
async function createPrincipals(audience: string) {
  const { gateway } = platform.keys;
  atService[audience] = await byPerson(async person => {
    const token = await serviceToken(audience, person);
    return principalsAs(token, await createInvalidTokens(token, gateway));
  });
  atPortal[audience] = await byPerson(async person =>
    portalPrincipals(await portalToken(person), person, audience),
  );
}

async function portalPrincipals(
  token: string,
  person: Person,
  audience: string,
  second = token,
): Promise<Principals> {
  const { gateway, backstage } = platform.keys;
  const own = await createInvalidTokens(
    token,
    { key: backstage },
    INVALID_ANYWHERE,
  );
  const forService = await serviceToken(audience, person);
  const invalid = await createInvalidTokens(forService, gateway);
  const invalidTokens = {
    ...prefixed('of the portal', own),
    ...prefixed('of a service', { valid: forService, ...invalid }),
  };
  return principalsAs(token, invalidTokens, second);
}

/** A person who signed out is refused from then on: people of their own, whom no other test uses. */
const signingOut = () =>
  byPerson(async person => {
    const first = await portalToken(person, `${personName(person)}-signs-out`);
    const second = await portalToken(
      person,
      `${personName(person)}-signs-out-too`,
    );
    return portalPrincipals(first, person, DOMAINS[0].audience, second);
  });

beforeAll(async () => {
  platform = await Platform.start(databases);
  endpoints = new Endpoints(platform);
});
afterAll(async () => {
  await endpoints?.close();
  await platform?.stop();
});

type Outcomes = Record<string, Record<string, Outcome>>;
type AnyRoute = Operation<any, any, any, any> & { action?: Action };

/** The outcomes of a route for all principals. */
async function requestOutcomes(
  endpoint: Endpoint,
  route: AnyRoute,
  principals: Record<Person, Principals>,
): Promise<Outcomes> {
  const sample = sampleRequest(route);
  const answers: Outcomes = {};
  for (const person of PEOPLE)
    answers[person] = await endpoint.sendAll(
      sample,
      toHeaders(principals[person]),
    );
  return answers;
}

/** The outcomes that the role × action table says. */
const expectedByPerson = (
  { action }: AnyRoute,
  principals: Record<Person, Principals>,
) =>
  Object.fromEntries(
    PEOPLE.map(person => [
      person,
      expectedOutcomes(principals[person], person, action),
    ]),
  );

describe.each(DOMAINS)('people at $audience', ({ audience, routes }) => {
  const all: AnyRoute[] = Object.values(routes);
  beforeAll(() => createPrincipals(audience));

  it.each(all)(
    '$method $path on the service port answers as the role × action table says',
    async route => {
      const { port } = endpoints.forService(audience);
      const principals = atService[audience];
      expect(await requestOutcomes(port, route, principals)).toEqual(
        expectedByPerson(route, principals),
      );
    },
  );

  it.each(all)(
    '$method $path through the portal answers as the role × action table says',
    async route => {
      const { portal } = endpoints.forService(audience);
      const principals = atPortal[audience];
      expect(await requestOutcomes(portal, route, principals)).toEqual(
        expectedByPerson(route, principals),
      );
    },
  );
});

describe('people at the portal itself', () => {
  const all: AnyRoute[] = Object.values(portalRoutes);
  beforeAll(() => createPrincipals(DOMAINS[0].audience));

  it.each(all)(
    '$method $path answers as the role × action table says',
    async route => {
      const principals =
        route === signOut ? await signingOut() : atPortal[DOMAINS[0].audience];
      expect(
        await requestOutcomes(endpoints.portal, route, principals),
      ).toEqual(expectedByPerson(route, principals));
    },
  );
});
