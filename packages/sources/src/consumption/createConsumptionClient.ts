import { addMonths, lastCompleteMonth } from '@rosetta/contracts/values';
import { HttpHeaders } from '@rosetta/http-kit';
import { ClientOptions } from '../defineSource';
import { createSourceClient } from '../http/createSourceClient';
import { ApiConfig, ConsumptionConfig } from './config';
import { readPages } from './readPages';

/** An API that answers quantities. */
export interface ConsumptionApi {
  name: string;
  /** All that it has of the last months, as it came. */
  records(signal: AbortSignal): AsyncIterable<unknown>;
}

export interface ConsumptionClient {
  readonly apis: readonly ConsumptionApi[];
  close(): Promise<void>;
}

export interface ConsumptionClientOptions extends ClientOptions {
  /** How long to wait before each further attempt at a page. */
  retryDelaysMs?: readonly number[];
}

const RETRY_DELAYS_MS = [1_000, 5_000];

/** A run asks now and then: the last failure says more than a breaker that is open. */
const NO_BREAKER = 1_000;

const identityOf = ({ token, header }: ApiConfig): HttpHeaders => {
  if (header) return { [header.name.toLocaleLowerCase('en')]: header.value };
  return token ? { authorization: `Bearer ${token}` } : {};
};

const connect = (
  name: string,
  config: ApiConfig,
  { retryDelaysMs = RETRY_DELAYS_MS, ...options }: ConsumptionClientOptions,
) => {
  const { origin, pathname } = new URL(config.url);
  const source = createSourceClient(
    { name: 'consumption', title: `Consumption API ${name}` },
    {
      timeoutMs: config.timeoutSeconds * 1_000,
      ...options,
      limits: { breakerFailures: NO_BREAKER, ...options.limits },
      baseUrl: origin,
      // Its own, or none: see `identityOf`.
      token: '',
    },
    identityOf(config),
  );
  const api: ConsumptionApi = {
    name,
    records: signal =>
      readPages(source, {
        path: pathname,
        pageSize: config.pageSize,
        from: addMonths(lastCompleteMonth(), 1 - config.months),
        retryDelaysMs,
        secret: config.token ?? config.header?.value,
        title: `Consumption API ${name}`,
        signal,
      }),
  };
  return { api, source };
};

/** Reads APIs that answer quantities. Make one and keep it: it holds the connections and breakers. */
export const createConsumptionClient = (
  { apis }: ConsumptionConfig,
  options: ConsumptionClientOptions = {},
): ConsumptionClient => {
  const connected = Object.entries(apis).map(([name, config]) =>
    connect(name, config, options),
  );
  return {
    apis: connected.map(({ api }) => api),
    async close() {
      await Promise.all(connected.map(({ source }) => source.close()));
    },
  };
};
