import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { createTestClient, get, closeAfterTest } from './__testUtils__/clients';
import { startHttpServer, startSocketServer } from './__testUtils__/servers';

describe('an HTTP client', () => {
  it('sends path, query, headers and its token, and streams the answer', async () => {
    const server = closeAfterTest(
      await startHttpServer((req, res) => {
        res.setHeader('x-request-line', `${req.method} ${req.url}`);
        res.end(req.headers.authorization);
      }),
    );
    const { client } = createTestClient(`${server.url}/base/`, {
      token: async () => 'a-token',
    });

    const answer = await client.request({
      ...get,
      query: { a: 'x y', list: [1, 2], none: undefined },
    });

    expect(answer.status).toBe(200);
    expect(answer.headers['x-request-line']).toBe(
      'GET /base/v1/things?a=x+y&list=1&list=2',
    );
    expect(await text(answer.body)).toBe('Bearer a-token');
  });

  it.each([502, 503, 504])(
    'retries a GET that was answered %d',
    async status => {
      const server = closeAfterTest(
        await startHttpServer((_req, res) => {
          res.statusCode = server.received < 3 ? status : 200;
          res.end('{}');
        }),
      );
      const { client, events } = createTestClient(server.url);

      const answer = await client.request(get);

      expect(answer.status).toBe(200);
      expect(events.map(event => event.type)).toEqual([
        'retry',
        'retry',
        'call',
      ]);
      expect(events[2]).toMatchObject({ outcome: 200, attempts: 3 });
    },
  );

  it('returns the last answer when retries do not help', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        res.statusCode = 503;
        res.end('busy');
      }),
    );
    const { client } = createTestClient(server.url, { retries: 1 });

    const answer = await client.request(get);

    expect(answer.status).toBe(503);
    expect(await answer.text()).toBe('busy');
    expect(server.received).toBe(2);
  });

  it('retries a GET whose connection was reset', async () => {
    const server = closeAfterTest(
      await startSocketServer((socket, connection) => {
        socket.once('data', () => {
          if (connection === 1) socket.resetAndDestroy();
          else socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
        });
      }),
    );
    const { client } = createTestClient(server.url);

    const answer = await client.request(get);

    expect(await answer.text()).toBe('ok');
    expect(server.received).toBe(2);
  });

  it('never retries a POST or a streamed body', async () => {
    const server = closeAfterTest(
      await startHttpServer((req, res) => {
        req.resume();
        res.statusCode = 503;
        res.end();
      }),
    );
    const { client } = createTestClient(server.url);

    await client.request({ ...get, method: 'post', body: '{}' });
    expect(server.received).toBe(1);
    await client.request({ ...get, method: 'put', body: Readable.from(['x']) });
    expect(server.received).toBe(2);
    await client.request({ ...get, method: 'put', body: 'x' });
    expect(server.received).toBe(5);
  });

  it('does not retry after a 500, whose work may be done', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        res.statusCode = 500;
        res.end();
      }),
    );
    const { client } = createTestClient(server.url);

    expect((await client.request(get)).status).toBe(500);
    expect(server.received).toBe(1);
  });

  it('waits as long as Retry-After says when that is within the time limit', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        if (server.received === 1) res.writeHead(429, { 'retry-after': '1' });
        res.end();
      }),
    );
    const { client } = createTestClient(server.url);
    const started = performance.now();

    expect((await client.request(get)).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
  });

  it('returns the 429 at once when Retry-After is beyond the time limit', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        res.writeHead(429, { 'retry-after': '60' });
        res.end();
      }),
    );
    const { client } = createTestClient(server.url, { timeoutMs: 2_000 });
    const started = performance.now();

    expect((await client.request(get)).status).toBe(429);
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('returns a 429 at once when retryOn429 is off', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        res.writeHead(429, { 'retry-after': '1' });
        res.end();
      }),
    );
    const { client } = createTestClient(server.url, { retryOn429: false });

    expect((await client.request(get)).status).toBe(429);
    expect(server.received).toBe(1);
  });

  it('stops retrying when the retry budget is used up', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        res.statusCode = 503;
        res.end();
      }),
    );
    const { client } = createTestClient(server.url, {
      limits: { breakerFailures: 1_000, retryRatio: 0 },
    });

    for (let call = 0; call < 8; call++)
      await (await client.request(get)).discard();

    expect(server.received).toBe(8 + 10);
  }, 30_000);
});

describe('time limits', () => {
  it('throws UpstreamTimeoutError when the upstream is slow', async () => {
    const server = closeAfterTest(await startHttpServer(() => {}));
    const { client, events } = createTestClient(server.url);

    await expect(
      client.request({ ...get, timeoutMs: 100 }),
    ).rejects.toMatchObject({
      name: 'UpstreamTimeoutError',
      statusCode: 504,
      message: 'demo did not answer within 100 ms',
    });
    // On a busy machine the time can be up before the upstream has accepted
    // the connection.
    expect(server.received).toBeLessThanOrEqual(1);
    expect(events).toMatchObject([{ outcome: 'UpstreamTimeoutError' }]);
  });

  it('does not limit an answer that has begun', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        res.write('slow');
        setTimeout(() => res.end('ly'), 300);
      }),
    );
    const { client } = createTestClient(server.url, { timeoutMs: 150 });

    const answer = await client.request(get);

    expect(await answer.text()).toBe('slowly');
  });

  it('throws UpstreamTimeoutError when the answer stops midway', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        res.write('half');
      }),
    );
    const { client } = createTestClient(server.url);

    const answer = await client.request({ ...get, idleTimeoutMs: 200 });

    await expect(answer.text()).rejects.toMatchObject({
      name: 'UpstreamTimeoutError',
    });
  }, 10_000);

  it('throws UpstreamTimeoutError when an answer comes byte by byte without an end', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        const drops = setInterval(() => res.write(' '), 20);
        res.on('close', () => clearInterval(drops));
      }),
    );
    const { client } = createTestClient(server.url, { timeoutMs: 50 });

    const answer = await client.request(get);

    await expect(answer.text()).rejects.toMatchObject({
      name: 'UpstreamTimeoutError',
      message: expect.stringContaining('did not end its answer within 300 ms'),
    });
  });

  it('aborts with the caller, before the answer and during it', async () => {
    const server = closeAfterTest(
      await startHttpServer((req, res) => {
        if (req.url === '/begun') res.write('half');
      }),
    );
    const { client } = createTestClient(server.url);
    const caller = new AbortController();
    const waiting = client.request({ ...get, signal: caller.signal });
    const begun = await client.request({
      ...get,
      path: '/begun',
      signal: caller.signal,
    });
    const reading = begun.text();

    caller.abort();

    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(client.breaker).toBe('closed');
  });
});
