import { DOMAINS, DOMAIN_PROCESSES } from '@rosetta/contracts/domains';
import { readPorts } from '@rosetta/launcher/ports';

/** The probes of a batch answer on the port of its API, this much further. */
const BATCH_DISTANCE = 10;
const FIRST = 7101;

/** The lowest port for an API whose batch has a free port too; domains without a batch may get one. */
export const nextFreePort = (): number => {
  const taken = new Set([
    ...Object.values(readPorts({})),
    ...DOMAIN_PROCESSES.map(({ port }) => port),
    ...DOMAINS.map(({ service }) => service.port + BATCH_DISTANCE),
  ]);
  let port = FIRST;
  while (taken.has(port) || taken.has(port + BATCH_DISTANCE)) port += 1;
  return port;
};
