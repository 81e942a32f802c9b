import { ImportRow, RefKind, RowOutcome } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { ImportsConfig, MatchKey } from '../referentielConfig';
import { MatchReadModel, Named, PivotOwner } from './MatchReadModel';
import { SourceRow } from './SourceRow';
import { SimilarName, TrigramIndex } from './TrigramIndex';

/** What a row is to the référentiel, before its cells are compared. */
export interface Match {
  outcome: Exclude<RowOutcome, 'orphan'>;
  /** Of what it matches; not of what is new. */
  id?: string;
  score?: number;
  reason?: NonNullable<ImportRow['reason']>;
}

/** What is there of all that a batch of rows names. */
export interface Known {
  ids: Set<string>;
  /** By type and value. */
  owners: Map<string, PivotOwner>;
  relations: Map<string, string>;
  /** Of applications or groups, by name in lower case. */
  named: Map<string, Named[]>;
  similar: Map<string, SimilarName>;
}

export const pivotKey = ({ type, value }: { type: string; value: string }) =>
  `${type} ${value}`;

const lower = (name: string) => name.toLowerCase();

const textOf = ({ fields }: SourceRow, field: string) => {
  const value = fields[field]?.value;
  return typeof value === 'string' ? value : undefined;
};

/** The pivot that a row of pivots is. */
const ownPivot = (row: SourceRow) => {
  const [type, value] = [textOf(row, 'type'), textOf(row, 'value')];
  return type !== undefined && value !== undefined
    ? { type, value }
    : undefined;
};

const relationKey = (row: SourceRow) =>
  ['from', 'type', 'to'].map(field => textOf(row, field)).join(' ');

const reasonOf = (code: string, message: string, values: Record<string, string>) =>
  ({ code, message, values }); // prettier-ignore

const byId = (row: SourceRow, { ids }: Known): Match | undefined => {
  const id = row.id?.value as string | undefined;
  if (id === undefined) return undefined;
  return ids.has(id)
    ? { outcome: 'match', id, reason: reasonOf('id', 'by its id', { id }) }
    : { outcome: 'new' };
};

const byPivot = (row: SourceRow, type: MatchKey, { owners }: Known): Match | undefined => {
  for (const pivot of row.pivots.filter(each => each.type === type)) {
    const owner = owners.get(pivotKey(pivot));
    if (owner)
      return {
        outcome: 'match',
        id: owner.application,
        reason: reasonOf('pivot', `by ${pivotKey(pivot)}`, { type, value: pivot.value }),
      };
  }
  return undefined;
}; // prettier-ignore

const byName = (row: SourceRow, { named }: Known): Match | undefined => {
  const name = textOf(row, 'name');
  const found = name === undefined ? [] : named.get(lower(name)) ?? [];
  if (found.length === 0) return undefined;
  const [{ id, name: there }] = found;
  if (found.length === 1)
    return {
      outcome: 'match',
      id,
      reason: reasonOf('name', `by its name, ${there}`, { name: there }),
    };
  const ids = found.map(each => each.id).join(', ');
  return {
    outcome: 'probable',
    id,
    score: 1,
    reason: reasonOf('ambiguous-name', `${found.length} are called ${there}: ${ids}; give the id of one`, { name: there, ids }),
  }; // prettier-ignore
};

const bySimilarName = (
  row: SourceRow,
  { similar }: Known,
): Match | undefined => {
  const name = textOf(row, 'name');
  const found = name === undefined ? undefined : similar.get(lower(name));
  if (!found) return undefined;
  const { id, name: there, score } = found;
  return {
    outcome: 'probable',
    id,
    score,
    reason: reasonOf('similar-name', `its name is like ${there}; give the id ${id} if it is that, or another if it is not`, { name: there, id }),
  }; // prettier-ignore
};

/** Finds what rows are, by the keys in their order. */
export class RowMatcher {
  readonly #read: MatchReadModel;
  readonly #config: ImportsConfig;
  readonly #certain = new Set<string>();
  #index?: TrigramIndex;

