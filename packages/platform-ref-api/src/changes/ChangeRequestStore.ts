import { NotFoundError } from '@backstage/errors';
import {
  ChangeRequest,
  ChangeRequestSummary,
  ChangeState,
  Conflict,
  KeptResolution,
  StoredChange,
} from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { Entity } from '../entities/Entity';

interface Row {
  number: string;
  id: string;
  title: string;
  reason: string;
  state: ChangeState;
  revision: number;
  author: string;
  created_at: Date;
  updated_at: Date;
  submitted_at: Date | null;
  decided_at: Date | null;
  decided_by: string | null;
  version: number | null;
  change_count: number;
}
interface DetailRow extends Row {
  changes: StoredChange[];
  base: Entity[];
  conflicts: Conflict[] | null;
  resolutions: KeptResolution[];
  reverts: string | null;
  source: string | null;
  import: string | null;
}

/** A request, and the state that it was drafted against. */
export interface DraftedRequest
  extends Omit<
    ChangeRequest,
    'comments' | 'approvals' | 'waitingFor' | 'needsAdmin'
  > {
  base: Entity[];
  /** Whose values it holds, where an import drafted it. */
  source: string | null;
}

export interface Draft {
  title: string;
  reason: string;
  changes: StoredChange[];
  base: Entity[];
  /** The applied request that it undoes. */
  reverts?: string;
  source?: string;
  import?: string;
}

/** What an edit changes of a draft. */
export interface Redraft extends Partial<Draft> {
  /** Whether the content is another one now. */
  isRevised: boolean;
  resolutions: KeptResolution[];
}

export interface Decision {
  state: ChangeState;
  submitted?: boolean;
  decidedBy?: string;
  conflicts?: Conflict[];
}

export interface ChangeRequestQuery {
  state?: ChangeState;
  author?: string;
  notAuthor?: string;
  limit: number;
  /** Numbers below this one. */
  before?: string;
}

const SUMMARY = [
  'c.number',
  'c.id',
  'c.title',
  'c.reason',
  'c.state',
  'c.revision',
  'c.author',
  'c.created_at',
  'c.updated_at',
  'c.submitted_at',
  'c.decided_at',
  'c.decided_by',
];

const toSummary = (row: Row): ChangeRequestSummary => ({
  id: row.id,
  title: row.title,
  reason: row.reason,
  state: row.state,
  revision: row.revision,
  author: row.author,
  changeCount: row.change_count,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  submittedAt: row.submitted_at?.toISOString() ?? null,
  decidedAt: row.decided_at?.toISOString() ?? null,
  decidedBy: row.decided_by,
  version: row.version,
});

export class ChangeRequestStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  #summaries() {
    return this.#db('change_request as c')
      .leftJoin('ref_version as v', 'v.change_request', 'c.number')
      .select([...SUMMARY, 'v.version'])
      .select(this.#db.raw('jsonb_array_length(c.changes) as change_count'));
  }

  async #one(id: string, forUpdate: boolean): Promise<DraftedRequest> {
    const row: DetailRow | undefined = await this.#summaries()
      .select('c.changes', 'c.base', 'c.conflicts')
      .select('c.resolutions', 'c.reverts', 'c.source', 'c.import')
      .where('c.id', id)
      .modify(q => forUpdate && q.forUpdate('c'))
      .first();
    if (!row) throw new NotFoundError(`There is no change request ${id}`);
    const { changes, base, conflicts, resolutions, reverts, source } = row;
    return {
      ...toSummary(row),
      changes,
      base,
      resolutions,
      reverts,
      source,
      import: row.import,
      ...(conflicts ? { conflicts } : {}),
    };
  }

  /** Locks and returns the request. */
  async lock(id: string): Promise<DraftedRequest> {
    return this.#one(id, true);
  }

  /** The request with the state that it was drafted against. */
  async drafted(id: string): Promise<DraftedRequest> {
    return this.#one(id, false);
  }

  async comments(id: string): Promise<ChangeRequest['comments']> {
    const comments: { by: string; at: Date; comment: string }[] =
      await this.#db('change_request_comment as m')
        .join('change_request as c', 'c.number', 'm.change_request')
        .where('c.id', id)
        .orderBy('m.number')
        .select('m.by', 'm.at', 'm.comment');
    return comments.map(({ at, ...comment }) => ({
      ...comment,
      at: at.toISOString(),
    }));
  }

  /** Newest first, with the start of the next page. */
  async list(query: ChangeRequestQuery) {
    const { state, author, notAuthor, limit, before } = query;
    const rows: Row[] = await this.#summaries()
      .modify(q => {
        if (state) q.where('c.state', state);
        if (author) q.where('c.author', author);
        if (notAuthor) q.whereNot('c.author', notAuthor);
        if (before) q.where('c.number', '<', before);
      })
      .orderBy('c.number', 'desc')
      .limit(limit + 1);
    const items = rows.slice(0, limit);
    return {
      items: items.map(toSummary),
      next: rows.length > limit ? items.at(-1)!.number : undefined,
    };
  }

  async add(author: string, { changes, base, ...draft }: Draft) {
    const [{ id }] = await this.#db('change_request')
      .insert({
        ...draft,
        author,
        changes: JSON.stringify(changes),
        base: JSON.stringify(base),
      })
      .returning('id');
    return id as string;
  }

  /** Resets the request to a draft. */
  async redraft(
    id: string,
    { changes, base, isRevised, resolutions, ...draft }: Redraft,
  ) {
    await this.#db('change_request')
      .where({ id })
      .update({
        ...draft,
        ...(changes && { changes: JSON.stringify(changes) }),
        ...(base && { base: JSON.stringify(base) }),
        ...(isRevised && { revision: this.#db.raw('revision + 1') }),
        resolutions: this.#db.raw('resolutions || ?::jsonb', [
          JSON.stringify(resolutions),
        ]),
        state: 'draft',
        conflicts: null,
        submitted_at: null,
        decided_at: null,
        decided_by: null,
        updated_at: this.#db.raw('clock_timestamp()'),
      });
  }

  async decide(id: string, { state, ...decision }: Decision) {
    const now = this.#db.raw('clock_timestamp()');
    await this.#db('change_request')
      .where({ id })
      .update({
        state,
        updated_at: now,
        ...(decision.submitted && { submitted_at: now }),
        ...(decision.decidedBy && {
          decided_at: now,
          decided_by: decision.decidedBy,
        }),
        ...(decision.conflicts && {
          conflicts: JSON.stringify(decision.conflicts),
        }),
      });
  }

  async comment(id: string, by: string, comment: string) {
    await this.#db('change_request_comment').insert({
      change_request: this.#db('change_request').where({ id }).select('number'),
      by,
      comment,
    });
  }
}
