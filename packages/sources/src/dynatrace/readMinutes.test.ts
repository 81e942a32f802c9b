import { closeServers, collect, serve } from '../__testUtils__/servers';
import { createDynatraceClient } from './createDynatraceClient';
import { readMinutes } from './readMinutes';

const MINUTE = 60_000;
const TEN = Date.parse('2026-11-20T10:00:00Z');
const TRAFFIC = 'builtin:service.requestCount.total:sum';
const ERRORS = 'builtin:service.errors.total.count:sum';
const entity = (count: number) =>
  `SERVICE-${count.toString(16).toUpperCase().padStart(16, '0')}`;

const series = (of: string, values: readonly unknown[]) => ({
  dimensions: [of],
  dimensionMap: { 'dt.entity.service': of },
  timestamps: values.map((_, at) => TEN + (at - 1) * MINUTE),
  values,
});

const query = (entities: readonly string[]) => ({
  type: 'SERVICE',
  entities,
  metrics: [TRAFFIC, ERRORS],
  from: new Date(TEN - 2 * MINUTE),
  to: new Date(TEN + MINUTE),
});

describe('minutes of entities', () => {
  afterAll(() => closeServers());

  const open = async (answer: (url: URL) => [number, string]) => {
    const baseUrl = await serve((req, res) => {
      const [status, body] = answer(new URL(req.url!, 'http://x'));
      res.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    return createDynatraceClient({ baseUrl, token: 't', limits: { retryRatio: 0 } }); // prettier-ignore
  };

  it('are read hour by hour; NaN is a gap that is named, and the slot that goes on is left out', async () => {
    const client = await open(() => [
      200,
      JSON.stringify({
        resolution: '1m',
        result: [
          { metricId: TRAFFIC, data: [series(entity(1), [10, 11, 12, 3])] },
          { metricId: ERRORS, data: [series(entity(1), ['NaN', null, 0])] },
          { metricId: ERRORS, data: 'none' },
        ],
      }).replace('"NaN"', 'NaN'),
    ]);
    const [answer] = await collect(readMinutes(client, query([entity(1)])));
    expect(answer.problems).toEqual([
      `${ERRORS}: values.[]: is NaN, which is no measurement`,
      `${ERRORS}: data: must be a list of series`,
    ]);
    const found = answer.series!.map(({ metric, ends, values }) => [
      metric.split('.').at(-1) === 'total' ? 'traffic' : 'errors',
      ends.map(end => (end - TEN) / MINUTE),
      values,
    ]);
    expect(found).toEqual([
      ['traffic', [-1, 0], [10, 11]],
      ['traffic', [1], [12]],
      ['errors', [-1, 0], [null, null]],
      ['errors', [1], [0]],
    ]);
    await client.close();
  });

  it('take one request for 45 entities, and one that is refused leaves the others alone', async () => {
    const asked: string[] = [];
    const client = await open(({ searchParams }) => {
      const selector = searchParams.get('entitySelector')!;
      asked.push(selector);
      return selector.includes(entity(50))
        ? [400, '{"error":{"message":"no such entity"}}']
        : [200, '{"resolution":"1m","result":[]}'];
    });
    const all = Array.from({ length: 60 }, (_, at) => entity(at));
    const answers = await collect(readMinutes(client, query(all)));
    expect(asked).toHaveLength(2);
    expect(answers.map(({ entities, series: read }) => [entities.length, read])).toEqual([[45, []], [15, undefined]]); // prettier-ignore
    expect(answers[1].problems).toEqual([
      'Dynatrace answered 400 to /api/v2/metrics/query: no such entity',
    ]);
    await client.close();
  });

  it('are no result where Dynatrace fails', async () => {
    const client = await open(() => [503, '']);
    await expect(collect(readMinutes(client, query([entity(1)])))).rejects.toThrow('503'); // prettier-ignore
    await client.close();
  });
});
