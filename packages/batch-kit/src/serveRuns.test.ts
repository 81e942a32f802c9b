import { TestDatabases } from '@backstage/backend-test-utils';
import { defineRunRoutes, Month, Route, RunEvent } from '@rosetta/contracts';
import type { Serve, StreamEvent } from '@rosetta/service-kit';
import {
  Bench,
  createBench,
  createGate,
  eventually,
  PERIOD,
  REPROCESS,
} from './__testUtils__/bench';
import { serveRuns } from './serveRuns';

jest.setTimeout(60_000);

const routes = defineRunRoutes(Month, {
  read: 'finops.read',
  write: 'finops.runs.write',
});

const CALLER = { subject: 'user:default/finops-admin' };

/** Takes the place of the service: calls handlers as it would, and checks what they answer. */
const createClient = (bench: Bench) => {
  const served = new Map<Route, { handler: any; alternatives: any }>();
  const serve: Serve = (route, handler, alternatives) => {
    served.set(route as Route, { handler, alternatives });
  };
  serveRuns(serve, routes, bench.runs);

  return {
    served,
    async call(route: Route<any, any, any, any>, request: object) {
      const headers: Record<string, string> = {};
      const setHeader = (name: string, value: string) => {
        headers[name] = value;
      };
      const { handler } = served.get(route as Route)!;
      const answer = await handler({ caller: CALLER, setHeader, ...request });
      return { answer: route.answer.parse(answer) as any, headers };
    },
    follow(id: string, after = 0, lastEventId?: string) {
      const events: StreamEvent[] = [];
      const leave = new AbortController();
      const stream = {
        lastEventId,
        send: async (event: StreamEvent) => void events.push(event),
      };
      const { alternatives } = served.get(routes.getRunLog as Route)!;
      const ended: Promise<void> = alternatives['text/event-stream'](
        { params: { id }, query: { after }, signal: leave.signal },
        stream,
      );
      return { events, ended, leave: () => leave.abort() };
    },
  };
};

const seqsOf = (events: StreamEvent[]) =>
  events
    .filter(({ event }) => event === 'log')
    .map(({ id, data }) => {
      expect(RunEvent.parse(data).seq).toBe(id);
      return id;
    });

const statesOf = (events: StreamEvent[]) =>
  events
    .filter(({ event }) => event === 'run')
    .map(({ data }) => routes.getRun.answer.parse(data).state);

const upTo = (last: number, from = 1) =>
  Array.from({ length: last - from + 1 }, (_, i) => from + i);

describe('serveRuns', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let bench: Bench;
  let client: ReturnType<typeof createClient>;

  beforeEach(async () => {
    bench = await createBench(databases);
    client = createClient(bench);
  });

  afterEach(() => bench.stop());

  it('serves every route of the contract', () => {
    expect([...client.served.keys()].map(({ id }) => id).sort()).toEqual(
      Object.keys(routes).sort(),
    );
  });

  it('starts, shows, lists and cancels runs, in the name of the caller', async () => {
    const body = { period: PERIOD, mode: 'run', reason: 'new prices' };
    const { answer: run, headers } = await client.call(routes.startRun, {
      body,
    });
    expect(run).toMatchObject({ ...body, requestedBy: CALLER.subject });
    expect(headers.location).toBe(`/v1/runs/${run.id}`);
    const params = { id: run.id };
    expect((await client.call(routes.getRun, { params })).answer).toEqual(run);
    const listed = await client.call(routes.listRuns, { query: { limit: 50 } });
    expect(listed.answer.items).toEqual([run]);
    const cancelled = await client.call(routes.cancelRun, { params });
    expect(cancelled.answer.state).toBe('cancelled');
    const query = { after: 1, limit: 50 };
    const log = await client.call(routes.getRunLog, { params, query });
    expect(log.answer).toMatchObject({
      items: [{ message: `Cancelled by ${CALLER.subject}` }],
      last: 2,
    });
  });

  it('streams the log of a run while it is made, and ends after it', async () => {
    const gate = createGate();
    await bench.startWorker((point, slice) =>
      point === 'shape' && slice === 4 ? gate.wait() : undefined,
    );
    const { id } = await bench.runs.request(REPROCESS);
    const early = client.follow(id);
    await gate.reached;
    await eventually(() => statesOf(early.events).includes('running'));
    gate.open();
    await early.ended;
    const { last } = await bench.runs.log(id);
    expect(seqsOf(early.events)).toEqual(upTo(last));
    expect(statesOf(early.events).at(-1)).toBe('succeeded');
    expect(early.events.at(-1)!.event).toBe('run');
  });

  it('resumes after what the client saw last, and tells an ended run at once', async () => {
    const [{ id }] = await bench.once();
    const { last } = await bench.runs.log(id);
    for (const [after, lastEventId, first] of [
      [0, undefined, 1],
      [5, undefined, 6],
      [2, '9', 10],
      [2, 'no number', 3],
    ] as const) {
      const { events, ended } = client.follow(id, after, lastEventId);
      await ended;
      expect(seqsOf(events)).toEqual(upTo(last, first));
      expect(statesOf(events)).toEqual(['succeeded']);
    }
  });

  it('ends a stream when its client is gone or its token ends', async () => {
    const { id } = await bench.runs.request(REPROCESS);
    const { events, ended, leave } = client.follow(id);
    await eventually(() => events.length > 0);
    leave();
    await ended;
    expect(statesOf(events)).toEqual(['queued']);
  });

  it('refuses to follow a run that is not there', async () => {
    await expect(client.follow('none').ended).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});
