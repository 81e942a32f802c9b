import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';

export interface TestRedis {
  url: string;
  port: number;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise(done => server.close(done));
  return port;
}

/**
 * A real Redis for one test. Fails where there is none: a cache that never ran against Redis
 * must not look tested.
 */
export async function startRedis(port?: number): Promise<TestRedis> {
  const own = port ?? (await freePort());
  const process = spawn(
    'redis-server',
    [
      '--port',
      String(own),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(process, 'exit');
  await new Promise<void>((resolve, reject) => {
    process.once('error', () =>
      reject(
        new Error(
          'redis-server is not on PATH, and these tests need a real one: apt-get install redis-server',
        ),
      ),
    );
    process.once('exit', code =>
      reject(new Error(`redis-server ended with code ${code}`)),
    );
    createInterface(process.stdout).on('line', line => {
      if (line.includes('Ready to accept connections')) resolve();
    });
  });
  return {
    url: `redis://127.0.0.1:${own}`,
    port: own,
    async stop() {
      process.kill();
      await ended;
    },
  };
}
