import { Knex } from 'knex';
import { Segment } from '../entities/Entity';
import { AppliedChange } from './refAudit';

interface EntityChange extends Pick<AppliedChange, 'kind' | 'entityId'> {
  before: Segment[] | null;
  after: Segment[] | null;
}

/** What change requests have changed, as the audit has it. */
export class AppliedChangeReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Of one request, in order. */
  of(changeRequest: string): Promise<EntityChange[]> {
    return this.#db('ref_audit as a')
      .where('a.change_request', changeRequest)
      .orderBy('a.seq')
      .select('a.kind', 'a.before', 'a.after', { entityId: 'a.entity_id' });
  }
}
