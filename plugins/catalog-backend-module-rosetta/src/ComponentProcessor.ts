import {
  Entity,
  isComponentEntity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  CatalogProcessor,
  CatalogProcessorCache,
} from '@backstage/plugin-catalog-node';
import { CatalogFinding } from '@rosetta/contracts/ref';
import { Annotations, PivotCache } from './pivots/PivotCache';
import { CatalogRules } from './readCatalogConfig';
import { checkComponent } from './rules/checkComponent';

/** The one type of status items that Backstage shows on the page of an entity, where their level is `error`. */
const SHOWN_STATUS = 'backstage.io/catalog-processing';

/** Under which the catalog keeps what was last put on a component. */
const CACHED = 'annotations';

const toStatus = ({ rule, severity, message }: CatalogFinding) => ({
  type: SHOWN_STATUS,
  level: severity === 'error' ? ('error' as const) : ('warning' as const),
  message: `${rule}: ${message}`,
  error: { name: `Rule ${rule}`, message },
});

/**
 * Puts the pivots of a component on it as annotations, and what is wrong with it as its status. It refuses no
 * component, and waits for nobody.
 */
export class ComponentProcessor implements CatalogProcessor {
  readonly #rules: CatalogRules;
  readonly #pivots: PivotCache | undefined;

  constructor(rules: CatalogRules, pivots?: PivotCache) {
    this.#rules = rules;
    this.#pivots = pivots;
  }

  getProcessorName() {
    return 'RosettaComponentProcessor';
  }

  async postProcessEntity(
    entity: Entity,
    _location: unknown,
    _emit: unknown,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    if (!isComponentEntity(entity)) return entity;
    void this.#pivots?.refresh();
    const findings = checkComponent(entity, this.#rules, this.#pivots?.groups);
    const annotations = await this.#annotationsOf(entity, cache);
    const processed: Entity = {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: { ...entity.metadata.annotations, ...annotations },
      },
    };
    if (findings.length === 0) return processed;
    const { status } = entity as { status?: { items?: object[] } };
    const items = [...(status?.items ?? []), ...findings.map(toStatus)];
    return { ...processed, status: { ...status, items } } as Entity;
  }

  /** Those that it had stay while the référentiel has not answered since the start. */
  async #annotationsOf(
    entity: Entity,
    cache: CatalogProcessorCache,
  ): Promise<Annotations | undefined> {
    if (!this.#pivots?.areKnown) return cache.get<Annotations>(CACHED);
    const annotations = this.#pivots.annotationsOf(stringifyEntityRef(entity));
    await cache.set(CACHED, annotations);
    return annotations;
  }
}
