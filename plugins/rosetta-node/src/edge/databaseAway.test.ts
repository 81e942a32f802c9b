import { NotFoundError } from '@backstage/errors';
import express, { ErrorRequestHandler } from 'express';
import request from 'supertest';
import { DATABASE_NAME } from '../health';
import { databaseAway } from './databaseAway';

const showName: ErrorRequestHandler = (error, _req, res, _next) => {
  res.status(500).json(`${error.name}: ${error.message}`);
};

const answerTo = async (thrown: Error, missing: string[] = []) => {
  const app = express()
    .get('/', () => {
      throw thrown;
    })
    .use(
      databaseAway({
        readiness: { missing: async () => missing },
        logger: { warn: () => {} },
      }),
      showName,
    );
  return (await request(app).get('/')).body;
};

const coded = (code: string) =>
  Object.assign(new Error('connect 10.0.0.7:5432'), { code });
const AWAY = `ServiceUnavailableError: ${DATABASE_NAME}, does not answer; try again shortly`;

describe('databaseAway', () => {
  it.each<[string, Error, string[]]>([
    ['a database that is stopping', coded('57P01'), []],
    ['a connection that was lost', new Error('Connection terminated'), []],
    ['a refused connection', coded('ECONNREFUSED'), [DATABASE_NAME]],
  ])('names the database for %s', async (_, thrown, missing) => {
    expect(await answerTo(thrown, missing)).toBe(AWAY);
  });

  it('leaves the error of a connection to another system as it is, while the database answers', async () => {
    expect(await answerTo(coded('ECONNREFUSED'))).toBe(
      'Error: connect 10.0.0.7:5432',
    );
  });

  it('names the database for a failure that a plugin does not explain, while the database is away', async () => {
    const unexplained = new Error('There was a problem');
    expect(await answerTo(unexplained, [DATABASE_NAME])).toBe(AWAY);
    expect(await answerTo(unexplained)).toBe('Error: There was a problem');
  });

  it('leaves a refusal as it is, also while the database is away', async () => {
    const refusal = new NotFoundError('no such thing');
    expect(await answerTo(refusal, [DATABASE_NAME])).toBe(
      'NotFoundError: no such thing',
    );
  });
});
