import { once } from 'node:events';
import { Server, createServer } from 'node:http';
import { AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { ErrorBody, Route } from '@rosetta/contracts';
import { HttpClient, createHttpClient } from '@rosetta/http-kit';
import { requestId } from '@rosetta/plugin-rosetta-node';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import request from 'supertest';
import { Caller } from '../callers/Caller';
import { errorHandler } from '../errorHandler';
import {
  StandInService,
  sendJson,
  startStandInService,
} from '../testing/standInService';
import { AnswerCache } from '../cache/AnswerCache';
import { createRelay } from './createRelay';

const caller = {
  user: 'user:default/jane',
  access: { roles: ['Rosetta_User'] },
  groups: ['group:default/a', 'group:default/b'],
  tokenFor: async () => 'signed',
} as unknown as Caller;

const MEBIBYTE = 1024 * 1024;

/** Routes that wait for their answer for long, and not for long; that take much, and little. */
const ROUTES = [
  { path: '/v1/x', timeoutSeconds: 30, maxBodyBytes: 16 * MEBIBYTE },
  { path: '/v1/brief', timeoutSeconds: 0.3 },
  { path: '/v1/live', alternatives: ['text/event-stream'] },
] as Route[];

/** The part of the gateway after all decisions: `/api/rosetta/x/…` goes to the service. */
const createApp = (client: HttpClient, closing: AbortSignal) => {
  const relay = createRelay({
    cache: new AnswerCache(),
    metrics: { cached: () => {} },
    closing,
  });
  const service = PromiseRouter();
  for (const route of ROUTES)
    service.all(route.path, (req, res) =>
      relay(req, res, {
        upstream: { name: 'x', audience: 'x-api', client },
        route,
        caller,
      }),
    );
  const router = PromiseRouter();
  router.use(requestId());
  router.use('/x', service);
  router.use(errorHandler(mockServices.logger.mock()));
  return express().use('/api/rosetta', router);
};

const errorOf = (answer: { body: unknown }) =>
  ErrorBody.parse(answer.body).error;

describe('relaying', () => {
  let service: StandInService;
  let client: HttpClient;
  let gateway: Server;
  let stopping: AbortController;
  const url = (path = '/v1/x') =>
    `http://127.0.0.1:${
      (gateway.address() as AddressInfo).port
    }/api/rosetta/x${path}`;
  const call = (method: 'get' | 'post' = 'get', path = '/v1/x') =>
    request(gateway)[method](`/api/rosetta/x${path}`);

  beforeEach(async () => {
    service = await startStandInService();
    client = createHttpClient({ name: 'x-api', baseUrl: service.url });
    stopping = new AbortController();
    gateway = createApp(client, stopping.signal).listen(0, '127.0.0.1');
    await once(gateway, 'listening');
  });
  afterEach(async () => {
    gateway.closeAllConnections();
    await new Promise(resolve => gateway.close(resolve));
    await client.close();
    await service.close();
  });

  it('passes on the body, and the answer with its status and place', async () => {
    service.answer((_req, res) =>
      sendJson(res, 202, { id: '7' }, { location: '/v1/runs/7' }),
    );
    const answer = await call('post').send({ period: '2024-09' }).expect(202);
    expect(answer.body).toEqual({ id: '7' });
    expect(answer.get('location')).toBe('/api/rosetta/x/v1/runs/7');
    expect(JSON.parse(service.received[0].body)).toEqual({ period: '2024-09' });
  });

  it('passes on what makes a cached or conditional answer, both ways', async () => {
    service.answer((_req, res) => {
      res.writeHead(304, { etag: '"v1"' });
      res.end();
    });
    const answer = await call().set('if-none-match', '"v1"').expect(304);
    expect(answer.get('etag')).toBe('"v1"');
    expect(service.received[0].headers['if-none-match']).toBe('"v1"');
  });

  it('keeps to itself what a service says that is not for clients', async () => {
    service.answer((_req, res) =>
      sendJson(res, 200, {}, { 'set-cookie': 'a=b', server: 'inside' }),
    );
    const answer = await call().expect(200);
    expect(answer.get('set-cookie')).toBeUndefined();
    expect(answer.get('server')).toBeUndefined();
  });

  it('says the groups, for the audit log', async () => {
    await call().expect(200);
    expect(service.received[0].headers['x-groups']).toBe(
      'group:default/a,group:default/b',
    );
  });

  it('keeps the name and words of a refusal, with the address the client knows', async () => {
    service.answer((_req, res) =>
      sendJson(res, 409, {
        error: { name: 'ConflictError', message: 'run 7 is queued' },
        request: { method: 'POST', url: '/v1/runs' },
        response: { statusCode: 409 },
      }),
    );
    const { body } = await call('post').send({}).expect(409);
    expect(body).toEqual({
      error: { name: 'ConflictError', message: 'run 7 is queued' },
      request: { method: 'POST', url: '/api/rosetta/x/v1/x' },
      response: { statusCode: 409 },
    });
  });

  it('keeps when to come back', async () => {
    service.answer((_req, res) =>
      sendJson(res, 429, {}, { 'retry-after': '7', 'ratelimit-limit': '100' }),
    );
    const answer = await call('post').expect(429);
    expect(answer.get('retry-after')).toBe('7');
    expect(answer.get('ratelimit-limit')).toBe('100');
  });

  it('gives the contract’s shape to an error that is no JSON, without its content', async () => {
    service.answer((_req, res) => {
      res.writeHead(500, { 'content-type': 'text/html' });
      res.end('<h1>at Pool.connect (/srv/db.js:12)</h1>');
    });
    expect(errorOf(await call().expect(500))).toEqual({
      name: 'UpstreamAnswerError',
      message: 'x-api answered 500',
    });
  });

  it('does not blame the client when a service refuses the gateway’s token', async () => {
    service.answer((_req, res) => sendJson(res, 401, {}));
    expect(errorOf(await call().expect(502)).message).toMatch(
      'did not accept the identity',
    );
  });

  it('answers 503 when the service is dead', async () => {
    await service.close();
    expect(errorOf(await call().expect(503))).toEqual({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/^x-api cannot be reached/),
    });
  });

  it('answers 504 when the route’s time is over, and ends the call', async () => {
    let ended = false;
    service.answer(req => req.socket.once('close', () => (ended = true)));
    const started = performance.now();
    const answer = await call('get', '/v1/brief').expect(504);
    expect(errorOf(answer).name).toBe('UpstreamTimeoutError');
    expect(performance.now() - started).toBeLessThan(2_000);
    await sleep(50);
    expect(ended).toBe(true);
  });

  it('sends a POST once, whatever becomes of it', async () => {
    service.answer((_req, res) => res.destroy());
    await call('post').send({ a: 1 }).expect(503);
    expect(service.received).toHaveLength(1);
  });

  it('passes events on as they come, and ends the call when the client leaves', async () => {
    let ended = false;
    service.answer((req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('id: 1\ndata: first\n\n');
      req.socket.once('close', () => (ended = true));
    });
    const leave = new AbortController();
    const answer = await fetch(url(), { signal: leave.signal });
    expect(answer.headers.get('cache-control')).toContain('no-transform');
    const reader = answer.body!.getReader();
    const { value } = await reader.read();
    expect(Buffer.from(value!).toString()).toContain('first');
    expect(ended).toBe(false);
    leave.abort();
    await sleep(100);
    expect(ended).toBe(true);
  });

  it('lets a stream go on after the time for its beginning is over', async () => {
    service.answer(async (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/csv' });
      res.write('a\n');
      await sleep(500);
      res.end('b\n');
    });
    const answer = await call('get', '/v1/brief').expect(200);
    expect(answer.text).toBe('a\nb\n');
  });

  it('breaks the answer off when the service dies in the middle of it', async () => {
    service.answer((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/csv' });
      res.write('a\n');
      setTimeout(() => res.destroy(), 20);
    });
    const answer = await fetch(url());
    await expect(answer.text()).rejects.toThrow();
  });

  it('ends a stream of events when the portal stops, without cutting its connection', async () => {
    let ended = false;
    service.answer((req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('id: 1\ndata: first\n\n');
      req.socket.once('close', () => (ended = true));
    });
    const answer = await fetch(url('/v1/live'), {
      headers: { accept: 'text/event-stream' },
    });
    setTimeout(() => stopping.abort(), 100);
    expect(await answer.text()).toBe('id: 1\ndata: first\n\n');
    await sleep(50);
    expect(ended).toBe(true);
  });

  describe('a body', () => {
    const bodyOf = (bytes: number) =>
      new ReadableStream({
        start(controller) {
          for (let left = bytes; left > 0; left -= MEBIBYTE)
            controller.enqueue(Buffer.alloc(Math.min(left, MEBIBYTE), 'x'));
          controller.close();
        },
      });
    const send = (body: BodyInit, path = '/v1/x') =>
      fetch(url(path), {
        method: 'POST',
        body,
        duplex: 'half',
      } as RequestInit);

    it('goes up as it comes, as large as its route takes', async () => {
      const answer = await send(bodyOf(16 * MEBIBYTE));
      expect(answer.status).toBe(200);
      expect(service.received[0].body).toHaveLength(16 * MEBIBYTE);
    });

    it('is refused before the service hears of it when it declares more', async () => {
      const answer = await send(Buffer.alloc(1_000_001), '/v1/brief');
      expect(answer.status).toBe(413);
      expect(ErrorBody.parse(await answer.json()).error).toEqual({
        name: 'PayloadTooLargeError',
        message: 'body: larger than the 1000000 bytes this route takes',
      });
      expect(service.received).toEqual([]);
    });

    it('is refused while it comes when it does not say how long it is', async () => {
      const answer = await send(bodyOf(17 * MEBIBYTE));
      expect(answer.status).toBe(413);
      expect(service.received).toEqual([]);
    });

    it('need not be read by a service that refuses it', async () => {
      const early = createServer((req, res) => {
        // What comes after the answer is cut off, as nobody reads it.
        req.on('error', () => {});
        sendJson(res, 409, {
          error: { name: 'ConflictError', message: 'not now' },
          request: { method: 'POST', url: '/v1/x' },
          response: { statusCode: 409 },
        });
      }).listen(0, '127.0.0.1');
      await once(early, 'listening');
      const { port } = early.address() as AddressInfo;
      const other = createHttpClient({
        name: 'early',
        baseUrl: `http://127.0.0.1:${port}`,
      });
      const app = createApp(other, stopping.signal).listen(0, '127.0.0.1');
      await once(app, 'listening');
      const answer = await fetch(
        `http://127.0.0.1:${
          (app.address() as AddressInfo).port
        }/api/rosetta/x/v1/x`,
        { method: 'POST', body: Buffer.alloc(8 * MEBIBYTE, 'x') },
      );
      expect(answer.status).toBe(409);
      expect((await answer.json()).error.message).toBe('not now');
      await other.close();
      for (const server of [app, early]) {
        server.closeAllConnections();
        server.close();
      }
    });

    it('that breaks off ends the call at the service', async () => {
      let broken: string | undefined;
      const half = createServer(req => {
        req.resume().on('error', error => (broken = error.message));
      }).listen(0, '127.0.0.1');
      await once(half, 'listening');
      const other = createHttpClient({
        name: 'half',
        baseUrl: `http://127.0.0.1:${(half.address() as AddressInfo).port}`,
      });
      const app = createApp(other, stopping.signal).listen(0, '127.0.0.1');
      await once(app, 'listening');
      const socket = connect((app.address() as AddressInfo).port, '127.0.0.1');
      socket.write(
        'POST /api/rosetta/x/v1/x HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf',
      );
      await once(half, 'request');
      socket.destroy();
      await sleep(100);
      expect(broken).toBe('aborted');
      await other.close();
      for (const server of [app, half]) {
        server.closeAllConnections();
        server.close();
      }
    });
  });
});
