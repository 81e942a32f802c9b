import { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { closeServers, collect, serve } from '../__testUtils__/servers';
import { ConsumptionConfig } from './config';
import { createConsumptionClient } from './createConsumptionClient';

const PATH = '/v1/consumption';
const SECRET = 'a-very-secret-token';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await closeServers();
});

const NEVER = new AbortController().signal;

/** All that an API answers. */
const readAll = async (listener: RequestListener, config: object = {}) => {
  const url = `${await serve(listener)}${PATH}`;
  const { apis } = ConsumptionConfig.parse({
    apis: { logs: { url, token: SECRET, ...config } },
  });
  const client = createConsumptionClient(
    { apis },
    { timeoutMs: 500, retryDelaysMs: [1, 1], rateLimitWaitMs: 1_500 },
  );
  closing.push(() => client.close());
  return collect(client.apis[0].records(NEVER));
};

const json = (res: ServerResponse, body: unknown, status = 200) => {
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end(JSON.stringify(body));
};

/** Answers in turn, the last one again and again; counts the requests. */
const inTurn = (
  ...answers: ((res: ServerResponse, req: IncomingMessage) => void)[]
) => {
  let requests = 0;
  const listener: RequestListener = (req, res) => {
    answers[Math.min(requests, answers.length - 1)](res, req);
    requests += 1;
  };
  return { listener, requests: () => requests };
};

describe('an API of quantities', () => {
  it('is read page by page to its end, from the first month that is wanted', async () => {
    const seen: string[] = [];
    const items = await readAll(
      ({ url = '', headers }, res) => {
        seen.push(`${url} ${headers.authorization}`);
        const isFirst = !url.includes('cursor');
        json(res, isFirst ? { items: [1, 2], nextCursor: 'a b' } : { items: [3], nextCursor: null }); // prettier-ignore
      },
      { pageSize: 2, months: 1 },
    );
    expect(items).toEqual([1, 2, 3]);
    expect(seen[0]).toMatch(/^\/v1\/consumption\?limit=2&from=\d{4}-\d\d Bearer a-very-secret-token$/); // prettier-ignore
    expect(seen[1]).toMatch(/&cursor=a(%20|\+)b Bearer/);
  });

  it('is given a header in place of a token', async () => {
    const header = { name: 'X-Api-Key', value: 'k' };
    const seen: unknown[] = [];
    await readAll(
      ({ headers }, res) => {
        seen.push(headers['x-api-key'], headers.authorization);
        json(res, { items: [] });
      },
      { token: undefined, header },
    );
    expect(seen).toEqual(['k', undefined]);
  });

  it('is waited for when it limits requests, and asked again when it fails for a moment', async () => {
    const { listener, requests } = inTurn(
      res => {
        res.setHeader('retry-after', '1');
        json(res, {}, 429);
      },
      res => json(res, { message: 'a bug' }, 500),
      res => {
        res.setHeader('content-length', '99');
        res.write('{"items":[');
        setTimeout(() => res.destroy(), 20);
      },
      res => json(res, { items: ['whole'] }),
    );
    const began = Date.now();
    expect(await readAll(listener)).toEqual(['whole']);
    expect(Date.now() - began).toBeGreaterThan(900);
    expect(requests()).toBeGreaterThanOrEqual(4);
  });

  it.each([
    [(res: ServerResponse) => json(res, { message: `who is ${SECRET}?` }, 401), 'Consumption API logs answered 401 to /v1/consumption: who is ***?; check the token that is configured for it'],
    [(res: ServerResponse) => json(res, {}, 403), 'Consumption API logs answered 403 to /v1/consumption; the token may not read this'],
    [(res: ServerResponse) => json(res, { message: 'ill' }, 500), 'Consumption API logs answered 500 to /v1/consumption: ill'],
    [(res: ServerResponse) => res.writeHead(302, { location: 'https://evil.example.com' }).end(), 'Consumption API logs answered 302 to /v1/consumption'],
    [(res: ServerResponse) => res.end('<html>Sign in</html>'), 'Consumption API logs answered 200 with no valid JSON'],
    [(res: ServerResponse) => json(res, { rows: [] }), 'Consumption API logs answered /v1/consumption with what is not its API, at items: Invalid input: expected array, received undefined'],
    [(res: ServerResponse) => json(res, { items: [1], nextCursor: 'same' }), 'Consumption API logs names a page as the next one that was read already'],
    [() => {}, 'Consumption API logs did not answer within 500 ms'],
    [(res: ServerResponse) => res.destroy(), 'Consumption API logs cannot be reached (UND_ERR_SOCKET)'],
    [(res: ServerResponse) => { res.setHeader('retry-after', '60'); json(res, {}, 429); }, 'Consumption API logs answered 429 to /v1/consumption'],
  ])('fails as a whole, in words without the token (%#)', async (answer, message) => {
    await expect(readAll((_, res) => answer(res))).rejects.toThrow(message);
  }); // prettier-ignore
});

describe('the configuration of an API', () => {
  const problemOf = (api: object) =>
    ConsumptionConfig.safeParse({ apis: { logs: api } }).error?.issues[0]
      .message;

  it.each([
    [{ url: 'ftp://x' }, 'must be the http(s) URL'],
    [{ url: 'https://user:pass@x/v1' }, 'without query, fragment or user'],
    [{ url: 'https://x/v1?tenant=1' }, 'without query'],
    [{ url: 'https://x', token: 'a', header: { name: 'b', value: 'c' } }, 'a token or a header, not both'],
    [{ url: 'https://x', header: { name: 'b c', value: 'd' } }, 'must be the name of a header'],
    [{ url: 'https://x', pageSize: 0 }, '>=1'],
  ])('is refused with what is wrong: %j', (api, problem) => {
    expect(problemOf(api)).toContain(problem);
  }); // prettier-ignore
});
