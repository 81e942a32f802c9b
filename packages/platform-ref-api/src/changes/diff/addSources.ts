import {
  ChangeRequestDiff,
  EntityDiff,
  FieldDiff,
  RefKind,
} from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { Authority } from '../../authority/Authority';
import { OriginStore, Origins } from '../../authority/OriginStore';
import { CatalogValueReadModel } from '../../catalog/CatalogValueReadModel';
import { SourceValue, SourceValueStore } from '../../imports/SourceValueStore';

/** Named also where they have said nothing: people look for them. */
const EXPECTED = ['servicenow', 'catalog', 'gitlab'];

type Said = NonNullable<FieldDiff['sources']>;

const keyOf = (id: string, field: string) => `${id} ${field}`;

const groupBy = (values: SourceValue[]) => {
  const said = new Map<string, Said>();
  for (const { source, id, field, value, at, goneAt } of values) {
    const key = keyOf(id, field);
    const entry = { source, value, at: at.toISOString(), goneAt: goneAt?.toISOString() ?? null }; // prettier-ignore
    said.set(key, [...(said.get(key) ?? []), entry]);
  }
  return said;
};

const withSources = (
  item: EntityDiff,
  said: Map<string, Said>,
  origins: Origins,
  authority: Authority,
): EntityDiff => ({
  ...item,
  fields: item.fields.map(diff => {
    const { kind, id } = item;
    const origin = origins.of(id, diff.field);
    return {
      ...diff,
      sources: said.get(keyOf(id, diff.field)) ?? [],
      authority: {
        sources: authority.ruleOf(kind, diff.field).sources,
        // Of what is not there yet, nobody has said it.
        holder: item.currentVersion > 0 ? origin.source : null,
        stale: authority.isStale(kind, diff.field, origin, new Date()),
      },
    };
  }),
});

const stateOf = (
  name: string,
  told: Map<string, Date>,
  last: Map<string, Date>,
) => {
  if (told.has(name)) return 'ok';
  return last.has(name) ? 'nothing' : 'never';
};

/** What each source says of the fields that differ, and which sources have nothing to say. */
export const addSources = async (
  db: Knex,
  authority: Authority,
  items: EntityDiff[],
): Promise<Pick<ChangeRequestDiff, 'items' | 'sources'>> => {
  const store = new SourceValueStore(db);
  const catalog = new CatalogValueReadModel(db);
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const told = new Map<string, Date>();
  const byKind = new Map<RefKind, { said: Map<string, Said>; origins: Origins }>(); // prettier-ignore
  for (const kind of kinds) {
    const ids = items.flatMap(item => (item.kind === kind ? [item.id] : []));
    const values = [
      ...(await store.of(kind, ids)),
      ...(kind === 'application' ? await catalog.of(ids) : []),
    ];
    for (const { source, at } of values)
      if (at > (told.get(source) ?? new Date(0))) told.set(source, at);
    const origins = await new OriginStore(db).of(kind, ids);
    byKind.set(kind, { said: groupBy(values), origins });
  }
  const last = new Map([
    ...(await catalog.lastTold()),
    ...(await store.lastTold()),
  ]);
  const names = new Set([...EXPECTED, ...last.keys()]);
  return {
    items: items.map(item => {
      const { said, origins } = byKind.get(item.kind)!;
      return withSources(item, said, origins, authority);
    }),
    sources: [...names].map(name => ({
      name,
      state: stateOf(name, told, last),
      at: last.get(name)?.toISOString() ?? null,
    })),
  };
};
