import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { EXPRESS_VERSIONS } from '../__testUtils__/expressVersions';
import { createErrorHandler } from '../errors/createErrorHandler';
import { describeError } from '../errors/describeError';
import { readJsonBody } from './readJsonBody';

const MAX_BYTES = 100;

describe.each(EXPRESS_VERSIONS)('readJsonBody on %s', (_name, express) => {
  const app = express()
    .post('/', (req, res, next) => {
      readJsonBody(req, res, MAX_BYTES)
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
      .set({ 'content-type': 'application/json', ...headers })
      .serialize(given => given)
      .send(body);
  const refusal = async (...args: Parameters<typeof post>) => {
    const { status, body } = await post(...args);
    return `${status} ${body.error?.name} ${body.error?.message}`;
  };

  it('returns the value and its length', async () => {
    expect((await post('{"a":1}')).body).toEqual({ value: { a: 1 }, bytes: 7 });
  });

  it('returns a value that is no object, for the contract to refuse', async () => {
    expect((await post('null')).body).toEqual({ value: null, bytes: 4 });
    expect((await post('"x"')).body).toEqual({ value: 'x', bytes: 3 });
  });

  it('returns nothing when there is no body', async () => {
    expect((await post()).body).toEqual({ bytes: 0 });
  });

  it('reads a compressed body', async () => {
    const body = gzipSync('{"a":1}');
    const answer = await post(body, { 'content-encoding': 'gzip' });
    expect(answer.body).toEqual({ value: { a: 1 }, bytes: 7 });
  });

  it('refuses a body larger than its route takes with 413', async () => {
    const body = JSON.stringify('x'.repeat(MAX_BYTES));
    const message =
      '413 PayloadTooLargeError body: larger than the 100 bytes this route takes';
    expect(await refusal(body)).toBe(message);
    const compressed = gzipSync(body);
    expect(await refusal(compressed, { 'content-encoding': 'gzip' })).toBe(
      message,
    );
  });

  it.each([
    [
      'malformed JSON',
      '{"a": ',
      {},
      /^400 InputError body: is not JSON: expected a value at line 1, column 7, found the end of the body$/,
    ],
    [
      'bytes that are not the UTF-8 they claim to be',
      Buffer.from('{"a":"é"}', 'latin1'),
      {},
      /^400 InputError body: is not UTF-8$/,
    ],
    [
      'an unknown character set',
      '{"a":1}',
      { 'content-type': 'application/json; charset=klingon' },
      /^400 InputError body: .*charset/,
    ],
    [
      'a compressed body that is not compressed',
      '{"a":1}',
      { 'content-encoding': 'gzip' },
      /^400 InputError body: /,
    ],
  ])('refuses %s with 400', async (_what, body, headers, message) => {
    expect(await refusal(body, headers as Record<string, string>)).toMatch(
      message,
    );
  });
});
