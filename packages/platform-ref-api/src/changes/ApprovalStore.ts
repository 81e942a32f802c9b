import { Approval } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { isCurrent } from '../entities/isCurrent';

/** Approvals of submitted requests. */
export class ApprovalStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  #numberOf(id: string) {
    return this.#db('change_request').where({ id }).select('number');
  }

  async add(id: string, by: string, groups: string[]): Promise<void> {
    await this.#db('change_request_approval')
      .insert({ change_request: this.#numberOf(id), by, groups })
      .onConflict(['change_request', 'by'])
      .merge();
  }

  async of(id: string): Promise<Approval[]> {
    const rows: { by: string; at: Date; groups: string[] }[] = await this.#db(
      'change_request_approval as a',
    )
      .whereIn('a.change_request', this.#numberOf(id))
      .orderBy(['a.at', 'a.by'])
      .select('a.by', 'a.at', 'a.groups');
    return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  }

  /** The groups that somebody has approved for who is a member today. */
  async approvedGroups(id: string): Promise<Set<string>> {
    const rows: { id: string }[] = await this.#db('ref_group as g')
      .join('change_request_approval as a', join =>
        join.on(this.#db.raw('g.id = any(a.groups) and a.by = any(g.members)')),
      )
      .whereIn('a.change_request', this.#numberOf(id))
      .whereRaw(isCurrent('g'))
      .distinct('g.id');
    return new Set(rows.map(row => row.id));
  }

  async drop(id: string): Promise<void> {
    await this.#db('change_request_approval')
      .whereIn('change_request', this.#numberOf(id))
      .delete();
  }
}
