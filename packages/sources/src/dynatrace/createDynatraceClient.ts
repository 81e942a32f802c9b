import { z } from 'zod';
import { createSourceClient, SourceRequest } from '../http/createSourceClient';
import { ListOptions, SourceOptions } from '../types';
import { readPages } from './pages';
import {
  DynatraceEntity,
  DynatraceProblemRecord,
  DynatraceSlo,
} from './schemas';
import { DynatraceClient, Timeframe } from './types';

const API = '/api/v2';
/** The most that each list gives at once. */
const MAX_PROBLEMS = 500;
const MAX_ENTITIES = 4_000;

/** An hour of many series is long; one answer is held in memory. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

const at = (path: string) => ({ path: `${API}${path}`, route: `${API}${path}` }); // prettier-ignore

const timeframe = ({ from, to }: Timeframe) => ({
  from: from.getTime(),
  to: to?.getTime(),
});

/** Reads Dynatrace's API v2. Make one and keep it: it holds the connections and the breaker. */
export function createDynatraceClient(options: SourceOptions): DynatraceClient {
  const source = createSourceClient(
    { name: 'dynatrace', title: 'Dynatrace', notNumbers: true },
    { ...options, limits: { maxBodyBytes: MAX_ANSWER_BYTES, ...options.limits } }, // prettier-ignore
    { authorization: `Api-Token ${options.token}` },
  );

  async function* list<S extends z.ZodType>(
    schema: S,
    name: string,
    query: SourceRequest['query'],
    { signal, onRefused }: ListOptions = {},
  ): AsyncGenerator<z.output<S>> {
    const request = { ...at(`/${name}`), query, signal };
    for await (const { items } of readPages(source, name, request))
      yield* source.records(schema, request.route, items, { onRefused });
  }

  return {
    async *metrics(
      { metrics, resolution, entitySelector, ...frame },
      { signal } = {},
    ) {
      const query = {
        metricSelector: metrics.join(','),
        resolution,
        entitySelector,
        ...timeframe(frame),
      };
      const request = { ...at('/metrics/query'), query, signal };
      for await (const page of readPages(source, 'result', request))
        for (const result of page.items)
          yield { resolution: page.resolution, ...Object(result) };
    },
    problems({ problemSelector, entitySelector, ...frame }, wanted) {
      const filter = { problemSelector, entitySelector, ...timeframe(frame) };
      const query = { pageSize: MAX_PROBLEMS, ...filter };
      return list(DynatraceProblemRecord, 'problems', query, wanted);
    },
    entities(entitySelector, wanted) {
      const query = { entitySelector, pageSize: MAX_ENTITIES };
      return list(DynatraceEntity, 'entities', query, wanted);
    },
    slos: wanted =>
      list(DynatraceSlo, 'slo', { evaluate: true, pageSize: 100 }, wanted),
    get rateLimit() {
      return source.rateLimit;
    },
    close: () => source.close(),
  };
}
