import {
  LiveLogCount,
  LiveSource,
  LogLink,
} from '@rosetta/contracts/monitoring';
import { Logger } from '@rosetta/service-kit';
import {
  DEFAULT_ERROR_QUERY,
  discoverUrl,
  elisa,
  ElisaClient,
  ElisaConfig,
  LogCount,
  LogWindow,
} from '@rosetta/sources/elisa';
import { LRUCache } from 'lru-cache';
import { LastKnown, worstReport } from './LastKnown';

const KEPT = 1_000;

/** A window that ends now, or one between two instants. */
export type AskedWindow = LogWindow | { lastMs: number };

export const windowOf = (asked: AskedWindow, now = new Date()): LogWindow =>
  'lastMs' in asked
    ? { from: new Date(now.getTime() - asked.lastMs), to: now }
    : asked;

type Known = LogWindow & LogCount;

export interface LiveLogsOptions {
  client: Pick<ElisaClient, 'count'>;
  config: ElisaConfig;
  logger: Logger;
}

/** How many lines the logs of applications hold, and where people see them. */
export class LiveLogs {
  readonly #options: LiveLogsOptions;
  readonly #known = new LRUCache<string, LastKnown<Known>>({ max: KEPT });

  constructor(options: LiveLogsOptions) {
    this.#options = options;
  }

  links(indices: readonly string[], window: LogWindow): LogLink[] {
    return indices.flatMap(index =>
      (['all', 'errors'] as const).map(kind => ({
        source: elisa.name,
        index,
        kind,
        url: this.#url(index, window, kind),
      })),
    );
  }

  async read(
    indices: readonly string[],
    asked: AskedWindow,
  ): Promise<{ items: LiveLogCount[]; source: LiveSource }> {
    const all = await Promise.all(
      indices.map(async index => {
        const known = this.#of(index, asked);
        return { index, known, count: await known.read() };
      }),
    );
    return {
      items: all.flatMap(({ index, known, count }) =>
        count ? [this.#show(index, known, count)] : [],
      ),
      source: worstReport(
        elisa,
        all.map(({ known }) => known),
      ),
    };
  }

  #of(index: string, asked: AskedWindow): LastKnown<Known> {
    const key = JSON.stringify([index, asked]);
    const known = this.#known.get(key) ?? this.#ask(index, asked);
    this.#known.set(key, known);
    return known;
  }

  #ask(index: string, asked: AskedWindow) {
    const { client, logger } = this.#options;
    return new LastKnown<Known>({
      source: elisa,
      logger,
      async fetch() {
        const window = windowOf(asked);
        const count = await client.count(index, window);
        return { value: { ...window, ...count }, problems: count.problems };
      },
    });
  }

  #show(index: string, known: LastKnown<Known>, count: Known): LiveLogCount {
    const { from, to, lines, errors } = count;
    return {
      index,
      from: from.toISOString(),
      to: to.toISOString(),
      lines,
      errors,
      url: this.#url(index, count, 'all'),
      errorsUrl: this.#url(index, count, 'errors'),
      stale: known.state !== 'ok',
      asOf: known.asOf!.toISOString(),
    };
  }

  #url(index: string, { from, to }: LogWindow, kind: LogLink['kind']) {
    const { config } = this.#options;
    const { errorQuery = DEFAULT_ERROR_QUERY } = config;
    const query = kind === 'errors' ? errorQuery : undefined;
    return discoverUrl(config, { index, from, to, query });
  }
}
