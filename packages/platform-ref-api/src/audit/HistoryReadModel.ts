import { HistoryEntry } from '@rosetta/contracts/ref';
import { Knex } from 'knex';

interface HistoryQuery {
  application: string;
  limit: number;
  /** Entries before this one. */
  before?: number;
  /** Not later than this. */
  knownAt?: string;
}

/** What ever was of the application, so that the audit is read by its index. */
const THINGS = `
  select 'application' as kind, :application as id
  union all select 'attestation', :application
  union select 'pivot', id from ref_pivot where application = :application
  union select 'relation', id from ref_relation
    where :application in (from_id, to_id)
`;

/** A pivot may have been of another application before or after; that is not of this one. */
const IS_OF_IT = `
  (a.kind in ('application', 'attestation')
    or (a.kind = 'pivot' and (a.before @> cast(:pivot as jsonb) or a.after @> cast(:pivot as jsonb)))
    or (a.kind = 'relation' and (
      a.before @> cast(:origin as jsonb) or a.after @> cast(:origin as jsonb)
      or a.before @> cast(:target as jsonb) or a.after @> cast(:target as jsonb))))
`;

/** Part of what the audit keeps as `before` and `after`: the segments of an entity. */
const segmentWith = (field: string, value: string) =>
  JSON.stringify([{ fields: { [field]: value } }]);

/** What changed of an application, as the audit has it. */
export class HistoryReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Newest first. Nothing of what was erased: it is to be known no more. */
  async page(query: HistoryQuery): Promise<HistoryEntry[]> {
    const { application, limit, before = null, knownAt = null } = query;
    const { rows } = await this.#db.raw(
      `
      with things as (${THINGS})
      select a.seq, a.at, a.author as actor, a.approver, a.change_request,
        a.kind, a.entity_id, a.op, a.before, a.after,
        coalesce(a.reason, r.reason) as reason
      from things
      join ref_audit a on a.kind = things.kind and a.entity_id = things.id
      left join change_request r on r.id = a.change_request
      where ${IS_OF_IT}
        and (cast(:before as bigint) is null or a.seq < :before)
        and (cast(:knownAt as timestamptz) is null or a.at <= cast(:knownAt as timestamptz))
        and not exists (
          select from ref_audit erased
          where erased.kind in (
              a.kind, case a.kind when 'attestation' then 'application' end
            )
            and erased.entity_id = a.entity_id
            and erased.op = 'erase' and erased.seq >= a.seq
        )
      order by a.seq desc
      limit :limit`,
      {
        application,
        limit,
        before,
        knownAt,
        pivot: segmentWith('application', application),
        origin: segmentWith('from', application),
        target: segmentWith('to', application),
      },
    );
    return rows.map(({ seq, at, change_request, entity_id, ...row }: any) => ({
      ...row,
      seq: Number(seq),
      at: at.toISOString(),
      changeRequest: change_request,
      entityId: entity_id,
    }));
  }
}
