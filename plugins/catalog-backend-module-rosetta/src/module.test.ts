import { generateKeyPairSync } from 'node:crypto';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  CatalogProcessor,
  EntityProvider,
  catalogProcessingExtensionPoint,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { rosettaDatabaseServiceRef } from '@rosetta/plugin-rosetta-node';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { catalogModuleRosetta } from './module';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const SERVICES = { 'platform-ref-api': { baseUrl: 'http://127.0.0.1:1' } };
const machineKey = () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), kid: 'test' };
};

describe('the catalog module', () => {
  let db: Knex;
  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
  });

  const start = async (identity: object) => {
    const added: string[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [
          catalogProcessingExtensionPoint,
          {
            addEntityProvider: (provider: EntityProvider) =>
              added.push(provider.getProviderName()),
            addProcessor: (processor: CatalogProcessor) =>
              added.push(processor.getProcessorName()),
          } as any,
        ],
      ],
      features: [
        catalogModuleRosetta,
        catalogServiceMock.factory(),
        mockServices.rootConfig.factory({
          data: { rosetta: { services: SERVICES, identity } },
        }),
        createServiceFactory({
          service: rosettaDatabaseServiceRef,
          deps: {},
          factory: () => mockServices.database({ knex: db }),
        }),
      ],
    });
    await backend.stop();
    return added;
  };
  const ALL = [
    'rosetta:contracts',
    'RosettaLocalTextProcessor',
    'RosettaComponentProcessor',
  ];

  it('adds its provider and processors without a key to call services with, and no outbox', async () => {
    expect(await start({})).toEqual(ALL);
    expect(await db.schema.hasTable('catalog_outbox')).toBe(false);
  });

  it('has an outbox where it can call the référentiel', async () => {
    expect(await start({ machineKey: machineKey() })).toEqual(ALL);
    expect(await db('catalog_stream').count()).toEqual([{ count: '1' }]);
  });
});
