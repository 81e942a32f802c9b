import { ListOptions, RateLimit, RequestOptions } from '../types';
import {
  DynatraceEntity,
  DynatraceProblemRecord,
  DynatraceSlo,
} from './schemas';

/** From is in, to is out, as far as Dynatrace's time slots allow: those that a bound is within come too. */
export interface Timeframe {
  from: Date;
  to?: Date;
}

export interface MetricsQuery extends Timeframe {
  /** Ten at most: `builtin:service.response.time:percentile(95)`. */
  metrics: readonly string[];
  /** `1m`, `1h`, … */
  resolution: string;
  /** `type("SERVICE"),entityId("SERVICE-…")`, 2,000 characters at most. */
  entitySelector?: string;
}

export interface ProblemsQuery extends Timeframe {
  /** `status("open")`. */
  problemSelector?: string;
  entitySelector?: string;
}

/** Lists come page by page as they are read. */
export interface DynatraceClient {
  /** The result of each metric as it came, with the resolution that the answer names. */
  metrics(query: MetricsQuery, options?: RequestOptions): AsyncIterable<object>;
  /** Problems that were open at some time of the timeframe, newest first. */
  problems(
    query: ProblemsQuery,
    options?: ListOptions,
  ): AsyncIterable<DynatraceProblemRecord>;
  entities(
    entitySelector: string,
    options?: ListOptions,
  ): AsyncIterable<DynatraceEntity>;
  /** The SLOs that administrators of Dynatrace made, with their last evaluation. */
  slos(options?: ListOptions): AsyncIterable<DynatraceSlo>;
  readonly rateLimit: RateLimit | undefined;
  close(): Promise<void>;
}
