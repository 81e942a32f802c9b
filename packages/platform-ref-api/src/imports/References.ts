import { slug } from '@rosetta/contracts/values';
import { Knex } from 'knex';
import { EntityStore } from '../entities/EntityStore';
import { KINDS } from '../entities/kinds';
import { MatchReadModel } from './MatchReadModel';
import { pivotKey } from './RowMatcher';
import { SourcePivot, SourceRow } from './SourceRow';

interface Group {
  id: string;
  name: string;
}

/** The application of a pivot of another system is not known here: it may be no application at all. */
export interface UnknownPivot extends SourcePivot {
  field: string;
}

/** Why what a cell refers to is not one thing that is here. */
interface Unresolved {
  code: 'unknown-reference' | 'ambiguous-name';
  message: string;
  values: Record<string, string>;
}

const unresolved = (id: string, message: string): Unresolved => ({
  code: 'unknown-reference',
  message,
  values: { id },
});

const isText = (value: unknown): value is string => typeof value === 'string';

/** What rows may refer to: groups by id or name, and applications. */
export class References {
  readonly #groups = new Map<string, string>();
  readonly #groupsByName = new Map<string, string[]>();
  readonly #applications: Set<string>;

  constructor(groups: Group[], applications: Set<string>) {
    for (const { id, name } of groups) {
      this.#groups.set(id, id);
      const key = name.toLowerCase();
      const known = this.#groupsByName.get(key) ?? [];
      this.#groupsByName.set(key, [...known, id]);
    }
    this.#applications = applications;
  }

  /** The id that is meant, or why there is none. */
  resolve(
    kind: 'application' | 'group',
    value: unknown,
  ): { id: string } | Unresolved {
    const text = isText(value) ? value : '';
    if (kind === 'application')
      return this.#applications.has(text)
        ? { id: text }
        : unresolved(text, `there is no application ${text}; import it first, or give the id of one`); // prettier-ignore
    const named = this.#groupsByName.get(text.toLowerCase()) ?? [];
    const id =
      this.#groups.get(text) ?? (named.length === 1 ? named[0] : undefined);
    if (id !== undefined) return { id };
    if (named.length === 0)
      return unresolved(text, `there is no group ${text}; import it first, or give the id or the name of one`); // prettier-ignore
    const ids = named.join(', ');
    return {
      code: 'ambiguous-name',
      message: `${named.length} groups are called ${text}; give the id of one: ${ids}`,
      values: { name: text, ids },
    };
  }
}

/** The groups that a file of groups makes: others in it may be below them. */
const groupsIn = (rows: SourceRow[]): Group[] =>
  rows.flatMap(({ id, fields }) => {
    const name = isText(fields.name?.value) ? fields.name.value : undefined;
    const made = (id?.value as string | undefined) ?? slug(name ?? '');
    return made ? [{ id: made, name: name ?? made }] : [];
  });

/** Reads what all rows of a file may refer to. */
export const loadReferences = async (
  db: Knex,
  kind: keyof typeof KINDS,
  rows: SourceRow[],
): Promise<References> => {
  const referred = Object.entries(KINDS[kind].references);
  const groups: Group[] = [];
  if (referred.some(([, to]) => to === 'group')) {
    const store = new EntityStore(db, 'group');
    for (const { id, segments } of await store.all())
      groups.push({ id, name: String(segments.at(-1)!.fields.name) });
    const there = new Set(groups.map(({ id }) => id));
    if (kind === 'group')
      groups.push(...groupsIn(rows).filter(({ id }) => !there.has(id)));
  }
  const fields = referred.flatMap(([field, to]) => (to === 'application' ? [field] : [])); // prettier-ignore
  const ids = rows.flatMap(row =>
    fields.map(field => row.fields[field]?.value).filter(isText),
  );
  const read = new MatchReadModel(db);
  const valid = await read.valid('application', [...new Set(ids)]);
  return new References(groups, valid);
};

/** Puts the applications of pivots in their place; answers those that are of none. */
export const resolvePivots = async (
  db: Knex,
  rows: SourceRow[],
): Promise<Map<SourceRow, UnknownPivot[]>> => {
  const named = rows.flatMap(({ byPivot = {} }) => Object.values(byPivot));
  const owners = await new MatchReadModel(db).pivotOwners(named);
  const byValue = new Map(owners.map(owner => [pivotKey(owner), owner]));
  const unknown = new Map<SourceRow, UnknownPivot[]>();
  for (const row of rows)
    for (const [field, pivot] of Object.entries(row.byPivot ?? {})) {
      const value = byValue.get(pivotKey(pivot))?.application;
      if (value) row.fields[field] = { column: pivot.column, value };
      else unknown.set(row, [...(unknown.get(row) ?? []), { ...pivot, field }]);
    }
  return unknown;
};
