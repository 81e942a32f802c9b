import { PivotType } from '@rosetta/contracts/ref';
import { HttpClientEvent, HttpClientLimits } from '@rosetta/http-kit';
import { RawDataset } from '@rosetta/raw-store';
import { z } from 'zod';
import { IngestionContext, IngestionResult } from './ingestion/types';
import { SourceWatch, WatchContext } from './live/types';

/** How a client behaves, whoever uses it; where the source is and its secrets are configuration. */
export interface ClientOptions {
  /** Until an answer begins; 10 s when not given. */
  timeoutMs?: number;
  /** How long a call may wait in all for a source that limits requests; 60 s when not given, 0 where somebody waits for the answer. */
  rateLimitWaitMs?: number;
  observe?: (event: HttpClientEvent) => void;
  limits?: HttpClientLimits;
}

export interface Closable {
  close(): Promise<void>;
}

/** How a source is reached: its section of the configuration, and the client made from it. */
interface SourceConnection<Config, Client extends Closable> {
  /** Its entry in `rosetta.sources`; secrets are marked with `secret()`. */
  config: z.ZodType<Config>;
  client(config: Config, options: ClientOptions): Client;
  /** Lands what is new into the raw store. Throws when the source fails; what landed of it until then is whole. */
  land?(
    client: Client,
    context: IngestionContext,
    config: Config,
  ): Promise<IngestionResult>;
  /** Keeps what the source says now. */
  watch?(context: WatchContext<Config, Client>): SourceWatch;
}

/**
 * All there is to know of one source system. Configuration, ingestion, live watches, health,
 * `raw import` and the simulators iterate over the list of sources; nothing else names one.
 */
export interface SourceDefinition<
  Name extends string = string,
  Config = any,
  Client extends Closable = any,
> {
  /** Its key in `rosetta.sources`, and its name in answers, logs and metrics. */
  name: Name;
  /** What people call it. */
  title: string;
  /** The domain whose batch lands it and whose service watches it. */
  domain: string;
  /** The pivots by which applications are found in it. */
  pivotTypes: readonly PivotType[];
  /** What of it is kept in the raw store, live or from files. */
  datasets: readonly RawDataset[];
  /** Without one, it is read from files only. */
  connection?: SourceConnection<Config, Client>;
  /** Its double in `@rosetta/simulators`, by name; a source that nothing watches needs none. */
  simulator?: string;
}

interface SourceSpec<Name extends string, Config, Client extends Closable>
  extends Omit<SourceDefinition<Name, Config, Client>, 'connection'>,
    Partial<SourceConnection<Config, Client>> {}

/** Describes a source; a client needs a configuration, and landing or watching needs a client. */
export const defineSource = <
  const Name extends string,
  Config = never,
  Client extends Closable = never,
>({
  config,
  client,
  land,
  watch,
  ...source
}: SourceSpec<Name, Config, Client>): SourceDefinition<
  Name,
  Config,
  Client
> => {
  if (config && client)
    return { ...source, connection: { config, client, land, watch } };
  if (config || client || land || watch)
    throw new Error(
      `Source ${source.name}: landing and watching need both config and client`,
    );
  return source;
};
