import { LoggerService } from '@backstage/backend-plugin-api';
import { PIVOT_TYPES } from '@rosetta/contracts/ref';
import { HttpClient } from '@rosetta/http-kit';
import { ReferentielReader, isValidAt } from '@rosetta/service-kit';

/** Annotations of a component, by its reference. */
export type Annotations = Record<string, string>;

interface Known {
  version: number;
  groups: ReadonlySet<string>;
  annotations: ReadonlyMap<string, Annotations>;
}

const COMPONENT = 'catalog:component';
const PREFIX = 'rosetta.io/';
const REFRESH_MS = 30_000;
const TIMEOUT_MS = 20_000;

/** `gitlab:project` → `rosetta.io/gitlab-project`. */
const annotationOf = (type: string) => `${PREFIX}${type.replace(':', '-')}`;

const toKnown = (
  { pivots, groups }: Awaited<ReturnType<ReferentielReader['at']>>,
  version: number,
): Known => {
  const now = new Date().toISOString();
  const valid = pivots.filter(pivot => isValidAt(pivot, now));
  const values = new Map<string, Map<string, string[]>>();
  for (const { application, type, value } of valid) {
    if (type === COMPONENT) continue;
    const own = values.get(application) ?? new Map<string, string[]>();
    own.set(type, [...(own.get(type) ?? []), value]);
    values.set(application, own);
  }
  const annotationsOf = (application: string): Annotations =>
    Object.fromEntries([
      [`${PREFIX}application`, application],
      ...[...(values.get(application) ?? [])].map(([type, own]) => [
        annotationOf(type),
        own.sort().join(','),
      ]),
    ]);
  return {
    version,
    groups: new Set(groups.map(({ id }) => id)),
    annotations: new Map(
      valid
        .filter(({ type }) => type === COMPONENT)
        .map(({ value, application }) => [value, annotationsOf(application)]),
    ),
  };
};

/**
 * What the référentiel says of components: read again when it has changed, in the background. While it does not
 * answer, what it said last holds.
 */
export class PivotCache {
  readonly #reader: ReferentielReader;
  readonly #logger: LoggerService;
  #known: Known | undefined;
  #refreshedAt = 0;
  #failure: string | undefined;
  #refreshing: Promise<void> | undefined;

  constructor(client: HttpClient, logger: LoggerService) {
    this.#reader = new ReferentielReader(client, PIVOT_TYPES);
    this.#logger = logger;
  }

  /** Ids of groups; undefined while the référentiel has not answered yet. */
  get groups() {
    return this.#known?.groups;
  }

  /** Whether the référentiel has answered yet. */
  get areKnown() {
    return this.#known !== undefined;
  }

  annotationsOf(entityRef: string): Annotations {
    return this.#known?.annotations.get(entityRef) ?? {};
  }

  /** Reads the référentiel if it has changed, unless that was checked a moment ago; never throws. */
  refresh(): Promise<void> {
    if (!this.#refreshing && Date.now() - this.#refreshedAt > REFRESH_MS)
      this.#refreshing = this.#refresh().finally(() => {
        this.#refreshedAt = Date.now();
        this.#refreshing = undefined;
      });
    return this.#refreshing ?? Promise.resolve();
  }

  async #refresh() {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const { version, knownAt } = await this.#reader.version(signal);
      if (version !== this.#known?.version)
        this.#known = toKnown(await this.#reader.at(knownAt), version);
      this.#failure = undefined;
    } catch (error) {
      const { message } = error as Error;
      if (message !== this.#failure)
        this.#logger.warn('Pivot refresh failed', error as Error);
      this.#failure = message;
    }
  }
}
