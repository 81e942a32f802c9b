import {
  PivotProblem,
  PivotProblemKind,
  PivotType,
  ProposedRequest,
} from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { CANDIDATES_SQL, PROBLEMS_SQL } from './problemsSql';

interface Row {
  kind: PivotProblemKind;
  id: string;
  application: string;
  application_name: string;
  type: PivotType;
  value: string;
  source: string | null;
  confidence: number | null;
  valid_from: Date | null;
  valid_to: Date | null;
  other_id: string | null;
  other_application: string | null;
  other_value: string | null;
}

type ProblemPosition = [kind: string, id: string];

export interface ProblemQuery {
  kind?: PivotProblemKind;
  application?: string;
  type?: PivotType;
  limit: number;
  after?: ProblemPosition;
}

const REASONS: Record<PivotProblemKind, (row: Row) => string> = {
  orphan: ({ application }) =>
    `${application} or the component does not exist any more`,
  duplicate: ({ other_value: other }) => `${other} says the same`,
  conflict: ({ other_value: other, other_application: application }) =>
    `${application} claims ${other} already`,
  expired: () => 'Its validity has ended, and nobody claims the value since',
  unused: () => 'The tools have not seen it in the last three months',
};

/** An expired pivot goes on; every other one ends. */
const toCure = (row: Row): ProposedRequest => {
  const { kind, id, type, value } = row;
  const name = `${type} ${value}`.slice(0, 150);
  const reason = REASONS[kind](row).slice(0, 2000);
  return kind === 'expired'
    ? {
        title: `Extend ${name}`,
        reason,
        changes: [{ op: 'update', kind: 'pivot', id, set: { validTo: null } }],
      }
    : {
        title: `End ${name}`,
        reason,
        changes: [{ op: 'delete', kind: 'pivot', id }],
      };
};

const toProblem = (row: Row): PivotProblem => ({
  kind: row.kind,
  pivot: {
    id: row.id,
    application: row.application,
    type: row.type,
    value: row.value,
    source: row.source ?? undefined,
    confidence: row.confidence ?? undefined,
    validFrom: row.valid_from?.toISOString() ?? null,
    validTo: row.valid_to?.toISOString() ?? null,
  },
  applicationName: row.application_name,
  other: row.other_id
    ? {
        id: row.other_id,
        application: row.other_application!,
        value: row.other_value!,
      }
    : null,
  cure: toCure(row),
});

/** Reads what is wrong with pivots. */
export class PivotProblemReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async #page(sql: string, limit: number, bindings: object) {
    const { rows } = await this.#db.raw<{ rows: Row[] }>(sql, {
      ...bindings,
      limit: limit + 1,
    });
    const items = rows.slice(0, limit).map(toProblem);
    const last = items.at(-1);
    return {
      items,
      next: (rows.length > limit ? [last!.kind, last!.pivot.id] : undefined) as
        | ProblemPosition
        | undefined,
    };
  }

  /** By kind and id, with the start of the next page. */
  list({ limit, after = ['', ''], ...query }: ProblemQuery) {
    const { kind = null, application = null, type = null } = query;
    const [afterKind, afterId] = after;
    const bindings = { kind, application, type, afterKind, afterId };
    return this.#page(PROBLEMS_SQL, limit, bindings);
  }

  /** Those of some types that could be unused, as if they were. */
  candidates(types: PivotType[], query: ProblemQuery) {
    const { limit, after = ['', ''], application = null } = query;
    const [, afterId] = after;
    return this.#page(CANDIDATES_SQL, limit, { types, application, afterId });
  }
}
