import { ConfigReader } from '@backstage/config';
import { DOMAINS } from '@rosetta/contracts/domains';
import { readGatewayConfig } from './readGatewayConfig';

const services = Object.fromEntries(
  DOMAINS.map(({ audience }) => [audience, { baseUrl: 'http://127.0.0.1:9' }]),
);
const read = (rosetta: object) =>
  readGatewayConfig(new ConfigReader({ rosetta: { services, ...rosetta } }));

describe('readGatewayConfig', () => {
  it('leaves the sections of services and of other plugins to them', () => {
    const config = read({
      roles: { Rosetta_User: ['users'] },
      identity: { gateway: { jwksUrl: 'x' }, machineKey: 'x' },
      finops: { currency: 'EUR' },
    });
    expect(config.identity.gateway).toMatchObject({
      issuer: 'rosetta-gateway',
      keyLifetimeMinutes: 1440,
    });
  });

  it('refuses a section that nobody reads, and names the one that may be meant', () => {
    expect(() => read({ finop: { currency: 'EUR' } })).toThrow(
      'rosetta.finop: not a known entry; remove it, or rename it to rosetta.finops',
    );
  });

  it('refuses an entry of its own sections that it does not know', () => {
    expect(() =>
      read({ identity: { gateway: { keyLifetimeHours: 24 } } }),
    ).toThrow('rosetta.identity.gateway.keyLifetimeHours: not a known entry');
  });
});
