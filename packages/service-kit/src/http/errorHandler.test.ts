import { TestDatabases } from '@rosetta/test-kit/databases';
import { ResponseError } from '@backstage/errors';
import { createHttpClient } from '@rosetta/http-kit';
import {
  GoneError,
  PayloadTooLargeError,
  PreconditionFailedError,
} from '@rosetta/server-kit';
import { Knex } from 'knex';
import request from 'supertest';
import {
  JANE,
  demoApp,
  demoIdentity,
  routes,
  serveDemo,
} from '../__testUtils__/demoService';
import { createDatabase } from '../database/createDatabase';
import { createLogger } from '../logger';
import { Serve } from './types';

const logger = createLogger({ service: 'demo-api', level: 'silent' });
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let db: Knex;
beforeAll(async () => {
  db = await databases.init('POSTGRES_18');
});

/** What a client sees when a handler does this. */
async function answerTo(work: () => Promise<unknown>) {
  const app = demoApp({
    identity: demoIdentity({ jane: JANE }),
    register: serve =>
      serveDemo(((route, handler, others) =>
        serve(
          route,
          (route as unknown) === routes.getThing
            ? (work as typeof handler)
            : handler,
          others,
        )) as Serve),
  });
  const { status, body } = await request(app)
    .get('/v1/things/a')
    .set('authorization', 'Bearer jane');
  return { status, ...body.error };
}
const thrown = (error: unknown) => answerTo(() => Promise.reject(error));

describe('an error that a handler throws', () => {
  it.each([
    [410, new GoneError('retention has dropped it')],
    [412, new PreconditionFailedError('version 3 is current')],
    [413, new PayloadTooLargeError('too many rows')],
  ])(
    'is answered with status %d, its name and its message',
    async (status, error) => {
      expect(await thrown(error)).toEqual({
        status,
        name: error.name,
        message: error.message,
      });
    },
  );

  it('is translated by its name, whatever package threw it', async () => {
    const error = Object.assign(new Error('x'), { name: 'ConflictError' });
    expect((await thrown(error)).status).toBe(409);
  });

  it.each([
    new TypeError('undefined is not a function'),
    'a text',
    undefined,
    Object.assign(new Error('no such user'), { status: 404 }),
  ])(
    'is answered 500 without details when it is unexpected: %p',
    async error => {
      expect(await thrown(error)).toEqual({
        status: 500,
        name: 'InternalError',
        message: 'Internal error',
      });
    },
  );

  it('is answered 502 when another service refused the call', async () => {
    const error = await ResponseError.fromResponse(
      new Response('{}', { status: 404 }),
    );
    expect(await thrown(error)).toMatchObject({
      status: 502,
      message: 'A service this one needs gave a wrong answer',
    });
  });

  it('is answered 503 without an address when another service is unreachable', async () => {
    const client = createHttpClient({
      name: 'ref',
      baseUrl: 'http://127.0.0.1:1',
      retries: 0,
    });
    const answer = await answerTo(() =>
      client.request({ method: 'get', path: '/' }),
    );
    expect(answer).toEqual({
      status: 503,
      name: 'ServiceUnavailableError',
      message: 'Not available now; try again shortly',
    });
  });
});

describe('an error of PostgreSQL', () => {
  it.each([
    ['a number out of range', `select '99999999999999'::int`],
    ['a text that is no number', `select 'x'::int`],
    ['a day that does not exist', `select '2024-02-31'::date`],
    ['an escape that jsonb cannot hold', `select '"\\u0000"'::jsonb`],
  ])('is answered 400 for %s', async (_what, sql) => {
    expect(await answerTo(() => db.raw(sql))).toEqual({
      status: 400,
      name: 'InputError',
      message: 'A value is out of range or cannot be stored',
    });
  });

  it('is answered 500 without any SQL when the query is wrong', async () => {
    expect(await answerTo(() => db.raw('select secret from nowhere'))).toEqual({
      status: 500,
      name: 'InternalError',
      message: 'Internal error',
    });
  });

  it('is answered 503 when the query times out', async () => {
    const answer = await answerTo(() =>
      db.transaction(async trx => {
        await trx.raw(`set local statement_timeout = '20ms'`);
        await trx.raw('select pg_sleep(1)');
      }),
    );
    expect(answer.status).toBe(503);
  });

  it('is answered 503 when the database is unreachable', async () => {
    const dead = createDatabase(
      { connection: 'postgres://u:hunter2@127.0.0.1:1/db', pool: {} },
      { name: 'demo_db', logger },
    );
    const answer = await answerTo(() => dead.raw('select 1'));
    await dead.destroy();
    expect(answer).toMatchObject({
      status: 503,
      name: 'ServiceUnavailableError',
      message: 'The database does not answer now; try again shortly',
    });
  });

  it('is answered 503 when the database closes the connection', async () => {
    const answer = await answerTo(() =>
      db.raw('select pg_terminate_backend(pg_backend_pid())'),
    );
    expect(answer).toMatchObject({
      status: 503,
      message: 'The database does not answer now; try again shortly',
    });
  });

  it.each([
    [
      'Connection terminated unexpectedly',
      'Error',
      'The database does not answer now; try again shortly',
    ],
    [
      'Timeout acquiring a connection',
      'KnexTimeoutError',
      'The database gave no connection in time; try again shortly',
    ],
  ])('is answered 503 for "%s"', async (message, name, shown) => {
    const error = Object.assign(new Error(message), { name });
    expect(await thrown(error)).toMatchObject({ status: 503, message: shown });
  });
});
