import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { prebuild } from './prebuild';

const component = (name: string, documented = true) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    ...(documented && {
      annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
    }),
  },
});

describe('prebuild', () => {
  const requests: string[] = [];
  // As TechDocs answers: what happened is in the stream, the status is always 200.
  const server = createServer((request, response) => {
    requests.push(request.url!);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(
      request.url!.endsWith('/broken')
        ? 'event: log\ndata: "building"\n\nevent: error\ndata: "mkdocs.yml is no YAML"\n\n'
        : 'event: finish\ndata: {"updated":true}\n\n',
    );
  });
  beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
  afterAll(() => new Promise(done => server.close(done)));

  it('builds all documentation and logs which builds failed', async () => {
    const logger = mockServices.logger.mock();
    const { port } = server.address() as AddressInfo;
    await prebuild({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: [
          component('broken'),
          component('vectors'),
          component('undocumented', false),
        ],
      }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => `http://127.0.0.1:${port}`,
      }),
      logger,
      signal: new AbortController().signal,
    });
    expect(requests.sort()).toEqual([
      '/sync/default/Component/broken',
      '/sync/default/Component/vectors',
    ]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/component:default\/broken.*mkdocs.yml is no YAML/),
    );
    expect(logger.info).toHaveBeenCalledWith(
      'Documentation built: 2 sites, 1 built, 1 failed',
    );
  });
});
