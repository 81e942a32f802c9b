import { once } from 'node:events';
import { AddressInfo, connect } from 'node:net';
import { createServer } from 'node:http';
import request, { Test } from 'supertest';
import { demoApp } from '../__testUtils__/demoService';

const app = demoApp();
const asAdmin = (test: Test) => test.set('authorization', 'Bearer admin');
const get = (path: string) => asAdmin(request(app).get(path));
const post = (body: string, type = 'application/json') =>
  asAdmin(request(app).post('/v1/things')).set('content-type', type).send(body);

/** Status and message of a refusal, to be compared with what it should say. */
const refusal = async (test: Test) => {
  const { status, body } = await test;
  return `${status} ${body.error?.name} ${body.error?.message}`;
};

describe('invalid input', () => {
  it.each([
    [
      'an unknown parameter',
      '/v1/things?colour=red',
      /query: unknown "colour"; known are .*limit/,
    ],
    [
      'a parameter of another type',
      '/v1/things?limit=x',
      /query\.limit: must be a number$/,
    ],
    ['a parameter out of range', '/v1/things?limit=501', /query\.limit: /],
    ['a number without end', '/v1/things?limit=1e999', /query\.limit: /],
    ['a parameter given twice', '/v1/things?name=a&name=b', /query\.name: /],
    [
      'a parameter of a prototype',
      '/v1/things?__proto__=x',
      /400 InputError query: unknown "__proto__"/,
    ],
    [
      'bad encoding in the query',
      '/v1/things?name=%zz',
      /query\.name: bad percent/,
    ],
    [
      'bad encoding after a second question mark',
      '/v1/things?name=a?b&limit=%zz',
      /query\.limit: bad percent/,
    ],
    [
      'bytes that are no UTF-8',
      '/v1/things?name=%ff',
      /query\.name: bad percent/,
    ],
    ['bad encoding in the path', '/v1/things/%E0%A4%A', /path: bad percent/],
    ['NUL in the query', '/v1/things?name=a%00b', /query\.name: .* NUL/],
    ['NUL in the path', '/v1/things/a%00b', /path\.id: .* NUL/],
  ])('is refused with 400: %s', async (_what, path, message) => {
    const problems = await refusal(get(path));
    expect(problems).toMatch(/^400 InputError /);
    expect(problems).toMatch(message);
  });

  it.each([
    ['no body', '', /body: /],
    ['malformed JSON', '{"name": ', /body: /],
    ['JSON that is no object', '"x"', /body: must be an object$/],
    ['null', 'null', /body: must be an object$/],
    ['a list', '[]', /body: must be an object$/],
    ['an unknown field', '{"name":"x","age":1}', /body: unknown "age"/],
    ['a missing field', '{}', /body\.name: is missing; it must be text/],
    ['a field of another type', '{"name":1}', /body\.name: /],
    ['NUL in a field', '{"name":"a\\u0000"}', /body\.name: .* NUL/],
    [
      'NUL deep within what the contract leaves open',
      '{"name":"x","attributes":[{"a\\u0000":1}]}',
      /body\.attributes\[0\]: .* NUL/,
    ],
    ['half a character', '{"name":"\\ud800"}', /body\.name: .* half/],
    [
      'nesting without end',
      `{"name":"x","attributes":${'['.repeat(400_000)}${']'.repeat(400_000)}}`,
      /nested too deeply/,
    ],
  ])('is refused with 400: %s', async (_what, body, message) => {
    const problems = await refusal(post(body));
    expect(problems).toMatch(/^400 InputError /);
    expect(problems).toMatch(message);
  });

  it('is refused with 400 when the content type is not JSON', async () => {
    expect(await refusal(post('name=x', 'text/plain'))).toMatch(
      /^400 .*content-type/,
    );
  });

  it('is refused with 400 when the character set is unknown', async () => {
    expect(
      await refusal(post('{"name":"x"}', 'application/json; charset=klingon')),
    ).toMatch(/^400 .*body: .*charset/);
  });

  it('is refused with 400 when the body is not compressed as declared', async () => {
    expect(
      await refusal(post('{"name":"x"}').set('content-encoding', 'gzip')),
    ).toMatch(/^400 .*body: /);
  });

  it('is refused with 400 when the body is not valid UTF-8, rather than stored with replacement characters', async () => {
    const test = asAdmin(request(app).post('/v1/things'))
      .set('content-type', 'application/json')
      .serialize(body => body)
      .send(Buffer.from('{"name":"Zoé"}', 'latin1'));
    expect(await refusal(test)).toBe('400 InputError body: is not UTF-8');
  });

  it('is refused with 413 when the body is too large', async () => {
    const body = JSON.stringify({ name: 'x'.repeat(2_000_000) });
    expect(await refusal(post(body))).toMatch(
      /413 PayloadTooLargeError body: larger than the 1000000 bytes/,
    );
  });

  it('is refused with 400 when a field is sent where no body is expected', async () => {
    const touch = () => asAdmin(request(app).post('/v1/things/a/touch'));

    expect(await refusal(touch().send({ a: 1 }))).toMatch(
      /^400 .*body: unknown "a"/,
    );
    expect((await touch()).status).toBe(200);
    expect((await touch().send({})).status).toBe(200);
  });
});

it('a connection that breaks within a body does not harm the service', async () => {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write(
    'POST /v1/things HTTP/1.1\r\nhost: x\r\nauthorization: Bearer admin\r\n' +
      'content-type: application/json\r\ncontent-length: 100\r\n\r\n{"na',
  );
  await new Promise(done => setTimeout(done, 100));
  socket.destroy();
  await new Promise(done => setTimeout(done, 50));

  const answer = await request(server)
    .get('/v1/things')
    .set('authorization', 'Bearer admin');
  expect(answer.status).toBe(200);
  await new Promise(done => server.close(done));
});
