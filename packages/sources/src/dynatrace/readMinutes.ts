import { JsonRecord } from '@rosetta/raw-store';
import { isRefusal } from '../http/refusal';
import { errorMessage } from '../live/problems';
import { RequestOptions } from '../types';
import { MeasuredSeries, readMetricResult } from './datasets/metrics';
import { inRequests, selectorOf } from './entitySelector';
import { DynatraceClient } from './types';

/** Whole minutes of entities of one type. */
interface MinutesQuery {
  type: string;
  entities: readonly string[];
  /** Ten at most, with their aggregation. */
  metrics: readonly string[];
  from: Date;
  to: Date;
}

/** What one request answered. */
export interface MinutesAnswer {
  entities: readonly string[];
  /** None where Dynatrace refused the request. */
  series?: MeasuredSeries[];
  /** What of it can't be read, or why it was refused. */
  problems: string[];
}

/** Dynatrace answers the slot that goes on too: it is no minute yet. */
const untilEnd = (series: MeasuredSeries, to: Date): MeasuredSeries[] => {
  const count = series.ends.filter(end => end <= to.getTime()).length;
  if (count === 0) return [];
  const [ends, values] = [series.ends.slice(0, count), series.values.slice(0, count)]; // prettier-ignore
  return [{ ...series, ends, values }];
};

const readRequest = async (
  client: Pick<DynatraceClient, 'metrics'>,
  { type, entities, metrics, from, to }: MinutesQuery,
  options: RequestOptions,
): Promise<MinutesAnswer> => {
  const query = { metrics, entitySelector: selectorOf(type, entities), resolution: '1m', from, to }; // prettier-ignore
  const answer = { entities, series: [] as MeasuredSeries[], problems: [] as string[] }; // prettier-ignore
  try {
    for await (const result of client.metrics(query, options)) {
      const { series, problems } = readMetricResult(result as JsonRecord);
      answer.problems.push(...problems);
      for (const each of series)
        if (each.resolutionMinutes === 1)
          answer.series.push(...untilEnd(each, to));
        else answer.problems.push(`${each.metric}: is not by the minute`);
    }
    return answer;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { entities, problems: [errorMessage(error)] };
  }
};

/**
 * What Dynatrace measured minute by minute, in as few requests as name all entities; each series is of one hour.
 * A request that is refused leaves the others alone.
 */
export async function* readMinutes(
  client: Pick<DynatraceClient, 'metrics'>,
  query: MinutesQuery,
  options: RequestOptions = {},
): AsyncGenerator<MinutesAnswer> {
  for (const entities of inRequests(query.entities))
    yield await readRequest(client, { ...query, entities }, options);
}
