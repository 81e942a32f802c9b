import { finopsRoutes } from '@rosetta/contracts/finops';
import { monitoringRoutes } from '@rosetta/contracts/monitoring';
import {
  ConsequenceSource,
  PivotProblem,
  PivotType,
} from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import {
  SourceClients,
  SourceContext,
  queryService,
} from '../sources/queryService';
import { PivotProblemReadModel, ProblemQuery } from './PivotProblemReadModel';

/** Which service would see a pivot of a type. What no service reads yet can't be unused. */
const SEEN_BY = {
  finops: ['focus:tag', 'focus:subaccount', 'focus:resource'],
  monitoring: ['gitlab:project', 'argocd:app'],
} as const satisfies Record<ConsequenceSource['name'], readonly PivotType[]>;

const ROUTES = {
  finops: finopsRoutes.findPivotsSeen,
  monitoring: monitoringRoutes.findPivotsSeen,
};

type SourceName = keyof typeof SEEN_BY;
const SOURCES = Object.keys(SEEN_BY) as SourceName[];

/** Finds pivots whose values the services have not seen lately. */
export class UnusedPivots {
  readonly #pivots: PivotProblemReadModel;
  readonly #sources: SourceClients;

  constructor(db: Knex, sources: SourceClients) {
    this.#pivots = new PivotProblemReadModel(db);
    this.#sources = sources;
  }

  /** Of a page of pivots those that are unused. A service that is away is named, and none of its pivots is unused. */
  async list(query: ProblemQuery, context: SourceContext) {
    const types = SOURCES.flatMap(name => [...SEEN_BY[name]]).filter(
      type => !query.type || type === query.type,
    );
    const { items, next } = await this.#pivots.candidates(types, query);
    const asked = await Promise.all(
      SOURCES.map(name => this.#unusedOf(name, items, context)),
    );
    const unused = new Set(asked.flatMap(each => each.unused));
    return {
      items: items.filter(item => unused.has(item)),
      next,
      sources: asked.flatMap(({ source }) => source ?? []),
    };
  }

  async #unusedOf(
    name: SourceName,
    items: PivotProblem[],
    context: SourceContext,
  ): Promise<{ unused: PivotProblem[]; source?: ConsequenceSource }> {
    const types: readonly PivotType[] = SEEN_BY[name];
    const own = items.filter(({ pivot }) => types.includes(pivot.type));
    if (own.length === 0) return { unused: [] };
    const pivots = own.map(({ pivot: { type, value } }) => ({ type, value }));
    const { source, value } = await queryService(
      name,
      this.#sources[name],
      ROUTES[name],
      { body: { pivots } },
      context,
    );
    return {
      unused: own.filter((_, index) => value?.seen[index] === false),
      source,
    };
  }
}
