import { ServiceUnavailableError } from '@backstage/errors';
import { failureSentence, isTransient } from './errors';

const failure = (message: string, rest: object = {}) =>
  Object.assign(new Error(message), rest);

describe('isTransient', () => {
  it.each([
    ['a reset', failure('read ECONNRESET', { code: 'ECONNRESET' })],
    ['a cut', failure('Connection terminated unexpectedly')],
    ['a database that lets nobody in', failure('timeout expired')],
    [
      'a client that is gone',
      failure('Client was closed and is not queryable'),
    ],
    ['a restart', failure('terminating connection', { code: '57P01' })],
    ['a lost database', failure('connection failure', { code: '08006' })],
    ['a deadlock', failure('deadlock detected', { code: '40P01' })],
    ['a lost service', failure('closed', { code: 'UND_ERR_SOCKET' })],
    ['a bad gateway', failure('Bad gateway', { statusCode: 502 })],
    ['a service not up yet', new ServiceUnavailableError('not up yet')],
    ['its cause', new Error('', { cause: failure('', { code: 'EPIPE' }) })],
  ])('is so for %s', (_name, error) => {
    expect(isTransient(error)).toBe(true);
  });

  it.each([
    ['the domain', new Error('Line 7 has no account')],
    ['a constraint', failure('duplicate key', { code: '23505' })],
    ['a missing thing', failure('Not found', { statusCode: 404 })],
    ['what is no error', 'a string'],
    ['nothing', undefined],
  ])('is not so for %s', (_name, error) => {
    expect(isTransient(error)).toBe(false);
  });
});

describe('failureSentence', () => {
  it('says what the database said, not the statement', () => {
    const error = failure(
      'insert into "cost" values ($1) - duplicate key violates "x"',
      { code: '23505' },
    );
    expect(failureSentence('Shaping slice 4', error, 1)).toBe(
      'Shaping slice 4 failed: duplicate key violates "x". ' +
        'Nothing was published. Fix the cause, then run again.',
    );
  });
});
