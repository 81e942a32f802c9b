import { RequestOptions, ListOptions } from '../types';
import { ArgoCdApplication, ArgoCdChange } from './schemas';

export interface WatchOptions extends ListOptions {
  /**
   * Leaves out the ADDED event of each application that there is, and changes older than this.
   * Argo CD replays nothing: what changed between a list and a watch is missed. So watch
   * without it, and take the first events for the list.
   */
  resourceVersion?: string;
  /** Silence after which the stream counts as broken; 45 s, three heartbeats, when not said. */
  idleTimeoutMs?: number;
}

export interface ArgoCdClient {
  /** All that the token may see, by name. */
  applications(options?: ListOptions): Promise<ArgoCdApplication[]>;
  application(
    name: string,
    options?: RequestOptions,
  ): Promise<ArgoCdApplication>;
  /**
   * Changes as they happen. It does not end by itself: it throws when the stream breaks,
   * ends or falls silent, and when the signal aborts. Watching anew is the caller's affair.
   */
  watch(options?: WatchOptions): AsyncIterable<ArgoCdChange>;
  close(): Promise<void>;
}
