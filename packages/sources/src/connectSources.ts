import { ClientOptions, Closable, SourceDefinition } from './defineSource';
import { SourcesConfig } from './config';
import { SourceActivity } from './http/SourceActivity';

/** A configured source with its client. */
export interface ConnectedSource<Config = any, Client extends Closable = any> {
  source: SourceDefinition<string, Config, Client>;
  config: Config;
  client: Client;
  /** How many requests the client has made so far, retries included. */
  requestCount(): number;
  /** Its calls, and the state of its breaker. */
  activity: SourceActivity;
}

/** Makes the client of a source, which counts its requests. */
const connect = (
  source: SourceDefinition,
  config: unknown,
  options: ClientOptions,
): ConnectedSource => {
  const activity = new SourceActivity();
  const client = source.connection!.client(config, {
    ...options,
    observe: event => {
      activity.record(event);
      options.observe?.(event);
    },
  });
  const requestCount = () => activity.all.calls;
  return { source, config, client, requestCount, activity };
};

/** The sources that are configured, each with a client of its own; what is not configured is no gap. */
export class ConnectedSources {
  readonly all: readonly ConnectedSource[];

  constructor(
    sources: readonly SourceDefinition[],
    config: SourcesConfig,
    options: ClientOptions = {},
  ) {
    this.all = sources
      .filter(({ name, connection }) => connection && config[name])
      .map(source => connect(source, config[source.name], options));
  }

  /** The connection to one source, typed by its definition; undefined where it is not configured. */
  find<Config, Client extends Closable>({
    name,
  }: SourceDefinition<string, Config, Client>):
    | ConnectedSource<Config, Client>
    | undefined {
    return this.all.find(({ source }) => source.name === name);
  }

  async close() {
    await Promise.all(this.all.map(({ client }) => client.close()));
  }
}
