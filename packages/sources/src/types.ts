import { ClientOptions } from './defineSource';
import { HttpSourceConfig } from './http/connectionConfig';

/** What the client of a source over HTTP is made with. */
export type SourceOptions = HttpSourceConfig & ClientOptions;

export interface RequestOptions {
  signal?: AbortSignal;
}

/** A record that is not as the source's documentation has it. */
export interface RefusedRecord {
  /** What it calls itself, where it does. */
  name?: string;
  /** Which field, and what is wrong with it. */
  problem: string;
  /** As it came. */
  record: unknown;
}

export interface ListOptions extends RequestOptions {
  /** Takes what is left out of the list. Without it, one such record is an error of the whole list. */
  onRefused?: (refused: RefusedRecord) => void;
}

/** The source's last answer on how many requests it still allows. */
export interface RateLimit {
  limit: number;
  remaining: number;
  resetAt: Date;
}
