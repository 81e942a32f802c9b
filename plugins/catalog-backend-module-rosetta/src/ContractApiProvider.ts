import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ApiEntity,
} from '@backstage/catalog-model';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { portalOpenApi, toOpenApi } from '@rosetta/contracts/openapi';
import { DOMAINS, ServiceContract } from '@rosetta/contracts/domains';
import { version } from '../package.json';

const LOCATION = 'rosetta:contracts';

const apiEntity = (
  name: string,
  title: string,
  document: object,
): ApiEntity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: {
    name,
    title,
    annotations: {
      [ANNOTATION_LOCATION]: LOCATION,
      [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
    },
  },
  spec: {
    type: 'openapi',
    lifecycle: 'production',
    owner: 'team-platform',
    system: 'rosetta',
    definition: JSON.stringify(document),
  },
});

const serviceApi = (service: ServiceContract): ApiEntity => {
  const title = `${service.title} API`;
  return apiEntity(
    service.audience,
    title,
    toOpenApi({ title, version }, [service]),
  );
};

/** The APIs of the portal and of its services, generated from the contracts. */
const contractApis = (): ApiEntity[] => [
  apiEntity('rosetta', 'Rosetta, through the portal', portalOpenApi(version)),
  ...DOMAINS.map(serviceApi),
];

export class ContractApiProvider implements EntityProvider {
  getProviderName() {
    return LOCATION;
  }

  async connect(connection: EntityProviderConnection) {
    await connection.applyMutation({
      type: 'full',
      entities: contractApis().map(entity => ({
        entity,
        locationKey: LOCATION,
      })),
    });
  }
}
