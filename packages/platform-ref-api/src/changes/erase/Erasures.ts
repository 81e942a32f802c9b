import { ConflictError, NotAllowedError } from '@backstage/errors';
import { Route } from '@rosetta/contracts';
import { AttributionToFind } from '@rosetta/contracts/attribution';
import { finopsRoutes } from '@rosetta/contracts/finops';
import { monitoringRoutes } from '@rosetta/contracts/monitoring';
import { Change, PivotType, StoredChange } from '@rosetta/contracts/ref';
import { callRoute } from '@rosetta/http-kit';
import {
  Caller,
  DependencyUnavailableError,
  requiredRoles,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { findApprovedGroups, findRequiredApproval } from '../approval';
import { ChangeRequestStore } from '../ChangeRequestStore';
import {
  SourceClients,
  SourceContext,
  requireClient,
} from '../../sources/queryService';
import { prepareDraft } from '../prepareDraft';

type Erased = Pick<StoredChange, 'kind' | 'id'>;

const TIMEOUT_MS = 50_000;
const MAX_NAMED = 5;
const ACTION = 'ref.changes.approve-any';

const erasedBy = (changes: readonly (Change | StoredChange)[]): Erased[] =>
  changes.flatMap(change =>
    change.op === 'erase' ? [{ kind: change.kind, id: change.id }] : [],
  );

const assertMayErase = (caller: Caller) => {
  if (!caller.may(ACTION))
    throw new NotAllowedError(
      `${caller.subject} may not erase; it requires ${requiredRoles(ACTION)}`,
    );
};

const idsOf = (erased: Erased[], kind: Erased['kind']) =>
  erased.filter(each => each.kind === kind).map(({ id }) => id);

const ROUTES = {
  finops: finopsRoutes.findAttributionUsage,
  monitoring: monitoringRoutes.findAttributionUsage,
} as const;
type SourceName = keyof typeof ROUTES;

/** What nothing that was published stands on may be removed from all time; both services are asked. */
export class Erasures {
  readonly #db: Knex;
  readonly #sources: SourceClients;

  constructor(db: Knex, sources: SourceClients) {
    this.#db = db;
    this.#sources = sources;
  }

  /**
   * Before changes are drafted.
   * @throws NotAllowedError for who is no administrator
   * @throws ConflictError where a published run has used what they erase
   * @throws ServiceUnavailableError that names the service that does not answer
   */
  async beforeDraft(changes: Change[] | undefined, context: SourceContext) {
    const erased = erasedBy(changes ?? []);
    if (erased.length === 0) return;
    assertMayErase(context.caller);
    // What is wrong by itself is told first.
    await prepareDraft(this.#db, changes!);
    await this.#assertUnused(erased, context);
  }

  /** Before an approval: a run may have been published since it was drafted. */
  async beforeApproval(
    id: string,
    seen: (revision: number) => void,
    context: SourceContext,
  ) {
    const request = await new ChangeRequestStore(this.#db).drafted(id);
    const erased = erasedBy(request.changes);
    if (erased.length === 0 || request.state !== 'submitted') return;
    const required = await findRequiredApproval(this.#db, request);
    await findApprovedGroups(this.#db, request, context.caller, required);
    seen(request.revision);
    await this.#assertUnused(erased, context);
  }

  async #assertUnused(erased: Erased[], context: SourceContext) {
    const body: AttributionToFind = {
      applications: idsOf(erased, 'application'),
      groups: idsOf(erased, 'group'),
      pivots: await this.#everKnown(idsOf(erased, 'pivot')),
    };
    const isNothing = Object.values(body).every(list => list.length === 0);
    // No run reads relations.
    if (isNothing) return;
    const names = Object.keys(ROUTES) as SourceName[];
    const used = await Promise.all(
      names.map(name => this.#usedBy(name, body, context)),
    );
    const found = used.flat();
    if (found.length === 0) return;
    const more = found.length - MAX_NAMED;
    throw new ConflictError(
      `published runs have used ${found.slice(0, MAX_NAMED).join(', ')}${
        more > 0 ? ` and ${more} more` : ''
      }; end its validity with a delete instead`,
    );
  }

  /** Whatever these pivots once said. */
  async #everKnown(ids: string[]): Promise<AttributionToFind['pivots']> {
    if (ids.length === 0) return [];
    const rows: { application: string; type: PivotType; value: string }[] =
      await this.#db('ref_pivot as p')
        .whereRaw('p.id = any(?::text[])', [ids])
        .distinct('p.application', 'p.type', 'p.value');
    return rows;
  }

  async #usedBy(
    name: SourceName,
    body: AttributionToFind,
    { signal, logger }: SourceContext,
  ): Promise<string[]> {
    const route: (typeof ROUTES)[SourceName] & Route = ROUTES[name];
    try {
      const { items } = await callRoute(
        requireClient(name, this.#sources[name]),
        route,
        { body },
        { timeoutMs: TIMEOUT_MS, signal },
      );
      return items.map(({ id, period }) => `${id} (${name}, ${period})`);
    } catch (error) {
      signal.throwIfAborted();
      logger.warn({ err: error, source: name }, 'Query of usage failed');
      throw new DependencyUnavailableError(
        `${name} does not say whether a published run has used it; nothing was changed; try again when it answers`,
      );
    }
  }
}
