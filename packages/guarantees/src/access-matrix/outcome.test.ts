import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Endpoint } from './outcome';

it.each([
  [200, 'allowed'],
  [404, 'allowed'],
  [401, 'refused, 401'],
  [403, 'refused, 403'],
  [429, 'too many, 429'],
  [500, 'broken, 500: said'],
])('an answer of %d has the outcome "%s"', async (status, said) => {
  const server = createServer((_req, res) => {
    res.writeHead(status).end('said');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const endpoint = new Endpoint(`http://127.0.0.1:${port}`);
  expect(await endpoint.send({ method: 'GET', path: '/' }, {})).toBe(said);
  await endpoint.close();
  await new Promise(resolve => server.close(resolve));
});
