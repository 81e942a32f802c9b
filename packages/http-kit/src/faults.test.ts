import { clientOf, get, keep } from './__testUtils__/clients';
import {
  deadUrl,
  startHttpServer,
  startSocketServer,
} from './__testUtils__/servers';

describe('the breaker', () => {
  it('names a dead upstream, then stops calling it, then finds it alive again', async () => {
    let alive = false;
    const server = keep(
      await startHttpServer((_req, res) => {
        res.statusCode = alive ? 200 : 503;
        res.end();
      }),
    );
    const { client, events } = clientOf(server.url, {
      retries: 0,
      limits: { breakerFailures: 2, breakerResetMs: 100 },
    });

    await client.request(get);
    await client.request(get);
    expect(client.breaker).toBe('open');
    await expect(client.request(get)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'demo does not answer; it is asked again shortly',
    });
    expect(server.seen).toBe(2);

    alive = true;
    await new Promise(done => setTimeout(done, 120));
    expect((await client.request(get)).status).toBe(200);
    expect(
      events.flatMap(event => (event.type === 'breaker' ? event.state : [])),
    ).toEqual(['open', 'half-open', 'closed']);
  });

  it('says that nothing listens, without saying where', async () => {
    const url = await deadUrl();
    const { client } = clientOf(url, { retries: 0 });

    await expect(client.request(get)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'demo cannot be reached (ECONNREFUSED)',
      statusCode: 503,
    });
  });

  it('stays open when the caller gives up its trial call', async () => {
    let dead = true;
    const server = keep(
      await startHttpServer((_req, res) => {
        if (!dead) return;
        res.statusCode = 503;
        res.end();
      }),
    );
    const { client } = clientOf(server.url, {
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

  it('lets a trial call that hangs keep no other waiting', async () => {
    const server = keep(
      await startHttpServer((_req, res) => {
        // Those that come later hang.
        if (server.seen > 1) return;
        res.statusCode = 503;
        res.end();
      }),
    );
    const { client } = clientOf(server.url, {
      retries: 0,
      limits: { breakerFailures: 1, breakerResetMs: 50 },
    });
    await client.request(get);
    await new Promise(done => setTimeout(done, 60));
    const leaving = new AbortController();
    const trial = client.request({ ...get, signal: leaving.signal });
    const began = performance.now();
    await expect(client.request(get)).rejects.toThrow('demo does not answer');
    expect(performance.now() - began).toBeLessThan(4_000);
    expect(server.seen).toBe(2);
    leaving.abort();
    await expect(trial).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('of a route that fails stops no other route, where each has its own', async () => {
    const server = keep(
      await startHttpServer((req, res) => {
        res.statusCode = req.url === '/v1/heavy' ? 504 : 200;
        res.end();
      }),
    );
    const { client, events } = clientOf(server.url, {
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

  it('is not opened by refusals', async () => {
    const server = keep(
      await startHttpServer((_req, res) => {
        res.statusCode = 403;
        res.end();
      }),
    );
    const { client } = clientOf(server.url, { limits: { breakerFailures: 1 } });

    await client.request(get);

    expect(client.breaker).toBe('closed');
  });
});

describe('bodies', () => {
  it('refuses to read more into memory than the limit', async () => {
    const server = keep(
      await startHttpServer((_req, res) => {
        res.end('x'.repeat(2_000));
      }),
    );
    const { client } = clientOf(server.url, {
      limits: { maxBodyBytes: 1_000 },
    });

    const answer = await client.request(get);

    await expect(answer.text()).rejects.toMatchObject({
      name: 'UpstreamAnswerError',
      message: 'demo answered more than 1000 bytes',
    });
  });

  it('gives a stream line by line as it comes, wherever its pieces are cut', async () => {
    const server = keep(
      await startHttpServer((_req, res) => {
        res.write('été\r\n\ntw');
        setTimeout(() => res.end('o\nlast'), 20);
      }),
    );
    const { client } = clientOf(server.url);

    const lines: string[] = [];
    for await (const line of (await client.request(get)).lines())
      lines.push(line);

    expect(lines).toEqual(['été', '', 'two', 'last']);
  });

  it('refuses a line that does not end', async () => {
    const server = keep(
      await startHttpServer((_req, res) => {
        res.write('short\n');
        res.end('x'.repeat(2_000));
      }),
    );
    const { client } = clientOf(server.url, {
      limits: { maxBodyBytes: 1_000 },
    });

    const lines = (await client.request(get)).lines()[Symbol.asyncIterator]();

    await expect(lines.next()).resolves.toMatchObject({ value: 'short' });
    await expect(lines.next()).rejects.toMatchObject({
      name: 'UpstreamAnswerError',
      message: 'demo answered a line of more than 1000 bytes',
    });
  });

  it('tells an answer that breaks off from one that is complete', async () => {
    const server = keep(
      await startSocketServer(socket => {
        socket.once('data', () =>
          socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'),
        );
      }),
    );
    const { client } = clientOf(server.url);

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
  ])('names what does not speak HTTP: %s', async (_what, text) => {
    const server = keep(
      await startSocketServer(socket => {
        socket.once('data', () => socket.end(text));
      }),
    );
    const { client } = clientOf(server.url);

    await expect(client.request(get)).rejects.toMatchObject({
      name: 'UpstreamAnswerError',
    });
  });

  it('that are short are had whole: one that breaks off is asked for again', async () => {
    const server = keep(
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
    const { client } = clientOf(server.url);

    const answer = await client.request({ ...get, wholeUpToBytes: 1_000 });

    expect(answer.whole?.toString()).toBe('whole');
    expect(await answer.text()).toBe('whole');
    expect(server.seen).toBe(2);
  });

  it('that are had whole come within the time limit, or not at all', async () => {
    const server = keep(
      await startHttpServer((_req, res) => {
        res.writeHead(200, { 'content-length': 10 });
        res.write('slow');
      }),
    );
    const { client } = clientOf(server.url);

    await expect(
      client.request({ ...get, wholeUpToBytes: 1_000, timeoutMs: 200 }),
    ).rejects.toMatchObject({ name: 'UpstreamTimeoutError' });
  });
});

describe('connections', () => {
  it('are not taken from others by answers that last', async () => {
    const server = keep(
      await startHttpServer((req, res) => {
        res.write('begun');
        if (req.url !== '/lasting') res.end();
      }),
    );
    const { client } = clientOf(server.url, { limits: { connections: 1 } });
    const looking = { ...get, path: '/lasting', lasting: true };

    const begun = await Promise.all(
      [1, 2, 3].map(() => client.request(looking)),
    );
    const answer = await client.request({ ...get, timeoutMs: 2_000 });

    expect(await answer.text()).toBe('begun');
    for (const { body } of begun) body.destroy();
  });
});
