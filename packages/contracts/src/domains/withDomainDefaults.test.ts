import { withDomainDefaults } from './withDomainDefaults';

interface Section {
  services: Record<string, object>;
  databases: Record<string, object>;
}

describe('withDomainDefaults', () => {
  it('fills in addresses and connections of every domain', () => {
    const { services, databases } = withDomainDefaults({
      defaults: {
        service: { baseUrl: 'http://{name}:{port}', host: '0.0.0.0' },
        database: { connection: 'postgres://db.example/{database}' },
      },
    }) as unknown as Section;
    expect(services['finops-batch']).toEqual({
      baseUrl: 'http://finops-batch:7112',
      host: '0.0.0.0',
      port: 7112,
    });
    expect(databases.platform_ref_db).toEqual({
      connection: 'postgres://db.example/platform_ref_db',
    });
  });

  it('keeps what an entry says itself, and entries of nobody', () => {
    const { services, databases } = withDomainDefaults({
      defaults: { service: { baseUrl: 'http://{name}:{port}' } },
      services: {
        'finops-api': { baseUrl: 'https://costs.example' },
        other: { port: 1 },
      },
      databases: { finops_db: { pool: { max: 5 } } },
    }) as unknown as Section;
    expect(services['finops-api']).toEqual({
      baseUrl: 'https://costs.example',
      port: 7102,
    });
    expect(services.other).toEqual({ port: 1 });
    expect(databases.finops_db).toEqual({ pool: { max: 5 } });
  });

  it('invents no address', () => {
    const { services, databases } = withDomainDefaults(
      {},
    ) as unknown as Section;
    expect(services['finops-api']).toEqual({ port: 7102 });
    expect(databases.finops_db).toEqual({});
  });
});
