import { gzipSync } from 'node:zlib';
import express from 'express';
import request from 'supertest';
import { createErrorHandler } from '../errors/createErrorHandler';
import { describeError } from '../errors/describeError';
import { readTextBody } from './readTextBody';

const MAX_BYTES = 100;

describe('readTextBody', () => {
  const app = express()
    .post('/', (req, res, next) => {
      readTextBody(req, res, MAX_BYTES)
        .then(body => res.json(body))
        .catch(next);
    })
    .use(
      createErrorHandler({
        describe: describeError,
        log: () => {},
        isOver: () => false,
      }),
    );
  const post = (body?: string | Buffer, headers: Record<string, string> = {}) =>
    request(app)
      .post('/')
      .set({ 'content-type': 'text/csv', ...headers })
      .serialize(given => given)
      .send(body);

  it('returns the text and its length, also of a compressed body, and nothing without one', async () => {
    expect((await post('a,é\n')).body).toEqual({ value: 'a,é\n', bytes: 5 });
    const packed = await post(gzipSync('a,b'), { 'content-encoding': 'gzip' });
    expect(packed.body).toEqual({ value: 'a,b', bytes: 3 });
    expect((await post()).body).toEqual({ bytes: 0 });
  });

  it('refuses with 413 what is larger than its route takes, and with 400 what is not UTF-8', async () => {
    const large = await post('x'.repeat(MAX_BYTES + 1));
    expect([large.status, large.body.error.message]).toEqual([
      413,
      'body: larger than the 100 bytes this route takes',
    ]);
    const latin = await post(Buffer.from('é', 'latin1'));
    expect([latin.status, latin.body.error.message]).toEqual([
      400,
      'body: is not UTF-8',
    ]);
  });
});
