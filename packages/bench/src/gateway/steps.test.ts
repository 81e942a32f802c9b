import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { costsDuring } from './steps';

/** Half of the requests took less than the first bound, all less than the second. */
const histogram = (
  name: string,
  labels: string,
  [requests, first, second]: [number, number, number],
) =>
  [
    `rosetta_gateway_${name}_duration_bucket{${labels},le="${first}"} ${
      requests / 2
    }`,
    `rosetta_gateway_${name}_duration_bucket{${labels},le="${second}"} ${requests}`,
    `rosetta_gateway_${name}_duration_bucket{${labels},le="+Inf"} ${requests}`,
  ].join('\n');

const metricsAfter = (n: number) =>
  [
    histogram('step', 'step="audit",otel_scope_name="x"', [n, 0.00001, 0.1]),
    histogram('step', 'step="relay"', [n, 0.003, 0.1]),
    histogram('upstream', 'service="platform-ref-api"', [n, 0.002, 0.1]),
    histogram('upstream', 'service="finops-api"', [7, 1, 10]),
  ].join('\n');

describe('the duration of a step', () => {
  it('a step is the median of the measured interval, with the service subtracted from the relay', async () => {
    let requests = 100;
    const server = createServer((_req, res) => {
      res.end(metricsAfter(requests));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const costs = await costsDuring(`http://127.0.0.1:${port}`, async () => {
      requests = 300;
    });
    server.close();

    expect(costs.audit).toBeCloseTo(10);
    expect(costs.service).toBeCloseTo(2_000);
    expect(costs.relay).toBeCloseTo(1_000);
    expect(costs.permission).toBe(0);
  });
});
