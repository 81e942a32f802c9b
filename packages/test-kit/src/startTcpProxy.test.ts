import { once } from 'node:events';
import { AddressInfo, connect, createServer } from 'node:net';
import { startTcpProxy } from './startTcpProxy';

it('passes bytes on until it is cut, and refuses connections after', async () => {
  const echo = createServer(socket => socket.pipe(socket)).listen(0, '127.0.0.1'); // prettier-ignore
  await once(echo, 'listening');
  const proxy = await startTcpProxy('127.0.0.1', (echo.address() as AddressInfo).port); // prettier-ignore
  const client = connect(proxy.port, proxy.host);
  client.write('hello');
  expect(String(await once(client, 'data'))).toBe('hello');

  const closed = once(client, 'close');
  await proxy.cut();
  await closed;
  const [refused] = await once(connect(proxy.port, proxy.host), 'error');
  expect(refused.code).toBe('ECONNREFUSED');
  await new Promise(resolve => echo.close(resolve));
});
