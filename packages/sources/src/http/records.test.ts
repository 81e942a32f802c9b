import { setTimeout as delay } from 'node:timers/promises';
import { closeServers, collect, serve } from '../__testUtils__/servers';
import { createArgoCdClient } from '../argocd/createArgoCdClient';
import { createGitLabClient } from '../gitlab/createGitLabClient';
import { RefusedRecord } from '../types';
import { RateLimitedError } from './refusal';

const environment = (id: number) => ({
  id,
  name: `e${id}`,
  state: 'available',
});
const application = (name: string) => ({
  metadata: { name, namespace: 'argocd' },
  spec: { project: 'default', destination: {} },
});

let refused: RefusedRecord[];
const onRefused = (each: RefusedRecord) => refused.push(each);
const closing: (() => Promise<void>)[] = [];
beforeEach(() => {
  refused = [];
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await closeServers();
});

const gitlabAt = (baseUrl: string, options = {}) => {
  const client = createGitLabClient({ baseUrl, token: 't', ...options });
  closing.push(() => client.close());
  return client;
};
const argocdAt = (baseUrl: string) => {
  const client = createArgoCdClient({ baseUrl, token: 't' });
  closing.push(() => client.close());
  return client;
};

describe('records that are not as documented', () => {
  const bad = { ...environment(2), name: 7 };
  const badApplication = { ...application('bank'), spec: { destination: 7 } };

  it('are left out of their page only', async () => {
    const pages = [[environment(1), bad], [environment(3)]];
    const url = await serve((req, res) => {
      const page = Number(new URL(req.url!, url).searchParams.get('page') ?? 1);
      if (page === 1) res.setHeader('link', `<${req.url}&page=2>; rel="next"`);
      res.end(JSON.stringify(pages[page - 1]));
    });

    const all = await collect(gitlabAt(url).environments('g/p', { onRefused }));

    expect(all.map(({ id }) => id)).toEqual([1, 3]);
    expect(refused).toEqual([
      { name: '2', problem: expect.stringMatching(/^name: /), record: bad },
    ]);
  });

  it('are an error of the list without onRefused', async () => {
    const url = await serve((_req, res) => res.end(JSON.stringify([environment(1), bad]))); // prettier-ignore

    await expect(collect(gitlabAt(url).environments('g/p'))).rejects.toThrow(
      'with what is not its API, at 1.name:',
    );
  });

  it('leave the other applications in the list', async () => {
    const items = [badApplication, null, application('shop')];
    const url = await serve((_req, res) => res.end(JSON.stringify({ metadata: {}, items }))); // prettier-ignore

    const all = await argocdAt(url).applications({ onRefused });

    expect(all.map(({ metadata }) => metadata.name)).toEqual(['shop']);
    expect(refused.map(({ name }) => name)).toEqual(['argocd/bank', undefined]);
  });

  it('may have unknown values in fields that are not read', async () => {
    const odd = {
      ...application('shop'),
      status: {
        operationState: { phase: 'Running', startedAt: null },
        conditions: [{}],
        history: [{ id: 1, source: null, deployedAt: '2026-01-01T00:00:00Z' }],
      },
    };
    const items = [odd];
    const url = await serve((_req, res) => res.end(JSON.stringify({ metadata: {}, items }))); // prettier-ignore

    expect(await argocdAt(url).applications({ onRefused })).toEqual([odd]);
    expect(refused).toEqual([]);
  });

  it('do not end the stream of changes', async () => {
    const url = await serve((_req, res) => {
      for (const each of [badApplication, application('shop')])
        res.write(`data: ${JSON.stringify({ result: { type: 'ADDED', application: each } })}\n\n`); // prettier-ignore
    });

    const changes = argocdAt(url).watch({ onRefused })[Symbol.asyncIterator]();

    expect((await changes.next()).value.application.metadata.name).toBe('shop');
    expect(refused).toMatchObject([
      { name: 'argocd/bank', problem: expect.stringContaining('destination') },
    ]);
    await changes.return?.();
  });
});

it('gives up an answer that stops as soon as one that does not begin', async () => {
  const url = await serve((_req, res) => res.write('{"id":'));

  await expect(
    gitlabAt(url, { timeoutMs: 1_000 }).project('g/p'),
  ).rejects.toThrow('GitLab stopped sending data');
});

it('throws a RateLimitedError at once where nobody may wait, and sends no request while the limit holds', async () => {
  let requests = 0;
  const url = await serve((_req, res) => {
    requests += 1;
    res.writeHead(429, { 'retry-after': '30' }).end('Retry later\n');
  });
  const client = gitlabAt(url, { rateLimitWaitMs: 0 });
  const error = await client.project('g/p').catch(each => each);

  expect(error).toBeInstanceOf(RateLimitedError);
  expect(error).toMatchObject({
    name: 'ServiceUnavailableError',
    retryAfterMs: 30_000,
  });
  await expect(client.project('g/other')).rejects.toThrow('GitLab limits requests'); // prettier-ignore
  expect(requests).toBe(1);
});

it('waits for a limit that another call met, and no longer than it may', async () => {
  const requests: number[] = [];
  const url = await serve((_req, res) => {
    requests.push(performance.now());
    res.writeHead(429, { 'retry-after': requests.length === 1 ? '1' : '5' });
    res.end('Retry later\n');
  });
  const client = gitlabAt(url, { rateLimitWaitMs: 5_500 });
  const first = client.project('g/p').catch(each => each);
  while (requests.length === 0) await delay(5);
  await delay(50);
  const second = client.project('g/other').catch(each => each);

  // Of what they may wait, each has spent a second.
  for (const each of [first, second])
    expect(await each).toBeInstanceOf(RateLimitedError);
  expect(requests).toHaveLength(3);
  for (const each of requests.slice(1)) expect(each - requests[0]).toBeGreaterThan(990); // prettier-ignore
});

describe('where only the newest count', () => {
  it.each([
    [1, ['1']],
    [20, ['20']],
    [250, ['100', '100', '100']],
  ])(
    '%p of them are read, though not one is as documented',
    async (limit, pages) => {
      const requests: string[] = [];
      const url = await serve((req, res) => {
        const { searchParams } = new URL(req.url!, 'http://gitlab');
        const size = searchParams.get('per_page')!;
        requests.push(size);
        res.setHeader(
          'link',
          `</api/v4/next?page=${requests.length}&per_page=${size}>; rel="next"`,
        );
        res.end(
          JSON.stringify(
            Array.from({ length: Number(size) }, () => ({ id: 7 })),
          ),
        );
      });

      const all = await collect(
        gitlabAt(url).deployments('g/p', { limit, onRefused }),
      );

      expect(all).toEqual([]);
      expect(refused).toHaveLength(limit);
      expect(requests).toEqual(pages);
    },
  );
});
