import { EndedSignIn } from '@rosetta/plugin-rosetta-node';
import { Knex } from 'knex';

interface EndedSignInRow {
  user_ref: string;
  ends_at: Date;
}

const TABLE = 'ended_sign_in';

/** The table `ended_sign_in`. */
export class EndedSignInStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async insert({ user, endsAt }: EndedSignIn): Promise<void> {
    await this.#db(TABLE)
      .insert({ user_ref: user, ends_at: endsAt })
      .onConflict()
      .ignore();
  }

  /** The ended sign-ins whose tokens have not expired. */
  async list(now: Date): Promise<EndedSignIn[]> {
    const rows: EndedSignInRow[] = await this.#db(TABLE)
      .select('user_ref', 'ends_at')
      .where('ends_at', '>', now);
    return rows.map(row => ({ user: row.user_ref, endsAt: row.ends_at }));
  }

  async deleteExpired(now: Date): Promise<void> {
    await this.#db(TABLE).where('ends_at', '<=', now).delete();
  }
}
