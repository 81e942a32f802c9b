import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import {
  IncomingMessage,
  ServerResponse,
  createServer,
  request,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

interface Config {
  data: { app?: object; backend?: object };
  context: string;
}

/** The configuration that the portal gives its pages. */
async function readPageConfig(portal: string): Promise<Config[]> {
  const html = await (await fetch(portal)).text();
  const [, json] =
    /<script type="backstage.io\/config">([^]*?)<\/script>/.exec(html) ?? [];
  if (!json) throw new Error(`${portal} serves no pages`);
  return JSON.parse(json);
}

/** For pages at another address, without settings of extensions that they do not have. */
const adapt = (configs: Config[], baseUrl: string, isStock: boolean) => [
  ...configs,
  {
    data: {
      app: { baseUrl, ...(isStock && { extensions: [] }) },
      backend: { baseUrl },
    },
    context: 'bench',
  },
];

const renderPage = (dist: string, configs: object[]) =>
  readFileSync(join(dist, 'index.html.tmpl'), 'utf8')
    .replace(/<%= publicPath %>/g, '')
    .replace(/<%=[^]*?%>/g, 'Portal')
    .replace(
      '</head>',
      `<script type="backstage.io/config">${JSON.stringify(
        configs,
      )}</script></head>`,
    );

/** Passes a request on to the platform, which is the same behind every portal. */
function relay(portal: URL, req: IncomingMessage, res: ServerResponse) {
  const upstream = request(
    {
      host: portal.hostname,
      port: portal.port,
      path: req.url,
      method: req.method,
      headers: req.headers,
    },
    answer => {
      res.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(res);
    },
  );
  upstream.on('error', () => res.destroy());
  res.on('close', () => upstream.destroy());
  req.pipe(upstream);
}

/** Files of a bundle, compressed once and kept. */
const createFiles = (dist: string) => {
  const compressed = new Map<string, Buffer>();
  return (path: string) => {
    const file = join(dist, path);
    if (!extname(path) || !existsSync(file)) return undefined;
    const body = compressed.get(path) ?? gzipSync(readFileSync(file));
    compressed.set(path, body);
    return body;
  };
};

interface ServedPortal {
  url: string;
  close(): Promise<void>;
}

/**
 * A bundle of pages before the platform that runs: files as Backstage serves them, all else relayed.
 * @param portal - the address of the platform's own pages
 */
export async function servePortal(
  dist: string,
  portal: string,
  isStock: boolean,
): Promise<ServedPortal> {
  const readFile = createFiles(dist);
  let page = Buffer.alloc(0);
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url!, portal);
    if (/^\/(api|\.backstage)\//.test(pathname))
      return relay(new URL(portal), req, res);
    const file = readFile(pathname);
    res.writeHead(200, {
      'content-type':
        TYPES[file ? extname(pathname) : '.html'] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'cache-control': pathname.startsWith('/static/')
        ? 'public, max-age=1209600'
        : 'no-store, max-age=0',
    });
    return res.end(file ?? page);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const configs = adapt(await readPageConfig(portal), url, isStock);
  page = gzipSync(renderPage(dist, configs));
  return {
    url,
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
