import { once } from 'node:events';
import { connect } from 'node:net';
import { Home } from '../platform/home';
import { postgresComponent } from '../postgres/postgresComponent';
import { Component } from '../supervisor/types';
import { findProgram } from './debian';
import { freePort } from './freePort';

/** Stores that live as long as the tests, and how the tests find them. */
export interface TestStores {
  components: Component[];
  env: NodeJS.ProcessEnv;
}

export async function testStores(home: Home): Promise<TestStores> {
  const stores = [await postgres(home), await redis()].filter(
    store => store !== undefined,
  );
  return {
    components: stores.map(({ component }) => component),
    env: Object.assign({}, ...stores.map(({ env }) => env)),
  };
}

async function postgres(home: Home) {
  const port = await freePort();
  const password = 'postgres';
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  return {
    component: postgresComponent({ home, port, password, throwaway: true }),
    env: { BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: url },
  };
}

async function redis() {
  const command = findProgram('redis-server');
  if (!command) return undefined;
  const port = await freePort();
  const component: Component = {
    name: 'redis',
    title: 'Redis',
    needs: [],
    port,
    program: {
      script: 'packages/cli/src/test/redisHost.ts',
      args: [command, String(port)],
      cwd: '.',
    },
    probe: () => canConnect(port),
    readyWithinSeconds: 30,
  };
  return { component, env: { REDIS_URL: `redis://127.0.0.1:${port}` } };
}

async function canConnect(port: number) {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return {};
  } finally {
    socket.destroy();
  }
}
