import { setTimeout as sleep } from 'node:timers/promises';
import { closeServers, collect, serve } from '../__testUtils__/servers';
import { isRefusal } from '../http/refusal';
import { createGitLabClient } from './createGitLabClient';
import { nextPath } from './pages';

const project = (id: number) => ({
  id,
  name: `p${id}`,
  path_with_namespace: `g/p${id}`,
  web_url: `https://gitlab.example.com/g/p${id}`,
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await closeServers();
});

function createClient(baseUrl: string, options = {}) {
  const client = createGitLabClient({ baseUrl, token: 't', ...options });
  closing.push(() => client.close());
  return client;
}

it.each([
  ['no JSON', 'garbage', 'GitLab answered 200 with no valid JSON'],
  ['another shape', '[{"id":"x"}]', 'with what is not its API, at 0.id:'],
  ['no list', '{}', 'with what is not its API, at the top:'],
])('names GitLab when it answers %s', async (_, body, message) => {
  const url = await serve((_req, res) => res.end(body));

  await expect(collect(createClient(url).projects())).rejects.toMatchObject({
    name: 'UpstreamAnswerError',
    message: expect.stringContaining(message),
  });
});

it('does not read an answer that is too large', async () => {
  const url = await serve((_req, res) => res.end('x'.repeat(5_000)));
  const client = createClient(url, { limits: { maxBodyBytes: 1_000 } });

  await expect(client.project('g/p')).rejects.toThrow(
    'GitLab answered more than 1000 bytes',
  );
});

it('does not wait longer than its time limit', async () => {
  const url = await serve(() => {});

  await expect(
    createClient(url, { timeoutMs: 50 }).project('g/p'),
  ).rejects.toMatchObject({ name: 'UpstreamTimeoutError' });
});

it('distinguishes an answer that breaks off from a short list', async () => {
  const url = await serve((_req, res) => {
    res.writeHead(200, { 'content-length': '500' });
    res.write(JSON.stringify([project(1)]));
    setTimeout(() => res.destroy(), 20);
  });

  await expect(collect(createClient(url).projects())).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
  });
});

it('does not pass on the page of a proxy', async () => {
  const url = await serve((_req, res) => {
    res.statusCode = 502;
    res.end('<html>nginx at 10.0.0.7</html>');
  });

  await expect(
    createClient(url, { limits: { retryRatio: 0 } }).project('g/p'),
  ).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: 'GitLab answered 502 to /api/v4/projects/:id',
  });
});

it('sends its token, and a project as one part of the path', async () => {
  const requests: unknown[] = [];
  const url = await serve((req, res) => {
    requests.push(req.url, req.headers['private-token']);
    res.end(JSON.stringify(project(1)));
  });

  await createClient(`${url}/git/`).project('g/sub group/p');

  expect(requests).toEqual(['/git/api/v4/projects/g%2Fsub%20group%2Fp', 't']);
});

describe('paging', () => {
  it('yields a record that moved to the next page only once', async () => {
    const pages = [[3, 2], [2, 1], []];
    const url = await serve((req, res) => {
      const page = Number(new URL(req.url!, url).searchParams.get('page') ?? 1);
      if (page < 3)
        res.setHeader(
          'link',
          `<https://elsewhere.example.com/api/v4/projects?page=${
            page + 1
          }>; rel="next"`,
        );
      res.end(JSON.stringify(pages[page - 1].map(project)));
    });

    const all = await collect(createClient(url).projects());

    expect(all.map(({ id }) => id)).toEqual([3, 2, 1]);
  });

  it('stops at a page that leads to itself', async () => {
    const url = await serve((_req, res) => {
      res.setHeader('link', '</api/v4/projects?page=2>; rel="next"');
      res.end('[]');
    });

    await expect(collect(createClient(url).projects())).rejects.toThrow(
      'GitLab names the same page as the next one again',
    );
  });

  it('follows links within the API only', () => {
    const link = (url: string) => `<${url}>; rel="next"`;
    const last = '<https://g.example.com/x?page=1>; rel="first"';

    expect(nextPath(undefined, '')).toBeUndefined();
    expect(nextPath(last, '')).toBeUndefined();
    expect(
      nextPath(`${last}, ${link('https://g/git/api/v4/p?a=1')}`, '/git'),
    ).toBe('/api/v4/p?a=1');
    expect(() => nextPath(link('https://g/other'), '/git')).toThrow(
      'GitLab names a next page that is not of its API',
    );
  });
});

it.each([
  [403, true],
  [404, true],
  [401, false],
  [500, false],
  [302, false],
  [200, false],
])(
  'a page with status %p refuses that request, and no more: %p',
  async (status, isOne) => {
    const url = await serve((_req, res) => {
      res.writeHead(status).end('<html>Sign in</html>');
    });

    const error = await createClient(url)
      .project('g/p')
      .catch(each => each);

    expect(error).toBeInstanceOf(Error);
    expect(isRefusal(error)).toBe(isOne);
  },
);

it('stops waiting for a rate limit when the caller aborts', async () => {
  const url = await serve((_req, res) => {
    res.writeHead(429, { 'retry-after': '30' }).end('Retry later\n');
  });
  const caller = new AbortController();
  const pending = createClient(url).project('g/p', { signal: caller.signal });
  await sleep(50);
  caller.abort();

  await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
});
