import { createHttpClient } from '../createHttpClient';
import { HttpClient, HttpClientEvent, HttpClientOptions } from '../types';
import { TestServer } from './servers';

const closers: (() => Promise<void>)[] = [];

/** Closed at the end of the test, last come first. */
export const keep = <T extends TestServer | HttpClient>(thing: T): T => {
  closers.unshift(() => thing.close());
  return thing;
};

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A client of a server under test, and what it told of itself. */
export function clientOf(
  baseUrl: string,
  options: Partial<HttpClientOptions> = {},
) {
  const events: HttpClientEvent[] = [];
  const client = keep(
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
