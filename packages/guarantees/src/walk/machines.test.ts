import { TestDatabases } from '@backstage/backend-test-utils';
import { Operation, Route } from '@rosetta/contracts';
import { ACTIONS, Action } from '@rosetta/contracts/access';
import { portalRoutes } from '@rosetta/contracts/portal';
import { DOMAINS } from '@rosetta/contracts/domains';
import { impostorsOf } from './impostors';
import { Headers, Outcome } from './outcome';
import { Doors } from './Doors';
import { Platform, REVOKED_TOKEN, sign } from './Platform';
import { sampleRequest } from './sampleRequest';
import { FORGED, bearing } from './visitors';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const ACTION_NAMES = Object.keys(ACTIONS) as Action[];

let platform: Platform;
let doors: Doors;
/** By audience: each machine's headers, by what it may. */
const machines: Record<string, Record<string, Headers>> = {};
/** By audience: those whom nothing is open to. */
const refused: Record<string, Record<string, Headers>> = {};

const tokenOf = (sub: string, aud: string, claims = {}) =>
  sign(platform.keys.machines, {
    iss: 'rosetta-machines',
    sub,
    aud,
    ...claims,
  });

const headersOf = (tokens: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => [
      name,
      { ...bearing(token), ...FORGED },
    ]),
  );

async function meet(audience: string) {
  const genuine = await Promise.all(
    ACTION_NAMES.map(async action => [
      action,
      await tokenOf(`may ${action}`, audience),
    ]),
  );
  const other = DOMAINS.find(service => service.audience !== audience)!;
  const everything = await tokenOf(`at ${audience}`, audience);
  machines[audience] = headersOf(Object.fromEntries(genuine));
  refused[audience] = headersOf({
    'a revoked machine': await tokenOf('revoked', audience),
    'a revoked token': await tokenOf(`at ${audience}`, audience, {
      jti: REVOKED_TOKEN,
    }),
    'a machine that is not configured': await tokenOf('mallory', audience),
    'a machine of another service': await tokenOf(
      `at ${other.audience}`,
      audience,
    ),
    'a token for another service': await tokenOf(
      `at ${audience}`,
      other.audience,
    ),
    'the key of another machine': await sign(platform.keys.otherMachines, {
      iss: 'rosetta-machines',
      sub: `at ${audience}`,
      aud: audience,
    }),
    ...(await impostorsOf(everything, platform.keys.machines)),
  });
}

beforeAll(async () => {
  platform = await Platform.start(databases);
  doors = new Doors(platform);
  for (const { audience } of DOMAINS) await meet(audience);
});
afterAll(async () => {
  await doors?.close();
  await platform?.stop();
});

const all = (headers: Record<string, Headers>, outcome: Outcome) =>
  Object.fromEntries(Object.keys(headers).map(name => [name, outcome]));

describe.each(DOMAINS)('machines at $audience', ({ audience, routes }) => {
  const each: Route<any, any, any, any>[] = Object.values(routes);

  it.each(each)(
    '$method $path opens to those configured for it',
    async route => {
      const sample = sampleRequest(route);
      const { port } = doors.of(audience);
      expect(await port.walk(sample, machines[audience])).toEqual({
        ...all(machines[audience], 'refused, 403'),
        [route.action]: 'allowed',
      });
      expect(await port.walk(sample, refused[audience])).toEqual(
        all(refused[audience], 'refused, 401'),
      );
    },
  );

  it.each(each)(
    '$method $path is closed to them through the portal',
    async route => {
      const visitors = { ...machines[audience], ...refused[audience] };
      expect(
        await doors.of(audience).portal.walk(sampleRequest(route), visitors),
      ).toEqual(all(visitors, 'refused, 401'));
    },
  );

  it.each(Object.values(portalRoutes) as Operation<any, any, any, any>[])(
    'of the portal itself, $method $path is closed to them',
    async route => {
      const visitors = { ...machines[audience], ...refused[audience] };
      expect(await doors.portal.walk(sampleRequest(route), visitors)).toEqual(
        all(visitors, 'refused, 401'),
      );
    },
  );
});
