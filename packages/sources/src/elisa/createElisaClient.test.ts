import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { closeServers, serve } from '../__testUtils__/servers';
import { ElisaConfig } from './config';
import { createElisaClient } from './createElisaClient';

const NOW = Date.parse('2026-11-20T16:00:00Z');
const window = { from: new Date(NOW - 15 * 60_000), to: new Date(NOW) };

let simulators: RunningSimulators;
beforeAll(async () => {
  simulators = await startSimulators({ now: () => NOW });
});
afterAll(async () => {
  await simulators.close();
  await closeServers();
});

const config = (fields: object = {}) =>
  ElisaConfig.parse({ ...simulators.sources.elisa, ...fields });
const count = async (index: string, fields: object = {}) => {
  const client = createElisaClient(config(fields), {
    limits: { retryRatio: 0 },
  });
  try {
    return await client.count(index, window);
  } finally {
    await client.close();
  }
};

it('counts the lines of an index pattern in a window, and the errors among them', async () => {
  const { lines, errors, problems } = await count('aurore-checkout-*');
  expect(lines).toBeGreaterThan(100);
  expect(errors).toBeLessThan(lines);
  expect(problems).toEqual([]);
  expect(await count('aurore-nothing-*')).toEqual({ lines: 0, errors: 0, problems: [] }); // prettier-ignore
});

it('says what Elasticsearch refuses', async () => {
  await expect(count('aurore-checkout-*', { token: 'other' })).rejects.toThrow(
    /^ELISA answered 401 to \/\{index\}\/_search: .*check the token/,
  );
});

it('says that there are more lines when shards do not answer, or the search is cut off', async () => {
  const url = await serve((_req, res) =>
    res.end(
      JSON.stringify({
        timed_out: true,
        _shards: { total: 5, failed: 2 },
        hits: { total: { value: 7, relation: 'gte' } },
      }),
    ),
  );
  expect(await count('a-*', { baseUrl: url })).toEqual({
    lines: 7,
    errors: 0,
    problems: [
      'a-*: the search was cut off, there are more lines',
      'a-*: 2 of 5 shards did not answer, there are more lines',
    ],
  });
});

it('asks for a version of Kibana that it knows addresses of', () => {
  expect(() => config({ kibanaVersion: '6.8' })).toThrow(/from 7.0 on/);
});
