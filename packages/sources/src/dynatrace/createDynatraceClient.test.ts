import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { dynatraceEntities } from '@rosetta/simulators/company';
import { closeServers, collect, serve } from '../__testUtils__/servers';
import { createDynatraceClient } from './createDynatraceClient';
import { GOLDEN_METRICS } from './goldenMetrics';
import { DynatraceClient } from './types';

const NOW = Date.parse('2026-11-20T16:00:00Z');
const HOUR = 60 * 60_000;

let simulators: RunningSimulators;
let client: DynatraceClient;
beforeAll(async () => {
  simulators = await startSimulators({ now: () => NOW });
  client = createDynatraceClient({
    ...simulators.sources.dynatrace,
    rateLimitWaitMs: 0,
    limits: { retryRatio: 0 },
  });
});
afterAll(async () => {
  await client.close();
  await simulators.close();
  await closeServers();
});

const checkout = dynatraceEntities({ id: 'app-checkout' });
const hour = { from: new Date(NOW - HOUR), to: new Date(NOW) };

interface Result {
  metricId: string;
  resolution: string;
  data: { dimensions: string[]; timestamps: number[]; values: number[] }[];
}

it('reads the metrics of an entity, minute by minute, slots by their ends', async () => {
  const results = (await collect(
    client.metrics({
      ...hour,
      metrics: GOLDEN_METRICS.SERVICE,
      resolution: '1m',
      entitySelector: `type("SERVICE"),entityId("${checkout.service}")`,
    }),
  )) as Result[];
  expect(results.map(({ metricId }) => metricId)).toEqual(
    GOLDEN_METRICS.SERVICE,
  );
  const [p50, p95, p99, requests, errors] = results.map(({ data }) => data[0]);
  expect(results[0].resolution).toBe('1m');
  expect(p50.timestamps.slice(0, 1)).toEqual([NOW - HOUR + 60_000]);
  expect(p50.timestamps.at(-1)).toBe(NOW);
  for (const [index, value] of p50.values.entries()) {
    expect(value).toBeLessThan(p95.values[index]);
    expect(errors.values[index]).toBeLessThanOrEqual(requests.values[index]);
  }
  expect(p99.values).toHaveLength(60);
});

it('shows in errors, response times and a problem that a deployment went wrong', async () => {
  const troubles = simulators.world.services
    .filter(({ inDynatrace }) => inDynatrace)
    .flatMap(service => simulators.world.troubles.of(service))
    .filter(({ kind, from, until }) => kind === 'deployment' && until < NOW && until - from > 10 * 60_000); // prettier-ignore
  const { service, from } = troubles.at(-1)!;
  const { service: id } = dynatraceEntities(service);
  const read = async (begin: number) => {
    const results = (await collect(
      client.metrics({
        from: new Date(begin),
        to: new Date(begin + 10 * 60_000),
        metrics: GOLDEN_METRICS.SERVICE,
        resolution: '10m',
        entitySelector: `entityId("${id}"),type("SERVICE")`,
      }),
    )) as Result[];
    return results.map(({ data }) => data[0].values.at(-1)!);
  };
  const start = Math.ceil(from / 600_000) * 600_000;
  const [slow, , , requests, errors] = await read(start);
  const [quick] = await read(start - 2 * 600_000);
  expect(slow).toBeGreaterThan(1.5 * quick);
  expect(errors / requests).toBeGreaterThan(0.03);

  const problems = await collect(
    client.problems({
      from: new Date(from),
      to: new Date(from + HOUR),
      entitySelector: `entityId("${id}")`,
    }),
  );
  expect(problems).toMatchObject([{ status: 'CLOSED', severityLevel: 'ERROR' }]); // prettier-ignore
});

it('reads all pages of problems, with nothing but the key of the next one', async () => {
  const from = new Date(NOW - 60 * 24 * HOUR);
  const all = await collect(client.problems({ from }));
  const queries: string[] = [];
  const pages = all.map(each => [each]);
  const url = await serve((req, res) => {
    queries.push(new URL(req.url!, 'http://x').search);
    const index = queries.length - 1;
    const nextPageKey = index < 2 ? `key ${index}` : undefined;
    res.end(JSON.stringify({ problems: pages[index], nextPageKey }));
  });
  const other = createDynatraceClient({ baseUrl: url, token: 't' });
  expect(await collect(other.problems({ from }))).toEqual(all.slice(0, 3));
  expect(queries.slice(1)).toEqual(['?nextPageKey=key+0', '?nextPageKey=key+1']); // prettier-ignore
  await other.close();
});

it('reads entities and SLOs', async () => {
  const entities = await collect(client.entities('type("SERVICE")'));
  expect(entities.map(({ entityId }) => entityId)).toContain(checkout.service);
  expect(await collect(client.slos())).toContainEqual(
    expect.objectContaining({ id: 'slo-checkout', target: 99 }),
  );
});

it('says what Dynatrace refuses, with the parameter that it names', async () => {
  await expect(
    collect(client.entities('healthState("HEALTHY")')),
  ).rejects.toThrow(
    'Dynatrace answered 400 to /api/v2/entities: Constraints violated. entitySelector: names no type and no entity',
  );
});

it('waits for the Retry-After of a limit, and tells a refused token apart', async () => {
  let requests = 0;
  const url = await serve((_req, res) => {
    requests += 1;
    if (requests === 1) res.writeHead(429, { 'retry-after': '0' });
    res.end(
      JSON.stringify({ slo: [{ id: 'a', name: 'A', evaluatedPercentage: NaN }] })
        .replace('null', 'NaN'),
    );
  }); // prettier-ignore
  const other = createDynatraceClient({ baseUrl: url, token: 't' });
  // A bare NaN does not make the rest of an answer unreadable.
  const refused: string[] = [];
  const onRefused = ({ problem }: { problem: string }) => refused.push(problem);
  expect(await collect(other.slos({ onRefused }))).toEqual([]);
  expect(requests).toBe(2);
  expect(refused).toEqual([expect.stringMatching(/^evaluatedPercentage: /)]);
  await other.close();

  simulators.set('dynatrace', { state: 'down', as: '401' });
  await expect(collect(client.slos())).rejects.toMatchObject({
    message: expect.stringContaining('check the token'),
  });
  simulators.set('dynatrace', { state: 'up' });
});

it('stops at a page that leads to itself', async () => {
  const url = await serve((_req, res) =>
    res.end(JSON.stringify({ slo: [], nextPageKey: 'same' })),
  );
  const other = createDynatraceClient({ baseUrl: url, token: 't' });
  await expect(collect(other.slos())).rejects.toThrow(
    'Dynatrace names the same page as the next one again',
  );
  await other.close();
});
