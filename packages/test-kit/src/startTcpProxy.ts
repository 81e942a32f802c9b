import { once } from 'node:events';
import { AddressInfo, Socket, connect, createServer } from 'node:net';

/** A way to a server that a test may cut: what went through it is lost, and nothing gets through after. */
export async function startTcpProxy(host: string, port: number) {
  const sockets = new Set<Socket>();
  const server = createServer(client => {
    const upstream = connect(port, host);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    client.pipe(upstream).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    async cut() {
      const closed = new Promise(resolve => server.close(resolve));
      sockets.forEach(socket => socket.destroy());
      await closed;
    },
  };
}
