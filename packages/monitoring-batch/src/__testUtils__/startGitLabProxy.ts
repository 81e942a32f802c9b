import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { SourceOptions } from '@rosetta/sources';

/** Another status than GitLab's, 0 for a reset, other records, or a text; undefined for GitLab's own answer. */
type Override = (
  path: string,
  records: object[],
) => { status: number } | { records: unknown[] } | { text: string } | undefined;

/** A proxy before GitLab that changes some of its answers. */
export const startGitLabProxy = async (
  { baseUrl, token }: SourceOptions,
  override: Override,
) => {
  const { origin, pathname } = new URL(baseUrl);
  const server = createServer(async (req, res) => {
    const answer = await fetch(origin + req.url, {
      headers: { 'private-token': token },
    });
    const link = answer.headers.get('link');
    const records = await answer.json();
    const other = override(decodeURIComponent(req.url!), records);
    const status = other && 'status' in other ? other.status : answer.status;
    if (status === 0) {
      req.destroy();
      return;
    }
    res.writeHead(status, {
      'content-type': 'application/json',
      ...(link && { link }),
    });
    const body = other && 'records' in other ? other.records : records;
    if (other && 'text' in other) res.end(other.text);
    else
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
