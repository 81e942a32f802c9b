import express, { ErrorRequestHandler, RequestHandler } from 'express';
import request from 'supertest';
import { z } from 'zod';
import { guardInputs } from './guardInputs';

const errorHandler: ErrorRequestHandler = (error, _req, res, _next) => {
  res
    .status(error.name === 'InputError' ? 400 : error.status ?? 500)
    .json(error.message);
};

/** A plugin that answers with the body it reads. */
const createApp = (...parsers: RequestHandler[]) =>
  express()
    .use(
      guardInputs([
        {
          path: /^\/api\/x\/(?<id>[^/]+)$/i,
          methods: ['POST'],
          params: z.object({ id: z.string().max(3) }),
          body: z.looseObject({ needed: z.number() }),
        },
      ]),
    )
    .use('/api', ...parsers, (req, res) => {
      res.json({ read: req.body });
    })
    .use((_req, res) => {
      res.json('a page');
    })
    .use(errorHandler);

describe('guardInputs', () => {
  const app = createApp(
    express.urlencoded({ extended: false }),
    express.json({ limit: '1kb' }),
  );

  it('leaves a body to the parser of its plugin, which keeps its own limit', async () => {
    const read = await request(app)
      .post('/api/y')
      .send({ a: [1, 'é'] });
    expect(read.body).toEqual({ read: { a: [1, 'é'] } });
    const large = await request(app)
      .post('/api/y')
      .send({ a: 'x'.repeat(2000) });
    expect(large.status).toBe(413);
  });

  it('refuses a body by the rule of its path only', async () => {
    const post = (path: string, body?: object) =>
      request(app).post(path).send(body);
    expect((await post('/api/x/1', { needed: 1, more: 2 })).status).toBe(200);
    expect((await post('/api/x/1', { needed: 'x' })).body).toBe(
      'body.needed: must be a number',
    );
    expect((await post('/api/x/1')).body).toMatch(/^body.needed: is missing/);
    expect((await post('/api/x/1234', { needed: 1 })).body).toMatch(/^path.id/);
    expect((await post('/api/y/1', {})).status).toBe(200);
  });

  it('refuses text that cannot be stored in a form too', async () => {
    const { body } = await request(app)
      .post('/api/y')
      .type('form')
      .send('a=b%00');
    expect(body).toBe('body.a: must not contain the character NUL');
  });

  it.each(['/api/y?a[b]=%00', '/api/y/%00', '/api/y?%00=a'])(
    'refuses %s',
    async url => {
      expect((await request(app).get(url)).status).toBe(400);
    },
  );

  it.each(['/catalog?filter=%00', '/api/rosetta/finops/v1/costs?currency=%00'])(
    'leaves %s to whoever answers it',
    async url => {
      expect((await request(app).get(url)).status).toBe(200);
    },
  );
});
