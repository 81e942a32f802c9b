import { defineRoute } from '@rosetta/contracts';
import { pageOf } from '@rosetta/contracts/values';
import { z } from 'zod';
import { callRoute, pages } from './callRoute';
import { createHttpClient } from './createHttpClient';
import { TestServer, startHttpServer } from './__testUtils__/servers';
import { HttpClient } from './types';

const getThing = defineRoute({
  id: 'getThing',
  method: 'get',
  path: '/v1/things/:id',
  summary: 'One thing',
  action: 'ref.read',
  params: z.object({ id: z.string() }),
  query: z.strictObject({ deep: z.boolean().optional() }),
  answer: z.object({ id: z.string() }),
});
const makeThing = defineRoute({
  id: 'makeThing',
  method: 'post',
  path: '/v1/things',
  summary: 'Makes a thing',
  action: 'ref.changes.write',
  body: z.strictObject({ name: z.string() }),
  answer: z.object({ id: z.string() }),
  status: 201,
});
const listThings = defineRoute({
  id: 'listThings',
  method: 'get',
  path: '/v1/things',
  summary: 'Things',
  action: 'ref.read',
  query: z.strictObject({ cursor: z.string().optional() }),
  answer: pageOf(z.number()),
});

let server: TestServer;
let client: HttpClient;
let reply: { status?: number; body: unknown } | undefined;
let requests: string[];

beforeEach(async () => {
  requests = [];
  reply = undefined;
  server = await startHttpServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    requests.push(`${req.method} ${req.url} ${body}`.trim());
    const cursor = Number(
      new URL(req.url!, server.url).searchParams.get('cursor'),
    );
    const { status = 200, body: answer } = reply ?? {
      body: {
        items: [cursor],
        nextCursor: cursor < 2 ? `${cursor + 1}` : undefined,
      },
    };
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(JSON.stringify(answer));
  });
  client = createHttpClient({ name: 'demo-api', baseUrl: server.url });
});
afterEach(async () => {
  await client.close();
  await server.close();
});

describe('callRoute', () => {
  it('fills path, query and body, and parses the answer by the contract', async () => {
    reply = { body: { id: 'a/b', extra: true } };

    await expect(
      callRoute(client, getThing, {
        params: { id: 'a/b' },
        query: { deep: true },
      }),
    ).resolves.toEqual({ id: 'a/b' });
    await callRoute(client, makeThing, { body: { name: 'x' } });

    expect(requests).toEqual([
      'GET /v1/things/a%2Fb?deep=true',
      'POST /v1/things {"name":"x"}',
    ]);
  });

  it('throws a ResponseError that carries the name the service threw', async () => {
    reply = {
      status: 404,
      body: {
        error: { name: 'NotFoundError', message: 'no thing a' },
        response: { statusCode: 404 },
      },
    };

    await expect(
      callRoute(client, getThing, { params: { id: 'a' } }),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      message: 'demo-api answered getThing with 404: no thing a',
      cause: { name: 'NotFoundError' },
    });
  });

  it('refuses an answer that breaks the contract, naming the field', async () => {
    reply = { body: { id: 7 } };

    await expect(
      callRoute(client, getThing, { params: { id: 'a' } }),
    ).rejects.toMatchObject({
      name: 'UpstreamAnswerError',
      message: expect.stringContaining('contract of getThing at id'),
    });
  });

  it.each(['..', '.', ''])('refuses the path parameter "%s"', async id => {
    await expect(
      callRoute(client, getThing, { params: { id } }),
    ).rejects.toThrow('cannot be part of a path');
    expect(requests).toEqual([]);
  });
});

describe('pages', () => {
  it('reads pages until there is no cursor', async () => {
    const items: number[] = [];
    for await (const page of pages(client, listThings, { query: {} }))
      items.push(...page.items);

    expect(items).toEqual([0, 1, 2]);
    expect(requests).toHaveLength(3);
  });

  it('throws when the same cursor is returned twice', async () => {
    reply = { body: { items: [], nextCursor: 'same' } };
    const read = async () => {
      for await (const _ of pages(client, listThings, {}));
    };

    await expect(read()).rejects.toThrow('the same cursor');
    expect(requests).toHaveLength(2);
  });
});
