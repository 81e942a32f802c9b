import { ServiceUnavailableError } from '@backstage/errors';
import { failureSentence, isTransient } from './errors';

const failure = (message: string, rest: object = {}) =>
  Object.assign(new Error(message), rest);

describe('isTransient', () => {
  it.each([
    failure('read ECONNRESET', { code: 'ECONNRESET' }),
    failure('Connection terminated unexpectedly'),
    failure('terminating connection', { code: '57P01' }),
    failure('connection failure', { code: '08006' }),
    failure('deadlock detected', { code: '40P01' }),
    failure('other side closed', { code: 'UND_ERR_SOCKET' }),
    failure('Bad gateway', { statusCode: 502 }),
    new ServiceUnavailableError('not up yet'),
    new Error('fetch failed', { cause: failure('', { code: 'ECONNREFUSED' }) }),
  ])('is so for %s', error => {
    expect(isTransient(error)).toBe(true);
  });

  it.each([
    new Error('Line 7 has no account'),
    failure('duplicate key', { code: '23505' }),
    failure('Not found', { statusCode: 404 }),
    'a string',
    undefined,
  ])('is not so for %s', error => {
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
        'Nothing was published. Correct the cause, then run again.',
    );
  });
});
