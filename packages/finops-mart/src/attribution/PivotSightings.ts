import { Knex } from 'knex';
import { hashExpression, tagsExpression } from '../charges/filterExpressions';
import { RunRef } from '../costs/costFilters';

export interface PivotToFind {
  type: string;
  value: string;
}

const OF_RUNS =
  '(c.period, c.run_id) in (select * from unnest(cast(:periods as text[]), cast(:runIds as uuid[])))';

/** A value may name its provider, as in `AWS|402918837110`; charges have it in a column of its own. */
const WANTED = `
  select w.no, w.type, p.provider, p.value
  from unnest(cast(:types as text[]), cast(:values as text[])) with ordinality as w (type, value, no)
  cross join lateral (
    select null as provider, w.value
    union all
    select split_part(w.value, '|', 1), substr(w.value, strpos(w.value, '|') + 1)
    where strpos(w.value, '|') > 1
  ) p`;

/** `names` must be the expression of an index of charges, or none is used. */
const nameSql = (type: string, names: string) => `
  select w.no from wanted w
  where w.type = '${type}' and exists (
    select from charge c
    where ${OF_RUNS} and ${names} and (w.provider is null or c.provider = w.provider)
  )`;

const SEEN = `
  with wanted as materialized (${WANTED})
  ${nameSql(
    'focus:resource',
    `${hashExpression('c.resource')} = ${hashExpression(
      'w.value',
    )} and c.resource = w.value`,
  )}
  union
  ${nameSql(
    'focus:subaccount',
    `${hashExpression('c.sub_account')} = ${hashExpression(
      'w.value',
    )} and c.sub_account = w.value`,
  )}
  union
  ${nameSql(
    'focus:tag',
    `${tagsExpression(
      'c.tags',
    )} @> jsonb_build_object(split_part(w.value, '=', 1), substr(w.value, strpos(w.value, '=') + 1))`,
  )}`;

/** Reads which pivots the charges of published runs name. */
export class PivotSightings {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Whether each pivot is named, in the order of the pivots. */
  async find(
    runs: readonly RunRef[],
    pivots: readonly PivotToFind[],
  ): Promise<boolean[]> {
    const { rows } = await this.#db.raw<{ rows: { no: string }[] }>(SEEN, {
      periods: runs.map(({ period }) => period),
      runIds: runs.map(({ runId }) => runId),
      types: pivots.map(({ type }) => type),
      values: pivots.map(({ value }) => value),
    });
    const seen = new Set(rows.map(({ no }) => Number(no)));
    return pivots.map((_, index) => seen.has(index + 1));
  }
}
