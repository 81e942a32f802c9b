import { Problem } from '../problem';

const BASE = {
  backstage: 7007,
  frontend: 3000,
  'platform-ref-api': 7101,
  'finops-api': 7102,
  'monitoring-api': 7103,
  identity: 7110,
  'finops-batch': 7112,
  'monitoring-batch': 7113,
  /** Backstage's own, for Prometheus. */
  metrics: 9464,
  simulators: 7120,
  postgres: 54329,
};

export type Ports = Record<keyof typeof BASE, number>;

/** The ports of this checkout: all of them moved together by `ROSETTA_PORT_OFFSET`. */
export function readPorts(env: NodeJS.ProcessEnv = process.env): Ports {
  const text = env.ROSETTA_PORT_OFFSET || '0';
  const offset = Number(text);
  if (!/^\d+$/.test(text) || offset > 10_000)
    throw new Problem(
      `ROSETTA_PORT_OFFSET is "${text}".`,
      'Set it to a whole number from 0 to 10000.',
    );
  const moved = Object.entries(BASE).map(([name, port]) => [
    name,
    port + offset,
  ]);
  return Object.fromEntries(moved) as Ports;
}
