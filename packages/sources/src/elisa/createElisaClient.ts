import { z } from 'zod';
import { ClientOptions } from '../defineSource';
import { createSourceClient } from '../http/createSourceClient';
import { RequestOptions } from '../types';
import { DEFAULT_ERROR_QUERY, ElisaConfig } from './config';
import { LogWindow } from './discoverUrl';

/** What Elasticsearch answers to a search that wants counts only. */
const Counted = z.looseObject({
  timed_out: z.boolean().optional(),
  _shards: z.looseObject({ total: z.number(), failed: z.number() }),
  hits: z.looseObject({
    total: z.looseObject({ value: z.number().int().nonnegative() }),
  }),
  /** Not there where no index matches. */
  aggregations: z
    .looseObject({ errors: z.looseObject({ doc_count: z.number().int() }) })
    .optional(),
});

export interface LogCount {
  lines: number;
  errors: number;
  /** Why there may be more. */
  problems: string[];
}

export interface ElisaClient {
  /** How many lines an index pattern holds in a window, and how many of them are errors. */
  count(
    index: string,
    window: LogWindow,
    options?: RequestOptions,
  ): Promise<LogCount>;
  close(): Promise<void>;
}

const searchBody = (
  { from, to }: LogWindow,
  { timeField = '@timestamp', errorQuery = DEFAULT_ERROR_QUERY }: ElisaConfig,
) => ({
  query: {
    range: {
      [timeField]: { gte: from.toISOString(), lt: to.toISOString() },
    },
  },
  aggs: { errors: { filter: { query_string: { query: errorQuery } } } },
});

const problemsOf = (
  index: string,
  { timed_out: timedOut, _shards: { total, failed } }: z.infer<typeof Counted>,
) => [
  ...(timedOut ? [`${index}: the search was cut off, there are more lines`] : []), // prettier-ignore
  ...(failed > 0 ? [`${index}: ${failed} of ${total} shards did not answer, there are more lines`] : []), // prettier-ignore
];

/** Counts lines of logs in Elasticsearch. Make one and keep it: it holds the connections and the breaker. */
export function createElisaClient(
  config: ElisaConfig,
  options: ClientOptions = {},
): ElisaClient {
  const source = createSourceClient(
    { name: 'elisa', title: 'ELISA' },
    { ...config, ...options },
    { authorization: `ApiKey ${config.token}` },
  );
  return {
    async count(index, window, { signal } = {}) {
      // A search may be a GET whose body is a parameter: then it is safe to repeat.
      const { value } = await source.read(Counted, {
        path: `/${encodeURIComponent(index)}/_search`,
        route: '/{index}/_search',
        query: {
          size: 0,
          track_total_hits: true,
          ignore_unavailable: true,
          source: JSON.stringify(searchBody(window, config)),
          source_content_type: 'application/json',
        },
        signal,
      });
      return {
        lines: value.hits.total.value,
        errors: value.aggregations?.errors.doc_count ?? 0,
        problems: problemsOf(index, value),
      };
    },
    close: () => source.close(),
  };
}