  constructor(db: Knex, config: ImportsConfig) {
    this.#read = new MatchReadModel(db);
    this.#config = config;
  }

  /** What is there of what rows name; a fixed number of queries. */
  async load(
    kind: RefKind,
    rows: SourceRow[],
    findsSimilar = this.#config.keys.includes('similar-name'),
  ): Promise<Known> {
    const pivots = rows.flatMap(row =>
      kind === 'pivot' ? ownPivot(row) ?? [] : row.pivots,
    );
    const owners = await this.#read.pivotOwners(pivots);
    const ids = rows.flatMap(({ id }) => (id ? [String(id.value)] : []));
    const known: Known = {
      ids: await this.#read.valid(kind, ids),
      owners: new Map(owners.map(owner => [pivotKey(owner), owner])),
      relations:
        kind === 'relation'
          ? await this.#read.relations(rows.flatMap(row => textOf(row, 'from') ?? [])) // prettier-ignore
          : new Map(),
      named: new Map(),
      similar: new Map(),
    };
    if (kind === 'application' || kind === 'group')
      await this.#loadNames(kind, rows, known, findsSimilar);
    return known;
  }

  async #loadNames(kind: 'application' | 'group', rows: SourceRow[], known: Known,
    findsSimilar: boolean,) {
    const namesOf = (some: SourceRow[]) => [
      ...new Set(some.flatMap(row => textOf(row, 'name') ?? [])),
    ];
    for (const found of await this.#read.byName(kind, namesOf(rows))) {
      const key = lower(found.asked);
      known.named.set(key, [...(known.named.get(key) ?? []), found]);
    }
    if (!findsSimilar) return;
    const left = rows.filter(row => !row.id && this.match(kind, row, known).outcome === 'new');
    if (left.length === 0) return;
    // Once for all batches of a file.
    this.#index ??= await this.#indexNames(kind);
    for (const name of namesOf(left)) {
      const found = this.#index.find(name, this.#config.similarity);
      if (found) known.similar.set(lower(name), found);
    }
  } // prettier-ignore

  /** What other rows are for certain is not probably this one too. */
  async #indexNames(kind: 'application' | 'group') {
    const names = await this.#read.names(kind);
    return new TrigramIndex(names.filter(({ id }) => !this.#certain.has(id)));
  }

  /** Remembers what rows are for certain, by keys other than a similar name. */
  async remember(kind: RefKind, rows: SourceRow[]): Promise<void> {
    const known = await this.load(kind, rows, false);
    for (const row of rows) {
      const { outcome, id } = this.match(kind, row, known);
      if (outcome === 'match' && id !== undefined) this.#certain.add(id);
    }
  }

  /** By the first key that finds something; a relation and a pivot are what they say. */
  match(kind: RefKind, row: SourceRow, known: Known): Match {
    if (kind === 'relation') return this.#exact(row, known.relations.get(relationKey(row)), known); // prettier-ignore
    if (kind === 'pivot') {
      const pivot = ownPivot(row);
      return this.#exact(row, pivot && known.owners.get(pivotKey(pivot))?.id, known); // prettier-ignore
    }
    for (const key of this.#config.keys) {
      const found = this.#byKey(key, row, known);
      if (found) return found;
    }
    return { outcome: 'new' };
  }

  #byKey(key: MatchKey, row: SourceRow, known: Known): Match | undefined {
    if (key === 'id') return byId(row, known);
    if (key === 'name') return byName(row, known);
    if (key === 'similar-name') return bySimilarName(row, known);
    return byPivot(row, key, known);
  }

  #exact(row: SourceRow, id: string | undefined, known: Known): Match {
    if (id === undefined) return byId(row, known) ?? { outcome: 'new' };
    const reason = reasonOf('same', 'by what it says', { id });
    return { outcome: 'match', id, reason };
  }
}
