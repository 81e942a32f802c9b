import { DOMAIN_PROCESSES } from '@rosetta/contracts/domains';
import { Problem } from '../problem';

const BASE = {
  backstage: 7007,
  frontend: 3000,
  identity: 7110,
  /** Backstage's own, for Prometheus. */
  metrics: 9464,
  simulators: 7120,
  postgres: 54329,
};

/** Those of the platform by name, and of each domain's processes by theirs. */
export type Ports = Record<keyof typeof BASE, number> & Record<string, number>;

/** The ports of this checkout: all of them moved together by `ROSETTA_PORT_OFFSET`. */
export function readPorts(env: NodeJS.ProcessEnv = process.env): Ports {
  const text = env.ROSETTA_PORT_OFFSET || '0';
  const offset = Number(text);
  if (!/^\d+$/.test(text) || offset > 10_000)
    throw new Problem(
      `ROSETTA_PORT_OFFSET is "${text}".`,
      'Set it to a whole number from 0 to 10000.',
    );
  const processes = DOMAIN_PROCESSES.map(({ name, port }) => [name, port]);
  const moved = [...Object.entries(BASE), ...processes].map(([name, port]) => [
    name,
    Number(port) + offset,
  ]);
  return Object.fromEntries(moved) as Ports;
}
