import { Import, ImportCell, RefKind } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { Authority } from '../authority/Authority';
import { OriginStore } from '../authority/OriginStore';
import { Entity } from '../entities/Entity';
import { EntityStore } from '../entities/EntityStore';
import { ReferentielConfig } from '../referentielConfig';
import { ComparedRow, compareRow } from './compareRow';
import { ImportRowStore } from './ImportRowStore';
import { ImportStore } from './ImportStore';
import { loadReferences, resolvePivots } from './References';
import { RowMatcher } from './RowMatcher';
import { SourceRow } from './SourceRow';
import { Orphan, SourceValueStore } from './SourceValueStore';

export interface FileToCompare extends Pick<Import, 'id' | 'kind' | 'format' | 'source'> {
  effectiveFrom: string;
  rows: SourceRow[];
  partial: boolean;
} // prettier-ignore

/** Enough that the fixed cost of queries does not count, few enough that progress shows. */
const BATCH_ROWS = 500;

const batchesOf = (rows: SourceRow[]): SourceRow[][] =>
  Array.from({ length: Math.ceil(rows.length / BATCH_ROWS) }, (_, index) =>
    rows.slice(index * BATCH_ROWS, (index + 1) * BATCH_ROWS),
  );

const fieldsAt = (now: string, { segments }: Entity) =>
  segments.find(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= now) &&
      (validTo === null || validTo > now),
  )?.fields;

/** The fields of entities as they are now, by id. */
const currentFields = async (db: Knex, kind: RefKind, ids: string[], now: Date) => {
  const entities = await new EntityStore(db, kind).where('id', ids);
  return new Map(
    entities.map(entity => [entity.id, fieldsAt(now.toISOString(), entity)]),
  );
}; // prettier-ignore

const NAMED_TWICE = {
  refused: (line: number, id: string) =>
    `line ${line} is ${id} already; keep one of the two lines`,
  ignored: (line: number, id: string) =>
    `line ${line} is probably ${id} too; give each the id that it is of`,
};

/** A thing is in one row only: two could say different things of it. */
const checkRepeated = (row: ComparedRow, seen: Map<string, number>) => {
  if (row.id === undefined || row.line === null) return row;
  const first = seen.get(row.id);
  if (first === undefined) {
    seen.set(row.id, row.line);
    return row;
  }
  const outcome = row.outcome === 'probable' ? 'ignored' : 'refused';
  const cell: ImportCell = {
    column: 'id',
    outcome,
    before: null,
    after: row.id,
    code: 'repeated',
    message: NAMED_TWICE[outcome](first, row.id),
    values: { line: String(first), id: row.id },
  };
  return { ...row, cells: [...row.cells, cell], said: {}, changes: [] };
};

const toOrphanRow = (source: string, { id, at }: Orphan): ComparedRow => ({
  line: null,
  outcome: 'orphan',
  id,
  label: id,
  reason: {
    code: 'orphan',
    message: `${source} no longer names it; end it by a change request if it is gone`,
    values: { source, id, ...(at && { at: at.toISOString() }) },
  },
  cells: [],
  same: 0,
  said: {},
  changes: [],
});

/** Compares a file with the référentiel, batch by batch, and keeps each row with its cells. */
export const compareFile = async (
  db: Knex,
  config: ReferentielConfig,
  file: FileToCompare,
): Promise<void> => {
  const { id, kind, rows } = file;
  const now = new Date();
  const unknown = await resolvePivots(db, rows);
  const references = await loadReferences(db, kind, rows);
  const matcher = new RowMatcher(db, config.imports);
  const authority = new Authority(config.authority);
  const imports = new ImportStore(db);
  const keep = async (first: number, compared: ComparedRow[], done: number) => {
    await new ImportRowStore(db).add(id, first, compared);
    const same = compared.reduce((sum, row) => sum + row.same, 0);
    await imports.addProgress(id, done, same);
  };
  const seen = new Map<string, number>();
  let seq = 1;
  for (const batch of batchesOf(rows)) await matcher.remember(kind, batch);
  for (const batch of batchesOf(rows)) {
    const known = await matcher.load(kind, batch);
    const matches = batch.map(row => matcher.match(kind, row, known));
    const ids = [...new Set(matches.flatMap(match => match.id ?? []))];
    const fields = await currentFields(db, kind, ids, now);
    const origins = await new OriginStore(db).of(kind, ids);
    const comparison = { ...file, now, authority, origins, references, known };
    const compared = batch.map((row, index) => {
      const match = matches[index];
      const there = match.id === undefined ? undefined : fields.get(match.id);
      const given = compareRow(comparison, row, match, there, unknown.get(row));
      return checkRepeated(given, seen);
    });
    await keep(seq, compared, seq - 1 + batch.length);
    seq += compared.length;
  }
  if (file.partial) return;
  const orphans = await new SourceValueStore(db).orphans(file);
  if (orphans.length > 0)
    await keep(
      seq,
      orphans.map(orphan => toOrphanRow(file.source, orphan)),
      rows.length,
    );
};
