/**
 * The fetch and the streams of Node, as a real connection takes them.
 * @jest-environment node
 */
import { once } from 'node:events';
import { Server, ServerResponse, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { z } from 'zod';
import { defineRoute } from '@rosetta/contracts';
import { followEvents } from './followEvents';

const watchThing = defineRoute({
  id: 'watchThing',
  method: 'get',
  path: '/v1/news',
  summary: 'News',
  action: 'finops.read',
  answer: z.object({}),
  alternatives: ['text/event-stream'],
});

describe('followEvents, when a server falls silent', () => {
  let server: Server;
  let lastEventIds: (string | undefined)[];
  let answer: (res: ServerResponse, count: number) => void;

  beforeEach(async () => {
    lastEventIds = [];
    server = createServer((req, res) => {
      lastEventIds.push(req.headers['last-event-id'] as string | undefined);
      answer(res, lastEventIds.length);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  /** What comes, and what the page is told of the connection, until so many events came. */
  const follow = async (count: number) => {
    const { port } = server.address() as AddressInfo;
    const controller = new AbortController();
    const events: unknown[] = [];
    const connections: (string | undefined)[] = [];
    const following = followEvents({ fetch }, `http://127.0.0.1:${port}`, watchThing, {}, {
      signal: controller.signal,
      silenceMs: 1_000,
      onConnection: lost => connections.push(lost?.message),
    }); // prettier-ignore
    for await (const { data } of following)
      if (events.push(data) === count) controller.abort();
    return { events, connections };
  };

  const begin = (res: ServerResponse) =>
    res.writeHead(200, { 'content-type': 'text/event-stream' });
  const say = (res: ServerResponse, id: number) =>
    res.write(`id: ${id}\nevent: log\ndata: ${id}\n\n`);

  it('reports the connection as lost, and resumes on another one', async () => {
    answer = (res, count) => {
      begin(res);
      say(res, count);
    };
    expect(await follow(2)).toEqual({
      events: [1, 2],
      connections: [undefined, 'No event for 1 s', undefined],
    });
    expect(lastEventIds).toEqual([undefined, '1']);
  });

  it('reports the connection as lost when no answer begins', async () => {
    answer = (res, count) => {
      if (count === 1) return;
      begin(res);
      say(res, 7);
    };
    expect((await follow(1)).connections).toHaveLength(2);
  });

  it('keeps the connection while the server sends heartbeats', async () => {
    answer = res => {
      begin(res);
      const beating = setInterval(() => res.write(': still here\n\n'), 100);
      setTimeout(() => say(res, 1), 2_000);
      res.on('close', () => clearInterval(beating));
    };
    expect((await follow(1)).connections).toEqual([undefined]);
  });

  it('reports the failure that the server sent, and connects again', async () => {
    answer = (res, count) => {
      begin(res);
      if (count === 2) say(res, 1);
      else
        res.end(
          'event: error\ndata: {"name":"InternalError","message":"The board is away"}\n\n',
        );
    };
    expect(await follow(1)).toEqual({
      events: [1],
      connections: [undefined, 'The board is away', undefined],
    });
  });
});
