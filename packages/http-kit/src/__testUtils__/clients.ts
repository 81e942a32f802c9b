import { createHttpClient } from '../createHttpClient';
import { HttpClient, HttpClientEvent, HttpClientOptions } from '../types';
import { TestServer } from './servers';

const closers: (() => Promise<void>)[] = [];

/** Registers something to be closed at the end of the test, in reverse order. */
export const closeAfterTest = <T extends TestServer | HttpClient>(
  thing: T,
): T => {
  closers.unshift(() => thing.close());
  return thing;
};

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A client of a server under test, and the events it emits. */
export function createTestClient(
  baseUrl: string,
  options: Partial<HttpClientOptions> = {},
) {
  const events: HttpClientEvent[] = [];
  const client = closeAfterTest(
    createHttpClient({
      name: 'demo',
      baseUrl,
      observe: event => events.push(event),
      ...options,
    }),
  );
  return { client, events };
}

export const get = { method: 'get', path: '/v1/things' };
