import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { costsDuring } from './steps';

const histogram = (name: string, labels: string, count: number, sum: number) =>
  [
    `rosetta_gateway_${name}_duration_bucket{${labels},le="0.1"} ${count}`,
    `rosetta_gateway_${name}_duration_count{${labels}} ${count}`,
    `rosetta_gateway_${name}_duration_sum{${labels}} ${sum}`,
  ].join('\n');

const metricsAfter = (requests: number) =>
  [
    histogram('step', 'step="audit",otel_scope_name="x"', requests, requests * 1e-5),
    histogram('step', 'step="relay"', requests, requests * 3e-3),
    histogram('upstream', 'service="platform-ref-api",outcome="200"', requests, requests * 2e-3),
    histogram('upstream', 'service="finops-api",outcome="200"', 7, 70),
  ].join('\n'); // prettier-ignore

describe('what each step costs', () => {
  it('is the mean of what was done in between, the service taken off the relay', async () => {
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
