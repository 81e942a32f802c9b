import { Home } from '@rosetta/launcher/home';
import { freePort } from '@rosetta/launcher/ports';
import { postgresComponent } from '@rosetta/launcher/postgres';
import { Component } from '@rosetta/launcher/supervisor';

/** Stores that live as long as the tests, and how the tests find them. */
export interface TestStores {
  components: Component[];
  env: NodeJS.ProcessEnv;
}

export async function testStores(home: Home): Promise<TestStores> {
  const port = await freePort();
  const password = 'postgres';
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  return {
    components: [postgresComponent({ home, port, password, throwaway: true })],
    env: { BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: url },
  };
}
