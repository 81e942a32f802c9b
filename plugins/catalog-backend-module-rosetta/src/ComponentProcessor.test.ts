import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogProcessorCache } from '@backstage/plugin-catalog-node';
import { createHttpClient } from '@rosetta/http-kit';
import {
  createReferentiel,
  serveReferentiel,
} from '@rosetta/service-kit/testUtils';
import { ComponentProcessor } from './ComponentProcessor';
import { PivotCache } from './pivots/PivotCache';

const component = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'Shop', annotations: { 'my/note': 'kept' } },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-shop' },
};
const RULES = {
  naming: { pattern: /^[a-z]+$/, severity: 'error' as const },
  tags: { minimum: 1, required: [], severity: 'warning' as const },
};

/** What the catalog keeps of a component from one time to the next. */
const createCache = (): CatalogProcessorCache => {
  const kept = new Map<string, any>();
  return {
    get: async key => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
  };
};
const process = (
  processor: ComponentProcessor,
  entity: Entity = component,
  cache = createCache(),
) => processor.postProcessEntity(entity, undefined, undefined, cache);

describe('ComponentProcessor', () => {
  it('puts pivots on a component, and keeps them while the référentiel is away', async () => {
    const server = await serveReferentiel(
      createReferentiel([
        {
          id: 'app-shop',
          group: 'team-shop',
          pivots: [
            ['catalog:component', 'component:default/shop'],
            ['gitlab:project', 'shop/web'],
            ['gitlab:project', 'shop/api'],
          ],
        },
      ]),
    );
    const client = createHttpClient({ name: 'ref', baseUrl: server.url });
    const pivots = new PivotCache(client, mockServices.logger.mock());
    const processor = new ComponentProcessor({}, pivots);
    await pivots.refresh();
    server.close();
    const cache = createCache();
    const { metadata } = await process(processor, component, cache);
    expect(metadata.annotations).toEqual({
      'my/note': 'kept',
      'rosetta.io/application': 'app-shop',
      'rosetta.io/gitlab-project': 'shop/api,shop/web',
    });
    // A portal that starts while the référentiel is away.
    const unanswered = new PivotCache(client, mockServices.logger.mock());
    const restarted = new ComponentProcessor({}, unanswered);
    expect(await process(restarted, component, cache)).toMatchObject({ metadata }); // prettier-ignore
    await unanswered.refresh();
    await client.close();
  });

  it('takes every component while the référentiel does not answer', async () => {
    const client = createHttpClient({ name: 'ref', baseUrl: 'http://127.0.0.1:1' }); // prettier-ignore
    const pivots = new PivotCache(client, mockServices.logger.mock());
    const processor = new ComponentProcessor({}, pivots);
    expect(await process(processor)).toEqual(component);
    await pivots.refresh();
    await client.close();
  });

  it('says what is wrong as the status that Backstage shows, and leaves other kinds alone', async () => {
    const processor = new ComponentProcessor(RULES);
    const item = { type: 'of-another', level: 'info', message: 'Kept' };
    const given = { ...component, status: { items: [item] } };
    const { status } = (await process(processor, given)) as any;
    expect(status.items).toMatchObject([
      item,
      { level: 'error', error: { name: 'Rule naming' } },
      { level: 'warning', error: { name: 'Rule tags' } },
    ]);
    const api = { ...component, kind: 'API' };
    expect(await process(processor, api)).toBe(api);
  });
});
