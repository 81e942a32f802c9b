import { TestDatabases } from '@rosetta/test-kit/databases';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { defineRunRoutes, RunEvent } from '@rosetta/contracts/runs';
import { Caller, createServiceApp } from '@rosetta/service-kit';
import { appendRunEvent, CompareRuns, serveRuns } from '@rosetta/run-kit';
import {
  Bench,
  createBench,
  createGate,
  PERIOD,
  REPROCESS,
} from './__testUtils__/bench';
import { changeRaw, silent, TOY } from './__testUtils__/toyJob';
import { waitUntil } from '@rosetta/test-kit';

const routes = defineRunRoutes({
  read: 'finops.read',
  write: 'finops.runs.write',
});

const CALLER: Caller = {
  subject: 'user:default/finops-admin',
  kind: 'user',
  roles: ['Rosetta_FinOps_Admin'],
  groups: [],
  expiresAt: new Date(Date.now() + 60_000),
  may: () => true,
};

interface Sent {
  event: string;
  id?: number;
  data: unknown;
}

const parseEvent = (text: string): Sent | undefined => {
  const fields = new Map(
    text
      .split('\n')
      .map(line => [line.split(':', 1)[0], line.replace(/^\w*: ?/, '')]),
  );
  const data = fields.get('data');
  if (data === undefined) return undefined;
  const id = fields.has('id') ? Number(fields.get('id')) : undefined;
  return { event: fields.get('event')!, id, data: JSON.parse(data) };
};

