import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';

const ALWAYS = { version: 1, validFrom: null, validTo: null };
const GROUPS = 20;

const groups = Array.from({ length: GROUPS }, (_, at) => ({
  id: `group-${at}`,
  name: `Group ${at}`,
  parent: at < 4 ? null : `group-${at % 4}`,
  members: [],
  ...ALWAYS,
}));

export interface PivotShape {
  type: string;
  value: string;
}

const tagOf = (at: number): PivotShape[] => [
  { type: 'focus:tag', value: `application=Application${at}` },
];

/** The lists that the batch reads, by their path. */
const createLists = (count: number, pivotsOf: (at: number) => PivotShape[]) => {
  const applications = Array.from({ length: count }, (_, at) => ({
    id: `app-${at}`,
    name: `Application ${at}`,
    group: `group-${at % GROUPS}`,
    attributes: {},
    ...ALWAYS,
  }));
  const pivots = applications.flatMap(({ id }, at) =>
    pivotsOf(at).map(({ type, value }) => ({
      id: `pivot-${type}-${at}`,
      application: id,
      ...{ type, value },
      ...ALWAYS,
    })),
  );
  return (path: string, type: string | null): object[] => {
    if (path === '/v1/applications') return applications;
    if (path === '/v1/groups') return groups;
    return pivots.filter(pivot => !type || pivot.type === type);
  };
};

/**
 * The routes of platform-ref-api that the batch calls: what is measured is the batch.
 * @param applications - how many of them there are
 * @param pivotsOf - those of the application with a number
 */
export const serveReferentiel = async (
  applications: number,
  pivotsOf = tagOf,
) => {
  const listOf = createLists(applications, pivotsOf);
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
