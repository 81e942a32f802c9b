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

export interface StandInService {
  url: string;
  /** Every request that came, oldest first. */
  received: Received[];
  /** How many requests began to come, also those that broke off. */
  begun(): number;
  /** What to answer from now on. */
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

/** A service that answers what a test tells it to, over real HTTP. */
export async function startStandInService(): Promise<StandInService> {
  const received: Received[] = [];
  let begun = 0;
  let listener: RequestListener = (_req, res) => sendJson(res, 200, {});
  const server = createServer(async (req, res) => {
    begun += 1;
    const { method, url, headers } = req;
    const body = await textOf(req).catch(() => undefined);
    if (body === undefined) return; // it broke off
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