/** A service that has nothing but runs, and a client of it. */
const startService = async ({ db, runs }: Bench) => {
  const readTotal = async (id: string) =>
    (await db('toy_total').where('run_id', id).first('total'))?.total;
  const compareToys: CompareRuns = async (run, other) => {
    const after = Number(await readTotal(run.runId));
    const before = other && Number(await readTotal(other.runId));
    const total = {
      unit: 'toys',
      before: before === null ? null : String(before),
      after: String(after),
      difference: before === null ? null : String(after - before),
    };
    return { totals: [total], items: [] };
  };
  const app = createServiceApp({
    contract: { name: 'toy', audience: 'toy-api', title: 'Toy', routes },
    version: '0',
    logger: silent,
    identity: { verify: async () => CALLER },
    register: serve => serveRuns(serve, routes, runs, { [TOY]: compareToys }),
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sendRequest = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}/v1/runs${path}`, {
      ...init,
      headers: {
        authorization: 'Bearer a.b.c',
        'content-type': 'application/json',
        ...init.headers,
      },
    });

  return {
    sendRequest,
    /** Reads the live log; what came so far is in `events`. */
    follow(id: string, after = 0, lastEventId?: string) {
      const events: Sent[] = [];
      const connection = new AbortController();
      const read = async () => {
        const answer = await sendRequest(`/${id}/log?after=${after}`, {
          headers: {
            accept: 'text/event-stream',
            ...(lastEventId && { 'last-event-id': lastEventId }),
          },
          signal: connection.signal,
        });
        let rest = '';
        for await (const text of answer.body!.pipeThrough(
          new TextDecoderStream(),
        )) {
          const parts = (rest + text).split('\n\n');
          rest = parts.pop()!;
          events.push(...parts.flatMap(part => parseEvent(part) ?? []));
        }
        return answer.status;
      };
      return { events, ended: read(), disconnect: () => connection.abort() };
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const logNumbers = (events: Sent[]) =>
  events
    .filter(({ event }) => event === 'log')
    .map(({ id, data }) => (RunEvent.parse(data).seq === id ? id : 'mixed up'));

const runStates = (events: Sent[]) =>
  events
    .filter(({ event }) => event === 'run')
    .map(({ data }) => routes.getRun.answer.parse(data).state);

const upTo = (last: number, from = 1) =>
  Array.from({ length: last - from + 1 }, (_, i) => from + i);

describe('serveRuns', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let bench: Bench;
  let service: Awaited<ReturnType<typeof startService>>;

  beforeEach(async () => {
    bench = await createBench(databases);
    service = await startService(bench);
  });

  afterEach(async () => {
    await service.stop();
    await bench.stop();
  });

  it('starts, shows, lists and cancels runs, in the name of the caller', async () => {
    const { sendRequest } = service;
    const request = { period: PERIOD, mode: 'run', reason: 'new prices' };
    const body = JSON.stringify(request);
    const started = await sendRequest('', { method: 'POST', body });
    expect(started.status).toBe(202);
    const run = await started.json();
    expect(run).toMatchObject({ ...request, requestedBy: CALLER.subject });
    expect(started.headers.get('location')).toBe(`/v1/runs/${run.id}`);
    const again = await sendRequest('', { method: 'POST', body });
    expect(again.status).toBe(409);
    expect((await again.json()).error.message).toBe(
      `Run ${run.id} of job ${TOY} is queued for ${PERIOD}: wait for it, or cancel it`,
    );
    expect(await (await sendRequest(`/${run.id}`)).json()).toEqual(run);
    expect(await (await sendRequest('')).json()).toEqual({ items: [run] });
    const cancelled = await sendRequest(`/${run.id}/cancel`, {
      method: 'POST',
    });
    expect((await cancelled.json()).state).toBe('cancelled');
    const log = await sendRequest(`/${run.id}/log?after=1`);
    expect(await log.json()).toMatchObject({
      items: [{ message: `Cancelled by ${CALLER.subject}` }],
      last: 2,
    });
  });

  it('refuses to list the runs of a job that the domain has not, naming those it has', async () => {
    const unknown = await service.sendRequest('?job=nosuch');
    expect(unknown.status).toBe(400);
    expect((await unknown.json()).error.message).toBe(
      `job: no job "nosuch"; there is ${TOY}, toy-days`,
    );
    expect((await service.sendRequest(`?job=${TOY}`)).status).toBe(200);
  });

  it('streams the log of a run while it is made, and ends after it', async () => {
    const gate = createGate();
    await bench.startWorker((point, slice) =>
      point === 'shape' && slice === 4 ? gate.wait() : undefined,
    );
    const { id } = await bench.runs.request(REPROCESS);
    const early = service.follow(id);
    await gate.reached;
    await waitUntil(() => runStates(early.events).includes('running'));
    gate.open();
    await early.ended;
    const { last } = await bench.runs.log(id);
    expect(logNumbers(early.events)).toEqual(upTo(last));
    expect(runStates(early.events).at(-1)).toBe('succeeded');
    expect(early.events.at(-1)!.event).toBe('run');
  });

  it('resumes after the last event that the client saw, and sends an ended run at once', async () => {
    const [{ id }] = await bench.once();
    const { last } = await bench.runs.log(id);
    for (const [after, lastEventId, first] of [
      [0, undefined, 1],
      [5, undefined, 6],
      [2, '9', 10],
      [2, 'no number', 3],
    ] as const) {
      const { events, ended } = service.follow(id, after, lastEventId);
      await ended;
      expect(logNumbers(events)).toEqual(upTo(last, first));
      expect(runStates(events)).toEqual(['succeeded']);
    }
  });

  it('sends a line as soon as it is written, also when nothing else of the run changes', async () => {
    const { id } = await bench.runs.request(REPROCESS);
    const { events, ended, disconnect } = service.follow(id);
    await waitUntil(() => runStates(events).includes('queued'));
    const seen = events.length;
    await appendRunEvent(bench.db, id, {
      level: 'info',
      message: 'Still here',
    });
    await waitUntil(() => events.length > seen);
    expect(events.slice(seen)).toMatchObject([
      { event: 'log', id: 2, data: { message: 'Still here' } },
    ]);
    disconnect();
    await ended.catch(() => {});
  });

  it('has nothing after a line that is far from being written', async () => {
    const [{ id }] = await bench.once();
    const after = 2 ** 40;
    const log = await service.sendRequest(`/${id}/log?after=${after}`);
    expect(await log.json()).toEqual({ items: [], last: after });
    const { events, ended } = service.follow(id, 0, `${after}`);
    await ended;
    expect(logNumbers(events)).toEqual([]);
    expect(runStates(events)).toEqual(['succeeded']);
  });

  it('stays open while a run waits', async () => {
    const { id } = await bench.runs.request(REPROCESS);
    const { events, ended, disconnect } = service.follow(id);
    await waitUntil(() => events.length > 0);
    disconnect();
    await expect(ended).rejects.toThrow('aborted');
    expect(runStates(events)).toEqual(['queued']);
  });

  it('compares a run with the one published before, or with the one that is named', async () => {
    const { sendRequest } = service;
    const [first] = await bench.once();
    await changeRaw(bench.db);
    const [second] = await bench.once();
    const [third] = await bench.once();
    const compare = async (id: string, query = '') => {
      const answer = await sendRequest(`/${id}/compare${query}`);
      expect(answer.status).toBe(200);
      return routes.compareRuns.answer.parse(await answer.json());
    };
    expect(await compare(second.id)).toMatchObject({
      run: { runId: second.id, period: PERIOD },
      with: { runId: first.id },
      totals: [
        { unit: 'toys', before: '25125', after: '25325', difference: '200' },
      ],
    });
    expect((await compare(third.id)).totals[0].difference).toBe('0');
    expect((await compare(third.id, `?with=${first.id}`)).with?.runId).toBe(
      first.id,
    );
    expect(await compare(first.id)).toMatchObject({
      with: null,
      totals: [{ before: null, after: '25125', difference: null }],
    });
  });

  it('says why runs cannot be compared', async () => {
    const { sendRequest } = service;
    const refused = async (id: string, query = '') => {
      const answer = await sendRequest(`/${id}/compare${query}`);
      return [answer.status, (await answer.json()).error.message];
    };
    const [run] = await bench.once();
    const [elsewhere] = await bench.once(undefined, { periods: ['2024-10'] });
    expect(await refused('none')).toEqual([404, 'No run none']);
    const { id } = await bench.runs.request(REPROCESS);
    expect(await refused(id)).toEqual([
      409,
      `Run ${id} is queued and was never published: there is nothing to compare`,
    ]);
    expect(await refused(run.id, `?with=${elsewhere.id}`)).toEqual([
      400,
      `with: run ${elsewhere.id} is of 2024-10, and this one of ${PERIOD}; compare runs of one period`,
    ]);
    await bench.runs.publications(TOY).markDropped(run.id);
    expect(await refused(run.id)).toEqual([
      410,
      `The figures of run ${run.id} are no longer kept`,
    ]);
  });

  it('refuses to follow a run that is not there', async () => {
    expect(await service.follow('none').ended).toBe(404);
  });
});
