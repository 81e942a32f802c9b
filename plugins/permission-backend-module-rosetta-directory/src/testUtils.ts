import { once } from 'node:events';
import { IncomingMessage, ServerResponse, createServer } from 'node:http';
import { AddressInfo } from 'node:net';

const TOKEN = 'of-the-portal';
const PATH = /^\/v1\/people\/([^/]+)\/entitlements$/;

type Handler = (req: IncomingMessage, res: ServerResponse) => void;

const send = (res: ServerResponse, status: number, body: object) =>
  res
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify(body));

export interface FakeAccessDirectory {
  url: string;
  token: string;
  /** The entitlements of each person; others are unknown. */
  people: Record<string, string[]>;
  /** URLs of the requests so far. */
  requests: string[];
  /** Replaces the handler from now on; without one, the documented behaviour is restored. */
  answerWith(handler?: Handler): void;
  close(): Promise<void>;
}

/** A fake access directory as docs/access-directory.md describes it: token, pages, 404. */
export async function startAccessDirectory(
  pageSize = 2,
): Promise<FakeAccessDirectory> {
  const people: Record<string, string[]> = {};
  const requests: string[] = [];
  const asDocumented: Handler = (req, res) => {
    const { pathname, searchParams } = new URL(req.url!, 'http://directory');
    const name = PATH.exec(pathname)?.[1];
    const held = name && people[decodeURIComponent(name)];
    if (req.headers.authorization !== `Bearer ${TOKEN}`)
      return send(res, 401, { error: 'unauthorized' });
    if (!held) return send(res, 404, { error: 'not found' });
    const from = Number(searchParams.get('cursor') ?? 0);
    const to = from + Math.min(pageSize, Number(searchParams.get('limit')));
    return send(res, 200, {
      items: held.slice(from, to).map(each => ({ name: each, since: '2024' })),
      ...(to < held.length && { nextCursor: String(to) }),
    });
  };
  let handler = asDocumented;
  const server = createServer((req, res) => {
    requests.push(req.url!);
    handler(req, res);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token: TOKEN,
    people,
    requests,
    answerWith: (other = asDocumented) => {
      handler = other;
    },
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
