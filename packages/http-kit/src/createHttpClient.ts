import { HttpClient, HttpClientOptions } from './types';

export function createHttpClient(_options: HttpClientOptions): HttpClient {
  throw new Error('not yet');
}
