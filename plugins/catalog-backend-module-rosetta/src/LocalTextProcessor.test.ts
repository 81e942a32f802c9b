import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { LocalTextProcessor } from './LocalTextProcessor';

describe('LocalTextProcessor', () => {
  const folder = createMockDirectory({
    content: {
      'api/catalog-info.yaml': '',
      'api/openapi.yaml': 'openapi: 3.1.0',
      'secret.txt': 'not yours',
    },
  });
  const apiWith = (definition: unknown) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name: 'vectors-api' },
    spec: { type: 'openapi', definition: definition as string },
  });
  const processDefinition = async (definition: unknown, type = 'file') => {
    const location = { type, target: folder.resolve('api/catalog-info.yaml') };
    const entity = await new LocalTextProcessor().preProcessEntity(
      apiWith(definition),
      location,
      () => {},
    );
    return entity.spec!.definition;
  };

  it('reads the text of the file beside the entity', async () => {
    expect(await processDefinition({ $text: './openapi.yaml' })).toBe(
      'openapi: 3.1.0',
    );
  });

  it('leaves URLs, and entities read from one, to Backstage', async () => {
    const remote = { $text: 'https://example.com/openapi.yaml' };
    expect(await processDefinition(remote)).toEqual(remote);
    const beside = { $text: './openapi.yaml' };
    expect(await processDefinition(beside, 'url')).toEqual(beside);
  });

  it('leaves an inline text unchanged', async () => {
    expect(await processDefinition('openapi: 3.0.0')).toBe('openapi: 3.0.0');
  });

  it('reads nothing outside the folder of the entity', async () => {
    await expect(processDefinition({ $text: '../secret.txt' })).rejects.toThrow(
      /outside/,
    );
    await expect(
      processDefinition({ $text: join(folder.path, 'secret.txt') }),
    ).rejects.toThrow(/outside/);
  });

  it('names a missing file in its error', async () => {
    await expect(
      processDefinition({ $text: './asyncapi.yaml' }),
    ).rejects.toThrow(/asyncapi.yaml can’t be read/);
  });
});
