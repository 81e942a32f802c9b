import { apiEntityV1alpha1Validator } from '@backstage/catalog-model';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { DOMAINS } from '@rosetta/contracts/domains';
import { ContractApiProvider } from './ContractApiProvider';

const provided = async () => {
  const mutations: EntityProviderMutation[] = [];
  await new ContractApiProvider().connect({
    applyMutation: async mutation => {
      mutations.push(mutation);
    },
    refresh: async () => {},
  });
  const [mutation] = mutations;
  if (mutation.type !== 'full') throw new Error('a full mutation is expected');
  return mutation.entities.map(({ entity }) => entity);
};

describe('ContractApiProvider', () => {
  it('provides the API of the portal and of each service', async () => {
    expect((await provided()).map(entity => entity.metadata.name)).toEqual([
      'rosetta',
      ...DOMAINS.map(({ service }) => service.name),
    ]);
  });

  it('provides valid API entities with their document', async () => {
    for (const entity of await provided()) {
      expect(await apiEntityV1alpha1Validator.check(entity)).toBe(true);
      const { openapi, paths } = JSON.parse(String(entity.spec!.definition));
      expect(openapi).toBe('3.1.0');
      expect(Object.keys(paths)).not.toEqual([]);
    }
  });
});
