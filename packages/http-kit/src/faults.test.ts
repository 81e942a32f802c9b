import { createTestClient, get, closeAfterTest } from './__testUtils__/clients';
import {
  deadUrl,
  startHttpServer,
  startSocketServer,
} from './__testUtils__/servers';

describe('the breaker', () => {
  it('opens on a dead upstream and closes when it answers again', async () => {
    let alive = false;
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        res.statusCode = alive ? 200 : 503;
        res.end();
      }),
    );
    const { client, events } = createTestClient(server.url, {
      retries: 0,
      limits: { breakerFailures: 2, breakerResetMs: 100 },
    });

    await client.request(get);
    await client.request(get);
    expect(client.breaker).toBe('open');
    await expect(client.request(get)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'demo does not answer; it is tried again shortly',
    });
    expect(server.received).toBe(2);

    alive = true;
    await new Promise(done => setTimeout(done, 120));
    expect((await client.request(get)).status).toBe(200);
    expect(
      events.flatMap(event => (event.type === 'breaker' ? event.state : [])),
    ).toEqual(['open', 'half-open', 'closed']);
  });

  it('reports a refused connection without its address', async () => {
    const url = await deadUrl();
    const { client } = createTestClient(url, { retries: 0 });

    await expect(client.request(get)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'demo cannot be reached (ECONNREFUSED)',
      statusCode: 503,
    });
  });

  it('stays open when the caller aborts its trial call', async () => {
    let dead = true;
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        if (!dead) return;
        res.statusCode = 503;
        res.end();
      }),
    );
    const { client } = createTestClient(server.url, {
      retries: 0,
      limits: { breakerFailures: 1, breakerResetMs: 50 },
    });
    await client.request(get);
    dead = false;
    await new Promise(done => setTimeout(done, 60));
    const trial = client.request({ ...get, signal: AbortSignal.timeout(50) });

    await expect(trial).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(client.breaker).toBe('open');
  });

  it('does not let a hanging trial call block other calls', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        // Those that come later hang.
        if (server.received > 1) return;
        res.statusCode = 503;
        res.end();
      }),
    );
    const { client } = createTestClient(server.url, {
      retries: 0,
      limits: { breakerFailures: 1, breakerResetMs: 50 },
    });
    await client.request(get);
    await new Promise(done => setTimeout(done, 60));
    const caller = new AbortController();
    const trial = client.request({ ...get, signal: caller.signal });
    const began = performance.now();
    await expect(client.request(get)).rejects.toThrow('demo does not answer');
    expect(performance.now() - began).toBeLessThan(4_000);
    expect(server.received).toBe(2);
    caller.abort();
    await expect(trial).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('blocks only the route that fails when each route has a breaker', async () => {
    const server = closeAfterTest(
      await startHttpServer((req, res) => {
        res.statusCode = req.url === '/v1/heavy' ? 504 : 200;
        res.end();
      }),
    );
    const { client, events } = createTestClient(server.url, {
      retries: 0,
      limits: { breakerFailures: 1, breakerPerRoute: true },
    });
    const heavy = { method: 'get', path: '/v1/heavy', route: '/v1/heavy' };

    await client.request(heavy);

    await expect(client.request(heavy)).rejects.toThrow('demo does not answer');
    expect((await client.request({ ...get, route: '/v1/things' })).status).toBe(
      200,
    );
    expect(client.breaker).toBe('open');
    expect(events).toContainEqual({
      type: 'breaker',
      client: 'demo',
      route: 'GET /v1/heavy',
      state: 'open',
    });
  });

  it('does not open on refusals', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        res.statusCode = 403;
        res.end();
      }),
    );
    const { client } = createTestClient(server.url, {
      limits: { breakerFailures: 1 },
    });

    await client.request(get);

    expect(client.breaker).toBe('closed');
  });
});

