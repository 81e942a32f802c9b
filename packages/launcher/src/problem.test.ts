import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { InputError } from '@backstage/errors';
import { Problem, explainError } from './problem';
import { freePort } from './ports/freePort';

/** What comes of a connection to a port that nobody listens on. */
const refusedConnection = async () => {
  const socket = connect(await freePort(), '127.0.0.1');
  return new Promise<Error>(resolve => socket.once('error', resolve));
};

const caughtFrom = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe('what a command says of an error', () => {
  it('is where nothing answered, and how to start it', async () => {
    const error = explainError(await refusedConnection());
    expect(error).toBeInstanceOf(Problem);
    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(
        /at 127.0.0.1:\d+ does not answer \(ECONNREFUSED\)\. Start the platform/,
      ),
    );
  });

  it('is the same when it is only the cause', async () => {
    const refused = await refusedConnection();
    for (const error of [
      new TypeError('fetch failed', { cause: refused }),
      new AggregateError([refused]),
    ])
      expect(explainError(error)).toEqual(explainError(refused));
  });

  it('is what the error itself says when it is made for people', () => {
    expect(explainError(new InputError('to: must be after from'))).toEqual(
      new Problem(
        'to: must be after from.',
        '`--help` says what can be asked for.',
      ),
    );
  });

  it('is the folder that the system lets nobody make', () => {
    const error = caughtFrom(() => mkdirSync('/proc/rosetta'));
    expect(explainError(error)).toHaveProperty(
      'message',
      expect.stringMatching(/^The folder \/proc\/rosetta can't be made/),
    );
  });

  it('is that nothing was started, where the configuration lacks what a start writes', () => {
    process.env.ROSETTA_HOME = '/nowhere';
    const error = Object.assign(new Error('rosetta.databases: missing'), {
      name: 'ConfigError',
    });
    expect(explainError(error)).toHaveProperty(
      'message',
      expect.stringMatching(/^Nothing was started here yet.*`npm start`/),
    );
    delete process.env.ROSETTA_HOME;
  });

  it('is left alone when nobody foresaw it', () => {
    const error = new Error('a defect');
    expect(explainError(error)).toBe(error);
  });
});
