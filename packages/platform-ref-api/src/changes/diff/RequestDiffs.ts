import {
  ChangeRequestDiff,
  EntityDiff,
  FieldDiff,
  MAX_DIFF_ITEMS,
  RefKind,
  isOpen,
} from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { Authority } from '../../authority/Authority';
import { Entity, EntityMap, exists } from '../../entities/Entity';
import { EntityStore } from '../../entities/EntityStore';
import { KINDS } from '../../entities/kinds';
import { Outcome, applyChanges } from '../applyChanges';
import { ChangeRequestStore, DraftedRequest } from '../ChangeRequestStore';
import { findConflicts } from '../findConflicts';
import { ThreeWays, fieldDiffs } from './fieldDiffs';
import { addSources } from './addSources';

const fieldsOf = ({ current, proposed, base }: ThreeWays) =>
  [proposed, current, base].find(exists)?.segments.at(-1)?.fields ?? {};

const LABEL: Record<RefKind, (fields: Record<string, unknown>) => unknown> = {
  application: ({ name }) => name,
  group: ({ name }) => name,
  relation: ({ from, type, to }) => `${from} ${type} ${to}`,
  pivot: ({ type, value }) => `${type} ${value}`,
};

type Removal = Pick<Outcome['touched'][number], 'isDeleted' | 'isErased'>;

const operationOf = ({ base, current, proposed }: ThreeWays, { isDeleted, isErased }: Removal) => {
  if (isErased) return 'erase';
  if (isDeleted || !exists(proposed)) return 'delete';
  return exists(current) || exists(base) ? 'update' : 'create';
}; // prettier-ignore

const toItem = (
  { kind, id }: Entity,
  ways: ThreeWays,
  removal: Removal,
): EntityDiff => ({
  kind,
  id,
  label: String(LABEL[kind](fieldsOf(ways)) ?? id),
  op: operationOf(ways, removal),
  baseVersion: exists(ways.base) ? ways.base.version : 0,
  currentVersion: exists(ways.current) ? ways.current.version : 0,
  fields: fieldDiffs(kind, ways),
});

/** The ids that fields name, by their kind. */
const namedIn = (items: EntityDiff[], kind: RefKind) => {
  const valuesOf = ({ base, current, proposed }: FieldDiff) => [
    base,
    current,
    proposed,
  ];
  return items.flatMap(item =>
    item.fields
      .filter(({ field }) => KINDS[item.kind].references[field] === kind)
      .flatMap(valuesOf)
      .filter((id): id is string => typeof id === 'string'),
  );
};

/** Answers what a change request changes. */
export class RequestDiffs {
  readonly #db: Knex;
  readonly #authority: Authority;

  constructor(db: Knex, authority: Authority) {
    this.#db = db;
    this.#authority = authority;
  }

  async get(id: string): Promise<ChangeRequestDiff> {
    const request = await new ChangeRequestStore(this.#db).drafted(id);
    const proposed = applyChanges(
      new EntityMap(request.base),
      request.changes,
      request.decidedAt ?? new Date().toISOString(),
    );
    const { current, conflicts } = await this.#now(request, proposed);
    const items = proposed.touched.map(({ entity, ...removal }) => {
      const { kind } = entity;
      const ways = {
        base: proposed.before.get(kind, entity.id),
        current: current.get(kind, entity.id),
        proposed: entity,
      };
      return toItem(entity, ways, removal);
    });
    const { items: shown, sources } = await addSources(
      this.#db,
      this.#authority,
      items.slice(0, MAX_DIFF_ITEMS),
    );
    return {
      id,
      revision: request.revision,
      state: request.state,
      stale: items.some(
        ({ baseVersion, currentVersion }) => baseVersion !== currentVersion,
      ),
      items: shown,
      sources,
      total: items.length,
      conflicts: conflicts.slice(0, MAX_DIFF_ITEMS),
      names: await this.#names(shown),
    };
  }

  /** A request that is decided is compared with what it was drafted against only. */
  async #now(request: DraftedRequest, proposed: Outcome) {
    if (!isOpen(request)) return { current: proposed.before, conflicts: [] };
    const { outcome, conflicts } = await findConflicts(this.#db, request);
    return { current: outcome.before, conflicts };
  }

  async #names(items: EntityDiff[]): Promise<Record<string, string>> {
    const names: Record<string, string> = {};
    for (const kind of ['application', 'group'] as const) {
      const ids = [...new Set(namedIn(items, kind))];
      const known = await new EntityStore(this.#db, kind).where('id', ids);
      for (const { id, segments } of known)
        names[id] = String(segments.at(-1)!.fields.name);
      for (const { id, label } of items.filter(item => item.kind === kind))
        names[id] ??= label;
    }
    return names;
  }
}
