import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { ServiceUnavailableError } from '@backstage/errors';
import { Referentiel } from '../referentiel/Referentiel';

const KNOWN_AT = '2024-12-01T00:00:00.000Z';
const ALWAYS = { validFrom: null, validTo: null };

type Owned = {
  id: string;
  group: string;
  pivots: [type: string, value: string][];
  attributes?: Record<string, string>;
};

/** A référentiel whose entries are always valid. */
export const createReferentiel = (
  owned: readonly Owned[],
  groups: readonly { id: string; parent: string | null }[] = [],
): Referentiel => ({
  applications: owned.map(({ id, group, attributes = {} }) => ({
    id,
    name: `The ${id}`,
    group,
    attributes,
    ...ALWAYS,
  })),
  groups: groups.map(group => ({
    ...group,
    name: `Team ${group.id}`,
    ...ALWAYS,
  })),
  pivots: owned.flatMap(({ id, pivots }) =>
    pivots.map(([type, value]) => ({
      application: id,
      type: type as Referentiel['pivots'][number]['type'],
      value,
      ...ALWAYS,
    })),
  ),
});

/** A référentiel that a test can change and take down. */
export class FakeReferentiel {
  version_ = 1;
  content: Referentiel;
  down = false;

  constructor(content: Referentiel) {
    this.content = content;
  }

  change(content: Referentiel) {
    this.content = content;
    this.version_ += 1;
  }

  async version() {
    this.#answer();
    return { version: this.version_, knownAt: KNOWN_AT };
  }

  async at() {
    this.#answer();
    return this.content;
  }

  #answer() {
    if (this.down) throw new ServiceUnavailableError('no référentiel');
  }
}

/** The routes of platform-ref-api that serve the référentiel. */
export const serveReferentiel = async (content: Referentiel) => {
  const items: Record<string, object[]> = {
    '/v1/applications': content.applications.map(application => ({
      ...application,
      version: 1,
    })),
    '/v1/groups': content.groups.map(group => ({
      ...group,
      members: [],
      version: 1,
    })),
    '/v1/pivots': content.pivots.map((pivot, at) => ({
      ...pivot,
      id: `pivot-${at}`,
      version: 1,
    })),
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://test');
    const type = searchParams.get('type');
    const found = items[pathname].filter(
      item => !type || (item as { type?: string }).type === type,
    );
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ items: found, version: 1, knownAt: KNOWN_AT }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
