import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { z } from 'zod';
import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { defineRoute } from '@rosetta/contracts';
import { followEvents, LiveEvent } from './followEvents';

const watchThing = defineRoute({
  id: 'watchThing',
  method: 'get',
  path: '/v1/things/:id/news',
  summary: 'News of a thing',
  action: 'finops.read',
  params: z.object({ id: z.string() }),
  answer: z.object({}),
  alternatives: ['text/event-stream'],
});
const ADDRESS = 'http://portal.test/api/rosetta/finops/v1/things/a/news';

const stream = (...parts: string[]) => {
  const body = new ReadableStream({
    start(controller) {
      for (const part of parts)
        controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });
  return new HttpResponse(body, {
    headers: { 'content-type': 'text/event-stream' },
  });
};

describe('followEvents', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const fetchApi = mockApis.fetch({
    resolvePluginProtocol: {
      discoveryApi: mockApis.discovery({ baseUrl: 'http://portal.test' }),
    },
  });

  /** Follows until so many events have come. */
  const follow = async (count: number) => {
    const controller = new AbortController();
    const events: LiveEvent[] = [];
    const connections: (string | undefined)[] = [];
    for await (const event of followEvents(
      fetchApi,
      'plugin://rosetta/finops',
      watchThing,
      { params: { id: 'a' } },
      {
        signal: controller.signal,
        onConnection: lost => connections.push(lost?.name),
      },
    )) {
      events.push(event);
      if (events.length === count) controller.abort();
    }
    return { events, connections };
  };

  it('parses events that arrive in pieces', async () => {
    server.use(
      http.get(ADDRESS, ({ request }) => {
        expect(request.headers.get('accept')).toBe('text/event-stream');
        return stream('id: 7\nevent: log\nda', 'ta: {"m":"é"}\n\n: beat\n\n');
      }),
    );
    const { events, connections } = await follow(1);
    expect(events).toEqual([{ event: 'log', id: '7', data: { m: 'é' } }]);
    expect(connections).toEqual([undefined]);
  });

  it('resumes after the last event seen when a connection ends', async () => {
    const lastEventIds: (string | null)[] = [];
    server.use(
      http.get(ADDRESS, ({ request }) => {
        lastEventIds.push(request.headers.get('last-event-id'));
        const id = lastEventIds.length;
        return stream(`id: ${id}\nevent: log\ndata: ${id}\n\n`);
      }),
    );
    const { events } = await follow(2);
    expect(events.map(({ data }) => data)).toEqual([1, 2]);
    expect(lastEventIds).toEqual([null, '1']);
  });

  it('reports a lost connection, and connects again', async () => {
    let tries = 0;
    server.use(
      http.get(ADDRESS, () => {
        tries += 1;
        return tries === 1
          ? HttpResponse.error()
          : stream('event: log\ndata: 1\n\n');
      }),
    );
    expect((await follow(1)).connections).toEqual([
      'ConnectionError',
      undefined,
    ]);
  });

  it('ends with the refusal when a retry would not help', async () => {
    server.use(http.get(ADDRESS, () => HttpResponse.json({}, { status: 403 })));
    await expect(follow(1)).rejects.toMatchObject({ status: 403 });
  });
});
