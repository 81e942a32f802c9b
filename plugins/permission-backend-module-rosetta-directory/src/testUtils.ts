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

export interface AccessDirectoryDouble {
  url: string;
  token: string;
  /** What each person has; a person who is not here is unknown. */
  people: Record<string, string[]>;
  /** Paths with query that were asked for. */
  asked: string[];
  /** Answers in another way from now on; as documented when not given. */
  misbehave(handler?: Handler): void;
  close(): Promise<void>;
}

/** A company's access directory as docs/access-directory.md describes it: token, pages, 404. */
export async function startAccessDirectory(
  pageSize = 2,
): Promise<AccessDirectoryDouble> {
  const people: Record<string, string[]> = {};
  const asked: string[] = [];
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
    asked.push(req.url!);
    handler(req, res);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token: TOKEN,
    people,
    asked,
    misbehave: (other = asDocumented) => {
      handler = other;
    },
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
