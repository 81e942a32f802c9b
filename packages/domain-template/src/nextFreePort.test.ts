import { DOMAIN_PROCESSES } from '@rosetta/contracts/domains';
import { readPorts } from '@rosetta/launcher/ports';
import { nextFreePort } from './nextFreePort';

it('finds a port that no process has, with one for the batch', () => {
  const taken = [
    ...DOMAIN_PROCESSES.map(({ port }) => port),
    ...Object.values(readPorts({})),
  ];
  expect(taken).not.toContain(nextFreePort());
  expect(taken).not.toContain(nextFreePort() + 10);
});
