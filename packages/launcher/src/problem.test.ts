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

describe('explainError', () => {
  it('names the address that did not answer and how to start it', async () => {
    const error = explainError(await refusedConnection());
    expect(error).toBeInstanceOf(Problem);
    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(
        /Nothing answers at 127.0.0.1:\d+ \(ECONNREFUSED\)\. Start the platform/,
      ),
    );
  });

  it('explains an error by its cause', async () => {
    const refused = await refusedConnection();
    for (const error of [
      new TypeError('fetch failed', { cause: refused }),
      new AggregateError([refused]),
    ])
      expect(explainError(error)).toEqual(explainError(refused));
  });

  it('keeps the message of errors that are written for people', () => {
    expect(explainError(new InputError('to: must be after from'))).toEqual(
      new Problem(
        'to: must be after from.',
        '`--help` lists what is accepted.',
      ),
    );
  });

  it('names the folder that the system does not let anybody create', () => {
    const error = caughtFrom(() => mkdirSync('/proc/rosetta'));
    expect(explainError(error)).toHaveProperty(
      'message',
      expect.stringMatching(/^The folder \/proc\/rosetta can't be created/),
    );
  });

  it('says that Rosetta was never started when the configuration of a start is missing', () => {
    process.env.ROSETTA_HOME = '/nowhere';
    const error = Object.assign(new Error('rosetta.databases: missing'), {
      name: 'ConfigError',
    });
    expect(explainError(error)).toHaveProperty(
      'message',
      expect.stringMatching(/^Rosetta was never started here.*`npm start`/),
    );
    delete process.env.ROSETTA_HOME;
  });

  it('returns an unknown error unchanged', () => {
    const error = new Error('a defect');
    expect(explainError(error)).toBe(error);
  });
});
