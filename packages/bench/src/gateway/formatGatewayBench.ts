import type { GatewayBenchResult, Measured, PathName } from './result';

const NAMES: Record<PathName, string> = {
  direct: 'direct to the service',
  proxy: 'through the proxy plugin',
  gateway: 'through the gateway',
  cached: 'through the gateway, cached',
};
const STEPS: Record<string, string> = {
  authentication: 'authentication (Backstage)',
  permission: 'permission (decision, reused)',
  signing: 'signing (token, reused)',
  audit: 'audit (each of two events)',
  relay: 'relay',
  service: 'the service',
};

const cell = (text: string) => text.padStart(13);
const row = (name: string, ...cells: string[]) =>
  `  ${name.padEnd(32)}${cells.map(cell).join('')}`;
const micro = (value: number) => `${Math.round(value)} µs`;

const pathRow = (name: string, measured: Measured) =>
  row(
    name,
    Math.round(measured.perSecond).toLocaleString('en'),
    `${measured.p50} ms`,
    `${measured.p99} ms`,
    micro(measured.portalCpu),
    micro(measured.serviceCpu),
  );

/** The table for people. */
export const formatGatewayBench = (result: GatewayBenchResult): string => {
  const { paths: ways, costs, ratio, connections } = result;
  return [
    `GET /v1/groups of the référentiel, ${connections} connections; every step is enabled; only`,
    'the rate limits are raised. CPU is per request.',
    '',
    row('', 'requests/s', 'p50', 'p99', 'portal CPU', 'service CPU'),
    ...Object.entries(NAMES).map(([way, name]) =>
      pathRow(name, ways[way as PathName]),
    ),
    '',
    row('gateway to proxy', `${ratio.toFixed(2)} ×`, '  (aim: at least 1 ×)'),
    '',
    row('step', 'median'),
    ...Object.entries(STEPS).map(([step, name]) =>
      row(name, micro(costs[step])),
    ),
  ].join('\n');
};
