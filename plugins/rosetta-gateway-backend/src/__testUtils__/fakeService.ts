import {
  IncomingMessage,
  RequestListener,
  ServerResponse,
  createServer,
} from 'node:http';
import { AddressInfo } from 'node:net';

interface Received {
  method?: string;
  url?: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface FakeService {
  url: string;
  /** Every complete request, oldest first. */
  received: Received[];
  /** The number of requests that began, including aborted ones. */
  begun(): number;
  /** Sets the listener that answers from now on. */
  answer(listener: RequestListener): void;
  close(): Promise<void>;
}

const textOf = async (req: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

export const sendJson = (
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text), // as express declares it
    ...headers,
  });
  res.end(text);
};

/** A service over real HTTP whose answers a test sets. */
export async function startFakeService(): Promise<FakeService> {
  const received: Received[] = [];
  let begun = 0;
  let listener: RequestListener = (_req, res) => sendJson(res, 200, {});
  const server = createServer(async (req, res) => {
    begun += 1;
    const { method, url, headers } = req;
    const body = await textOf(req).catch(() => undefined);
    if (body === undefined) return; // the client aborted it
    received.push({ method, url, headers, body });
    listener(req, res);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    begun: () => begun,
    answer: next => {
      listener = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
