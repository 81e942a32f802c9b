import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { SourceOptions } from '@rosetta/sources';

/** Another status than GitLab's, 0 for none at all, or other records; undefined where nothing is odd. */
type Oddity = (
  path: string,
  records: object[],
) => { status: number } | { records: unknown[] } | undefined;

/** Answers as a GitLab does, but for what is odd. */
export const startOdderGitLab = async (
  { baseUrl, token }: SourceOptions,
  oddity: Oddity,
) => {
  const { origin, pathname } = new URL(baseUrl);
  const server = createServer(async (req, res) => {
    const answer = await fetch(origin + req.url, {
      headers: { 'private-token': token },
    });
    const link = answer.headers.get('link');
    const records = await answer.json();
    const odd = oddity(decodeURIComponent(req.url!), records);
    const status = odd && 'status' in odd ? odd.status : answer.status;
    if (status === 0) {
      req.destroy();
      return;
    }
    res.writeHead(status, {
      'content-type': 'application/json',
      ...(link && { link }),
    });
    const body = odd && 'records' in odd ? odd.records : records;
    res.end(JSON.stringify(status < 400 ? body : { message: 'not for you' }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    source: { baseUrl: `http://127.0.0.1:${port}${pathname}`, token },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
