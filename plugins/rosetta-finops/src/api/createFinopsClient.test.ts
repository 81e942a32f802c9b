import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { costsOf, item } from '../testUtils';
import { createFinopsClient } from './createFinopsClient';

const ADDRESS = 'http://portal.test/api/rosetta/finops/v1';

describe('createFinopsClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const finops = createFinopsClient(
    mockApis.fetch({
      resolvePluginProtocol: {
        discoveryApi: mockApis.discovery({ baseUrl: 'http://portal.test' }),
      },
    }),
  );

  it('asks the gateway for costs', async () => {
    server.use(
      http.get(`${ADDRESS}/costs`, ({ request }) => {
        expect(new URL(request.url).search).toBe('?groupBy=product&domain=web');
        return HttpResponse.json(costsOf([item('a', '0.1')]));
      }),
    );
    const { items } = await finops.costs({ groupBy: 'product', domain: 'web' });
    expect(items).toEqual([item('a', '0.1')]);
  });

  it('asks for the same costs as a file', async () => {
    server.use(
      http.get(`${ADDRESS}/costs`, ({ request }) =>
        HttpResponse.text(request.headers.get('accept')!),
      ),
    );
    expect((await finops.costsCsv({})).size).toBe('text/csv'.length);
  });
});
