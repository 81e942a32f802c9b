import request from 'supertest';
import { EXPRESS_VERSIONS } from '../__testUtils__/expressVersions';
import { createErrorHandler } from '../errors/createErrorHandler';
import { describeError } from '../errors/describeError';
import { RateLimit, createRateLimiter } from './createRateLimiter';
import { enforceRateLimit, setRateLimitHeaders } from './enforceRateLimit';

describe.each(EXPRESS_VERSIONS)('the rate limit on %s', (_name, express) => {
  const appWith = (limit: RateLimit) => {
    const limiter = createRateLimiter(limit);
    return express()
      .use((req, res, next) => {
        limiter
          .consume(req.get('x-key')!)
          .then(result => {
            setRateLimitHeaders(res, result);
            enforceRateLimit(res, result);
            next();
          })
          .catch(next);
      })
      .get('/', (_req, res) => {
        res.send('here');
      })
      .use(
        createErrorHandler({
          describe: describeError,
          log: () => {},
          isOver: () => false,
        }),
      );
  };
  const statuses = async (app: ReturnType<typeof appWith>, count: number) => {
    const seen: number[] = [];
    while (seen.length < count)
      seen.push((await request(app).get('/').set('x-key', 'jane')).status);
    return seen;
  };

  it('allows the requests of each key and refuses the next one', async () => {
    const app = appWith({ requests: 2, perSeconds: 60 });
    expect(await statuses(app, 3)).toEqual([200, 200, 429]);
    const other = await request(app).get('/').set('x-key', 'john');
    expect(other.status).toBe(200);
  });

  it('allows a burst on top', async () => {
    const app = appWith({ requests: 3, perSeconds: 60, burst: 2 });
    expect(await statuses(app, 6)).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('says on each answer how much is left', async () => {
    const app = appWith({ requests: 2, perSeconds: 60 });
    const answer = await request(app).get('/').set('x-key', 'jane');
    expect(answer.headers).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '1',
      'ratelimit-reset': '60',
      'ratelimit-policy': '2;w=60',
    });
    expect(answer.headers).not.toHaveProperty('retry-after');
  });

  it('names the burst in its policy, also one of 0', async () => {
    for (const burst of [0, 1]) {
      const app = appWith({ requests: 2, perSeconds: 60, burst });
      const answer = await request(app).get('/').set('x-key', 'jane');
      expect(answer.get('ratelimit-policy')).toBe(`2;w=60;burst=${burst}`);
    }
  });

  it('says with a 429 when to come back', async () => {
    const app = appWith({ requests: 1, perSeconds: 60 });
    await statuses(app, 1);
    const refused = await request(app).get('/').set('x-key', 'jane');
    const seconds = refused.get('retry-after');
    expect(seconds).toMatch(/^(59|60)$/);
    expect(refused.get('ratelimit-remaining')).toBe('0');
    expect(refused.body.error).toEqual({
      name: 'TooManyRequestsError',
      message: `Too many requests; try again in ${seconds} s`,
    });
  });
});