describe('reading a body', () => {
  it('throws when the body is larger than the limit', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        res.end('x'.repeat(2_000));
      }),
    );
    const { client } = createTestClient(server.url, {
      limits: { maxBodyBytes: 1_000 },
    });

    const answer = await client.request(get);

    await expect(answer.text()).rejects.toMatchObject({
      name: 'UpstreamAnswerError',
      message: 'demo answered more than 1000 bytes',
    });
  });

  it('yields lines as they come, wherever chunks are cut', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        res.write('été\r\n\ntw');
        setTimeout(() => res.end('o\nlast'), 20);
      }),
    );
    const { client } = createTestClient(server.url);

    const lines: string[] = [];
    for await (const line of (await client.request(get)).lines())
      lines.push(line);

    expect(lines).toEqual(['été', '', 'two', 'last']);
  });

  it('throws when a line does not end', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        res.write('short\n');
        res.end('x'.repeat(2_000));
      }),
    );
    const { client } = createTestClient(server.url, {
      limits: { maxBodyBytes: 1_000 },
    });

    const lines = (await client.request(get)).lines()[Symbol.asyncIterator]();

    await expect(lines.next()).resolves.toMatchObject({ value: 'short' });
    await expect(lines.next()).rejects.toMatchObject({
      name: 'UpstreamAnswerError',
      message: 'demo answered a line of more than 1000 bytes',
    });
  });

  it('throws when an answer is cut short', async () => {
    const server = closeAfterTest(
      await startSocketServer(socket => {
        socket.once('data', () =>
          socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'),
        );
      }),
    );
    const { client } = createTestClient(server.url);

    const answer = await client.request(get);

    await expect(answer.text()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });

  it.each([
    ['another protocol', 'SSH-2.0-OpenSSH\r\n'],
    [
      'two lengths of one body',
      'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 5\r\n\r\n{}',
    ],
    [
      'headers without end',
      `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`,
    ],
  ])('throws UpstreamAnswerError on invalid HTTP: %s', async (_what, text) => {
    const server = closeAfterTest(
      await startSocketServer(socket => {
        socket.once('data', () => socket.end(text));
      }),
    );
    const { client } = createTestClient(server.url);

    await expect(client.request(get)).rejects.toMatchObject({
      name: 'UpstreamAnswerError',
    });
  });

  it('buffers a short body and retries when it is cut short', async () => {
    const server = closeAfterTest(
      await startSocketServer((socket, connection) => {
        socket.once('data', () =>
          socket.end(
            `HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n${
              connection === 1 ? 'bro' : 'whole'
            }`,
          ),
        );
      }),
    );
    const { client } = createTestClient(server.url);

    const answer = await client.request({ ...get, bufferUpToBytes: 1_000 });

    expect(answer.buffered?.toString()).toBe('whole');
    expect(await answer.text()).toBe('whole');
    expect(server.received).toBe(2);
  });

  it('applies the time limit to a body that is buffered', async () => {
    const server = closeAfterTest(
      await startHttpServer((_req, res) => {
        res.writeHead(200, { 'content-length': 10 });
        res.write('slow');
      }),
    );
    const { client } = createTestClient(server.url);

    await expect(
      client.request({ ...get, bufferUpToBytes: 1_000, timeoutMs: 200 }),
    ).rejects.toMatchObject({ name: 'UpstreamTimeoutError' });
  });
});

describe('the connection pool', () => {
  it('does not count long-lived answers', async () => {
    const server = closeAfterTest(
      await startHttpServer((req, res) => {
        res.write('begun');
        if (req.url !== '/long-lived') res.end();
      }),
    );
    const { client } = createTestClient(server.url, {
      limits: { connections: 1 },
    });
    const longLivedRequest = { ...get, path: '/long-lived', longLived: true };

    const open = await Promise.all(
      [1, 2, 3].map(() => client.request(longLivedRequest)),
    );
    const answer = await client.request({ ...get, timeoutMs: 2_000 });

    expect(await answer.text()).toBe('begun');
    for (const { body } of open) body.destroy();
  });
});
