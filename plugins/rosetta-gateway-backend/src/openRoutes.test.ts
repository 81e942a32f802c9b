import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import { LimitsConfig } from '@rosetta/server-kit';
import express, { Router } from 'express';
import request from 'supertest';
import { JWKS_PATH, OPENAPI_PATH, serveOpenRoutes } from './openRoutes';
import { errorHandler } from './errorHandler';

const createApp = (limits: object = {}) => {
  const logger = mockServices.logger.mock();
  const middleware = MiddlewareFactory.create({
    config: mockServices.rootConfig(),
    logger,
  });
  const router = Router();
  serveOpenRoutes(router, {
    limits: LimitsConfig.parse(limits),
    publicKeys: () => ({ keys: [] }),
  });
  // As the root router of the portal compresses.
  return express()
    .set('trust proxy', true)
    .use(middleware.compression(), router, errorHandler(logger));
};

describe('the open routes', () => {
  it('send the OpenAPI document compressed to clients that accept it', async () => {
    const app = createApp();
    const plain = await request(app)
      .get(OPENAPI_PATH)
      .set('accept-encoding', 'identity');
    expect(plain.get('content-encoding')).toBeUndefined();
    const zipped = await request(app)
      .get(OPENAPI_PATH)
      .set('accept-encoding', 'gzip, br');
    expect(zipped.get('content-encoding')).toBe('gzip');
    expect(Number(zipped.get('content-length'))).toBeLessThan(
      plain.text.length / 4,
    );
    expect(zipped.text).toBe(plain.text);
    expect(JSON.parse(plain.text).openapi).toBe('3.1.0');
  });

  it('answer 304 to a client that has the document', async () => {
    const app = createApp();
    const { headers } = await request(app).get(OPENAPI_PATH);
    const again = await request(app)
      .get(OPENAPI_PATH)
      .set('if-none-match', headers.etag);
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('limit each address separately', async () => {
    const app = createApp({
      anonymous: { requests: 2 },
      identified: { requests: 3, burst: 0 },
    });
    const statusesOf = async (path: string, address: string, times: number) => {
      const statuses = [];
      for (let sent = 0; sent < times; sent++) {
        const answer = await request(app)
          .get(path)
          .set('x-forwarded-for', address);
        statuses.push(answer.status);
      }
      return statuses;
    };
    expect(await statusesOf(OPENAPI_PATH, '192.0.2.1', 3)).toEqual([
      200, 200, 429,
    ]);
    expect(await statusesOf(JWKS_PATH, '192.0.2.1', 4)).toEqual([
      200, 200, 200, 429,
    ]);
    expect(await statusesOf(OPENAPI_PATH, '192.0.2.2', 1)).toEqual([200]);
  });
});
