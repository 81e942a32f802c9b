import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { ReadinessChecks } from '@rosetta/plugin-rosetta-node';
import { startTcpProxy } from '@rosetta/test-kit';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import knex from 'knex';
import request from 'supertest';
import { errorHandler } from './errorHandler';
import { openDatabase } from './openDatabase';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

it('names PostgreSQL in readiness and in the answer, once it is away', async () => {
  const direct = await databases.init('POSTGRES_18');
  const settings = direct.client.config.connection;
  const proxy = await startTcpProxy(settings.host, Number(settings.port));
  const db = knex({
    client: 'pg',
    connection: {
      ...settings,
      // Knex keeps the password from being printed, and so from being copied.
      password: settings.password,
      host: proxy.host,
      port: proxy.port,
    },
    pool: { min: 0, max: 1 },
    acquireConnectionTimeout: 1_000,
  });
  const readiness = new ReadinessChecks();
  await openDatabase({
    database: { getClient: async () => db },
    readiness,
  });
  const router = PromiseRouter();
  router.get('/', async (_req, res) => {
    res.json(await db.raw('select 1'));
  });
  const app = express().use(router, errorHandler(mockServices.logger.mock()));
  expect(await readiness.missing()).toEqual([]);
  expect((await request(app).get('/')).status).toBe(200);

  await proxy.cut();
  await new Promise(resolve => setTimeout(resolve, 1_100));
  expect(await readiness.missing()).toEqual([
    'PostgreSQL, the database of the portal',
  ]);
  const { status, body } = await request(app).get('/');
  expect(status).toBe(503);
  expect(body.error).toEqual({
    name: 'ServiceUnavailableError',
    message:
      'PostgreSQL, the database of the portal, does not answer; try again shortly',
  });
  await db.destroy();
});
