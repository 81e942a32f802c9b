import { TestDatabases } from '@rosetta/test-kit/databases';
import { Operation, Route } from '@rosetta/contracts';
import { ACTIONS, Action } from '@rosetta/contracts/access';
import { portalRoutes } from '@rosetta/contracts/portal';
import { DOMAINS } from '@rosetta/contracts/domains';
import { createInvalidTokens } from './invalidTokens';
import { Headers, Outcome } from './outcome';
import { Endpoints } from './Endpoints';
import { Platform, REVOKED_TOKEN, sign } from './Platform';
import { sampleRequest } from './sampleRequest';
import { FORGED_HEADERS, bearer } from './principals';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const ACTION_NAMES = Object.keys(ACTIONS) as Action[];

let platform: Platform;
let endpoints: Endpoints;
/** By audience: the headers of each machine, by its action. */
const machines: Record<string, Record<string, Headers>> = {};
/** By audience: headers that are always refused. */
const refused: Record<string, Record<string, Headers>> = {};

const signToken = (sub: string, aud: string, claims = {}) =>
  sign(platform.keys.machines, {
    iss: 'rosetta-machines',
    sub,
    aud,
    ...claims,
  });

const toHeaders = (tokens: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => [
      name,
      { ...bearer(token), ...FORGED_HEADERS },
    ]),
  );

async function createTokens(audience: string) {
  const genuine = await Promise.all(
    ACTION_NAMES.map(async action => [
      action,
      await signToken(`may ${action}`, audience),
    ]),
  );
  const other = DOMAINS.find(service => service.audience !== audience)!;
  const everything = await signToken(`at ${audience}`, audience);
  machines[audience] = toHeaders(Object.fromEntries(genuine));
  refused[audience] = toHeaders({
    'a revoked machine': await signToken('revoked', audience),
    'a revoked token': await signToken(`at ${audience}`, audience, {
      jti: REVOKED_TOKEN,
    }),
    'a machine that is not configured': await signToken('mallory', audience),
    'a machine of another service': await signToken(
      `at ${other.audience}`,
      audience,
    ),
    'a token for another service': await signToken(
      `at ${audience}`,
      other.audience,
    ),
    'the key of another machine': await sign(platform.keys.otherMachines, {
      iss: 'rosetta-machines',
      sub: `at ${audience}`,
      aud: audience,
    }),
    ...(await createInvalidTokens(everything, platform.keys.machines)),
  });
}

beforeAll(async () => {
  platform = await Platform.start(databases);
  endpoints = new Endpoints(platform);
  for (const { audience } of DOMAINS) await createTokens(audience);
});
afterAll(async () => {
  await endpoints?.close();
  await platform?.stop();
});

const all = (headers: Record<string, Headers>, outcome: Outcome) =>
  Object.fromEntries(Object.keys(headers).map(name => [name, outcome]));

describe.each(DOMAINS)('machines at $audience', ({ audience, routes }) => {
  const each: Route<any, any, any, any>[] = Object.values(routes);

  it.each(each)(
    '$method $path allows the machines configured for its action and refuses all others',
    async route => {
      const sample = sampleRequest(route);
      const { port } = endpoints.forService(audience);
      expect(await port.sendAll(sample, machines[audience])).toEqual({
        ...all(machines[audience], 'refused, 403'),
        [route.action]: 'allowed',
      });
      expect(await port.sendAll(sample, refused[audience])).toEqual(
        all(refused[audience], 'refused, 401'),
      );
    },
  );

  it.each(each)(
    '$method $path refuses machines through the portal',
    async route => {
      const principals = { ...machines[audience], ...refused[audience] };
      expect(
        await endpoints
          .forService(audience)
          .portal.sendAll(sampleRequest(route), principals),
      ).toEqual(all(principals, 'refused, 401'));
    },
  );

  it.each(Object.values(portalRoutes) as Operation<any, any, any, any>[])(
    '$method $path of the portal itself refuses machines',
    async route => {
      const principals = { ...machines[audience], ...refused[audience] };
      expect(
        await endpoints.portal.sendAll(sampleRequest(route), principals),
      ).toEqual(all(principals, 'refused, 401'));
    },
  );
});
