import { Knex } from 'knex';

/** Reads owners of applications and members of groups. */
export class MembershipReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Groups that own these applications, or owned them since the given instants. */
  async ownersOf(
    applications: { id: string; since: string | null }[],
  ): Promise<string[]> {
    const rows: { group_id: string }[] = await this.#db('ref_application as a')
      .join(
        this.#db.raw(
          'unnest(?::text[], ?::timestamptz[]) as named (id, since)',
          [
            applications.map(({ id }) => id),
            applications.map(({ since }) => since) as string[],
          ],
        ),
        'named.id',
        'a.id',
      )
      .whereRaw('upper_inf(a.known)')
      .whereRaw(
        '(named.since is null or upper_inf(a.valid) or upper(a.valid) > named.since)',
      )
      .distinct('a.group_id');
    return rows.map(row => row.group_id);
  }

  /** Who is a member of one of these groups today. */
  async membersOf(groups: string[]): Promise<string[]> {
    if (groups.length === 0) return [];
    const rows: { member: string }[] = await this.#db(
      this.#db.raw('ref_group as g, unnest(g.members) as m (member)'),
    )
      .whereRaw('upper_inf(g.known)')
      .whereRaw('g.valid @> now()')
      .whereRaw('g.id = any(?::text[])', [groups])
      .distinct('m.member')
      .orderBy('m.member');
    return rows.map(({ member }) => member);
  }

  /** The groups among these that a person is a member of today. */
  async memberOf(person: string, groups: string[]): Promise<Set<string>> {
    const rows: { id: string }[] = await this.#db('ref_group as g')
      .whereRaw('upper_inf(g.known)')
      .whereRaw('g.valid @> now()')
      .whereRaw('g.id = any(?::text[])', [groups])
      .whereRaw('? = any(g.members)', [person])
      .select('g.id');
    return new Set(rows.map(({ id }) => id));
  }
}
