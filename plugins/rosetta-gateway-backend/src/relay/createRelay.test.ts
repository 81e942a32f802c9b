import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { ErrorBody } from '@rosetta/contracts/values';
import { waitUntil } from '@rosetta/test-kit';
import request from 'supertest';
import {
  FakeService,
  sendJson,
  startFakeService,
} from '../__testUtils__/fakeService';
import {
  MEBIBYTE,
  RunningRelay,
  startRelay,
} from '../__testUtils__/startRelay';

const errorOf = (answer: { body: unknown }) =>
  ErrorBody.parse(answer.body).error;

describe('createRelay', () => {
  let service: FakeService;
  let relay: RunningRelay;
  const call = (method: 'get' | 'post' = 'get', path = '/v1/x') =>
    request(relay.server)[method](`/api/rosetta/x${path}`);

  beforeEach(async () => {
    service = await startFakeService();
    relay = await startRelay(service.url);
  });
  afterEach(async () => {
    await relay.close();
    await service.close();
  });

  it('relays the body, and the answer with its status and location', async () => {
    service.answer((_req, res) =>
      sendJson(res, 202, { id: '7' }, { location: '/v1/runs/7' }),
    );
    const answer = await call('post').send({ period: '2024-09' }).expect(202);
    expect(answer.body).toEqual({ id: '7' });
    expect(answer.get('location')).toBe('/api/rosetta/x/v1/runs/7');
    expect(JSON.parse(service.received[0].body)).toEqual({ period: '2024-09' });
  });

  it('relays an encoded body with its encoding', async () => {
    const zipped = gzipSync('{"period":"2024-09"}');
    await call('post')
      .set('content-type', 'application/json')
      .set('content-encoding', 'gzip')
      .serialize(body => body)
      .send(zipped)
      .expect(200);
    const [{ headers }] = service.received;
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers['content-length']).toBe(String(zipped.length));
  });

  it('relays the headers of caching and conditional requests, both ways', async () => {
    service.answer((_req, res) => {
      res.writeHead(304, { etag: '"v1"' });
      res.end();
    });
    const answer = await call().set('if-none-match', '"v1"').expect(304);
    expect(answer.get('etag')).toBe('"v1"');
    expect(service.received[0].headers['if-none-match']).toBe('"v1"');
  });

  it('drops headers of a service that are not for clients', async () => {
    service.answer((_req, res) =>
      sendJson(res, 200, {}, { 'set-cookie': 'a=b', server: 'inside' }),
    );
    const answer = await call().expect(200);
    expect(answer.get('set-cookie')).toBeUndefined();
    expect(answer.get('server')).toBeUndefined();
  });

  it('sends the groups, for the audit log', async () => {
    await call().expect(200);
    expect(service.received[0].headers['x-groups']).toBe(
      'group:default/a,group:default/b',
    );
  });

  it('relays name, message and problems of a refusal, with the URL that the client knows', async () => {
    const problem = { in: 'body', path: ['period'], code: 'format', message: 'is no month' }; // prettier-ignore
    const error = { name: 'InputError', message: 'no', problems: [problem] };
    const refused = { error, response: { statusCode: 400 } };
    service.answer((_req, res) =>
      sendJson(res, 400, { ...refused, request: { method: 'POST', url: '/v1' } }),
    ); // prettier-ignore
    const { body } = await call('post').send({}).expect(400);
    const known = { method: 'POST', url: '/api/rosetta/x/v1/x' };
    expect(body).toEqual({ ...refused, request: known });
  });

  it.each(['get', 'post'] as const)(
    'relays Retry-After of a 429 at once: %s',
    async method => {
      service.answer((_req, res) =>
        sendJson(res, 429, {}, { 'retry-after': '1', 'ratelimit-limit': '9' }),
      );
      const answer = await call(method).expect(429);
      expect(answer.get('retry-after')).toBe('1');
      expect(answer.get('ratelimit-limit')).toBe('9');
      expect(service.received).toHaveLength(1);
    },
  );

  it.each([
    [404, undefined],
    [503, '9'],
  ])(
    'does not relay the limits of the service with a %d',
    async (status, comeBack) => {
      service.answer((_req, res) =>
        sendJson(
          res,
          status,
          {},
          { 'retry-after': '9', 'ratelimit-remaining': '0' },
        ),
      );
      const answer = await call('post').send({}).expect(status);
      expect(answer.get('retry-after')).toBe(comeBack);
      expect(answer.get('ratelimit-remaining')).toBeUndefined();
    },
  );

  it('answers with the contract’s error body when the service sends no JSON', async () => {
    service.answer((_req, res) => {
      res.writeHead(500, { 'content-type': 'text/html' });
      res.end('<h1>at Pool.connect (/srv/db.js:12)</h1>');
    });
    expect(errorOf(await call().expect(500))).toEqual({
      name: 'UpstreamAnswerError',
      message: 'x-api answered 500',
    });
  });

  it('answers 502 when a service refuses the gateway’s token', async () => {
    service.answer((_req, res) => sendJson(res, 401, {}));
    expect(errorOf(await call().expect(502)).message).toMatch(
      'did not accept the identity',
    );
  });

  it('answers 503 with Retry-After when the service is unreachable', async () => {
    await service.close();
    const answer = await call().expect(503);
    expect(answer.get('retry-after')).toBe('1');
    expect(answer.get('cache-control')).toBe('no-store');
    expect(errorOf(answer)).toEqual({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/^x-api cannot be reached/),
    });
  });

  it('answers 504 when the timeout of the route is over, and aborts the call', async () => {
    let ended = false;
    service.answer(req => req.socket.once('close', () => (ended = true)));
    const started = performance.now();
    const answer = await call('get', '/v1/brief').expect(504);
    expect(errorOf(answer).name).toBe('UpstreamTimeoutError');
    expect(performance.now() - started).toBeLessThan(2_000);
    await waitUntil(() => ended, 2_000);
  });

  it('sends a POST once, whatever its outcome', async () => {
    service.answer((_req, res) => res.destroy());
    await call('post').send({ a: 1 }).expect(503);
    expect(service.received).toHaveLength(1);
  });

  it('relays events as they come and aborts the call when the client disconnects', async () => {
    let ended = false;
    service.answer((req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('id: 1\ndata: first\n\n');
      req.socket.once('close', () => (ended = true));
    });
    const leave = new AbortController();
    const answer = await fetch(relay.url(), { signal: leave.signal });
    expect(answer.headers.get('cache-control')).toContain('no-transform');
    const reader = answer.body!.getReader();
    const { value } = await reader.read();
    expect(Buffer.from(value!).toString()).toContain('first');
    expect(ended).toBe(false);
    leave.abort();
    await waitUntil(() => ended, 2_000);
  });

  it('calls no service for a client that has disconnected', async () => {
    const hurried = await startRelay(service.url, {
      before: (_req, res, next) => res.once('close', next),
    });
    const leave = AbortSignal.timeout(50);
    await expect(fetch(hurried.url(), { signal: leave })).rejects.toThrow();
    await sleep(100);
    expect(service.received).toEqual([]);
    await hurried.close();
  });

  it('does not apply the timeout to a stream that has begun', async () => {
    service.answer(async (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/csv' });
      res.write('a\n');
      await sleep(500);
      res.end('b\n');
    });
    const answer = await call('get', '/v1/brief').expect(200);
    expect(answer.text).toBe('a\nb\n');
  });

  it('cuts the answer short when the service dies during it', async () => {
    service.answer((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/csv' });
      res.write('a\n');
      setTimeout(() => res.destroy(), 20);
    });
    const answer = await fetch(relay.url());
    await expect(answer.text()).rejects.toThrow();
  });

  it('ends an event stream when the portal stops, without resetting its connection', async () => {
    let ended = false;
    service.answer((req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('id: 1\ndata: first\n\n');
      req.socket.once('close', () => (ended = true));
    });
    const answer = await fetch(relay.url('/v1/live'), {
      headers: { accept: 'text/event-stream' },
    });
    setTimeout(() => relay.beginStop(), 100);
    expect(await answer.text()).toBe('id: 1\ndata: first\n\n');
    await waitUntil(() => ended, 2_000);
  });

  it('ends an event stream at once when it begins after the shutdown', async () => {
    let ended = false;
    service.answer((req, res) => {
      relay.beginStop();
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('id: 1\ndata: first\n\n');
      req.socket.once('close', () => (ended = true));
    });
    const answer = await fetch(relay.url('/v1/live'), {
      headers: { accept: 'text/event-stream' },
      signal: AbortSignal.timeout(2_000),
    });
    expect(await answer.text()).toBe('');
    await waitUntil(() => ended, 2_000);
  });

  describe('with slow readers', () => {
    const TABLE = { accept: 'text/csv' };
    let seen: { ended: number };
    beforeEach(async () => {
      const counts = { ended: 0 };
      seen = counts;
      await relay.close();
      relay = await startRelay(service.url, {
        limits: { connections: 1 },
        slowReaderTimeoutMs: 300,
      });
      service.answer((req, res) => {
        if (req.headers.accept !== TABLE.accept && req.url !== '/v1/file')
          return sendJson(res, 200, {});
        req.socket.once('close', () => (counts.ended += 1));
        res.writeHead(200, { 'content-type': 'text/csv' });
        const rows = Buffer.alloc(MEBIBYTE, 'a,b\n');
        for (let written = 0; written < 64; written++) res.write(rows);
        return undefined;
      });
    });
    const read = () => fetch(relay.url('/v1/table'), { headers: TABLE });

    it('does not block other calls', async () => {
      await Promise.all([read(), read()]);
      const { status } = await call('get', '/v1/table');
      expect([status, seen.ended]).toEqual([200, 0]);
    });

    it('does not block other calls with a table that a route prefers to JSON', async () => {
      await fetch(relay.url('/v1/file'));
      const { status } = await call('get', '/v1/table');
      expect([status, seen.ended]).toEqual([200, 0]);
    });

    it('disconnects a reader that reads nothing', async () => {
      const { body } = await read();
      await waitUntil(() => seen.ended === 1, 3_000);
      let received = 0;
      const count = new WritableStream<Uint8Array>({
        write(piece) {
          received += piece.length;
        },
      });
      // Where its connection is reset, fetch may take what came for the whole answer.
      await body!.pipeTo(count).catch(() => {});
      expect(received).toBeLessThan(64 * MEBIBYTE);
    });

    it('waits for a reader that reads slowly', async () => {
      const reader = (await read()).body!.getReader();
      for (let pieces = 0; pieces < 10; pieces++) {
        for (let bytes = 0; bytes < 4 * MEBIBYTE; )
          bytes += (await reader.read()).value!.length;
        await sleep(100);
      }
      expect(seen.ended).toBe(0);
      await reader.cancel();
    });

    it('does not disconnect a reader while the service is silent', async () => {
      service.answer(async (_req, res) => {
        res.writeHead(200, { 'content-type': 'text/csv' });
        res.write('a\n');
        await sleep(1_000);
        res.end('b\n');
      });
      expect(await (await read()).text()).toBe('a\nb\n');
    });
  });
});
