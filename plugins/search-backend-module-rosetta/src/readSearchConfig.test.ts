import { mockServices } from '@backstage/backend-test-utils';
import { readSearchConfig } from './readSearchConfig';

const services = {
  'platform-ref-api': { baseUrl: 'http://ref.example', port: 7101 },
};

const read = (rosetta: object) =>
  readSearchConfig(mockServices.rootConfig({ data: { rosetta } }));

describe('readSearchConfig', () => {
  it('reads how the référentiel is called, with or without a key', () => {
    expect(read({ services })).toMatchObject({
      identity: { machines: { issuer: 'rosetta-machines' } },
      services: { 'platform-ref-api': { baseUrl: 'http://ref.example' } },
    });
    const key = { kty: 'EC', kid: 'portal' };
    const identity = { machineKey: key, gateway: { issuer: 'rosetta' } };
    expect(read({ services, identity }).identity.machineKey).toEqual(key);
  });

  it('refuses a configuration whose service has no address', () => {
    expect(() =>
      read({ services: { 'platform-ref-api': { baseUrl: 'nowhere' } } }),
    ).toThrow(/services\.platform-ref-api\.baseUrl/);
  });

  it('refuses a key that is no key, and does not show it', () => {
    const refused = () => read({ services, identity: { machineKey: 12345 } });
    expect(refused).toThrow(/identity\.machineKey/);
    expect(refused).not.toThrow(/12345/);
  });
});
