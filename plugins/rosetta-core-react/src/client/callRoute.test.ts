import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { z } from 'zod';
import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { defineRoute } from '@rosetta/contracts';
import { getMe } from '@rosetta/contracts/portal';
import { callRoute, fetchCsv } from './callRoute';
import { RequestError } from './RequestError';

const readThing = defineRoute({
  id: 'readThing',
  method: 'get',
  path: '/v1/things/:id',
  summary: 'One thing',
  action: 'finops.read',
  params: z.object({ id: z.string() }),
  query: z.strictObject({ day: z.string().optional() }),
  answer: z.object({ amount: z.string() }),
});

const makeThing = defineRoute({
  id: 'makeThing',
  method: 'post',
  path: '/v1/things',
  summary: 'Make a thing',
  action: 'finops.runs.write',
  body: z.strictObject({ name: z.string() }),
  answer: z.object({ name: z.string() }),
});

const BASE = 'plugin://rosetta/finops';
const ADDRESS = 'http://portal.test/api/rosetta/finops/v1';

describe('callRoute', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const fetchApi = mockApis.fetch({
    resolvePluginProtocol: {
      discoveryApi: mockApis.discovery({ baseUrl: 'http://portal.test' }),
    },
  });

  const failure = async (answer: () => Response) => {
    server.use(http.get(`${ADDRESS}/things/a`, answer));
    const call = callRoute(fetchApi, BASE, readThing, { params: { id: 'a' } });
    const error = await call.catch(thrown => thrown);
    expect(error).toBeInstanceOf(RequestError);
    return error as RequestError;
  };

  it('calls the gateway with parameters in their place, and parses the answer', async () => {
    server.use(
      http.get(`${ADDRESS}/things/a%2Fb`, ({ request }) => {
        expect(new URL(request.url).search).toBe('?day=2024-09-01');
        return HttpResponse.json({ amount: '1.10', extra: true });
      }),
    );
    const input = { params: { id: 'a/b' }, query: { day: '2024-09-01' } };
    await expect(callRoute(fetchApi, BASE, readThing, input)).resolves.toEqual({
      amount: '1.10',
    });
  });

  it('sends a body as JSON', async () => {
    server.use(
      http.post(`${ADDRESS}/things`, async ({ request }) =>
        HttpResponse.json((await request.json()) as object),
      ),
    );
    await expect(
      callRoute(fetchApi, BASE, makeThing, { body: { name: 'x' } }),
    ).resolves.toEqual({ name: 'x' });
  });

  it('leaves out what is undefined', async () => {
    server.use(
      http.get(`${ADDRESS}/things/a`, ({ request }) => {
        expect(new URL(request.url).search).toBe('');
        return HttpResponse.json({ amount: '1' });
      }),
    );
    await callRoute(fetchApi, BASE, readThing, {
      params: { id: 'a' },
      query: { day: undefined },
    });
  });

  it('throws what the service threw, with the request id and what was refused', async () => {
    const error = await failure(() =>
      HttpResponse.json(
        {
          error: { name: 'NotAllowedError', message: 'finops.read is closed' },
          request: { method: 'GET', url: '/v1/things/a' },
          response: { statusCode: 403 },
        },
        { status: 403, headers: { 'x-request-id': 'req-1' } },
      ),
    );
    expect(error).toMatchObject({
      name: 'NotAllowedError',
      message: 'finops.read is closed',
      status: 403,
      requestId: 'req-1',
      action: 'finops.read',
    });
  });

  it('reports the status when a proxy answered with a body of its own', async () => {
    const error = await failure(
      () => new HttpResponse('<html>', { status: 502, statusText: 'Bad' }),
    );
    expect(error).toMatchObject({ name: 'ResponseError', message: '502 Bad' });
  });

  it('distinguishes no answer from a failed answer', async () => {
    const error = await failure(() => HttpResponse.error());
    expect(error.name).toBe('ConnectionError');
    expect(error.status).toBeUndefined();
  });

  it('refuses an answer that is not what the contract says', async () => {
    const error = await failure(() => HttpResponse.json({ amount: 1.1 }));
    expect(error.name).toBe('ContractError');
  });

  it('aborts when the page no longer needs the answer', async () => {
    server.use(
      http.get(
        'http://portal.test/api/rosetta/v1/me',
        () => new Promise(() => {}),
      ),
    );
    const controller = new AbortController();
    const call = callRoute(fetchApi, 'plugin://rosetta', getMe, {}, controller);
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('fetches a file as the server writes it', async () => {
    server.use(
      http.get(`${ADDRESS}/things/a`, ({ request }) => {
        expect(request.headers.get('accept')).toBe('text/csv');
        return HttpResponse.text('amount\n14.97651418586\n');
      }),
    );
    const file = await fetchCsv(fetchApi, BASE, readThing, {
      params: { id: 'a' },
    });
    expect(file.size).toBe(22);
  });
});
