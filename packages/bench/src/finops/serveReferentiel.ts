import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { BENCH_APPLICATIONS } from './syntheticBill';

const ALWAYS = { version: 1, validFrom: null, validTo: null };

const applications = Array.from({ length: BENCH_APPLICATIONS }, (_, at) => ({
  id: `app-${at}`,
  name: `Application ${at}`,
  group: `group-${at % 20}`,
  attributes: {},
  ...ALWAYS,
}));
const groups = Array.from({ length: 20 }, (_, at) => ({
  id: `group-${at}`,
  name: `Group ${at}`,
  parent: at < 4 ? null : `group-${at % 4}`,
  members: [],
  ...ALWAYS,
}));
const pivots = applications.map(({ id }, at) => ({
  id: `pivot-${at}`,
  application: id,
  type: 'focus:tag',
  value: `application=Application${at}`,
  ...ALWAYS,
}));

const listOf = (path: string, type: string | null): object[] => {
  if (path === '/v1/applications') return applications;
  if (path === '/v1/groups') return groups;
  return pivots.filter(pivot => !type || pivot.type === type);
};

/** The routes of platform-ref-api that the batch calls: what is measured is the batch. */
export const serveReferentiel = async () => {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://bench');
    const items = listOf(pathname, searchParams.get('type'));
    const knownAt = '2024-10-01T00:00:00.000Z';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ items, version: 1, knownAt }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
};
