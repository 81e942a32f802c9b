import { EndedSignIn, EndedSignInsStore } from '@rosetta/plugin-rosetta-node';
import { Knex } from 'knex';

interface EndedSignInRow {
  user_ref: string;
  ended_at: Date;
  ends_at: Date;
  kept_until: Date;
}

const TABLE = 'ended_sign_in';

/** The table `ended_sign_in`. */
export class EndedSignInStore implements EndedSignInsStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async insert(signIn: EndedSignIn): Promise<void> {
    await this.#db(TABLE)
      .insert({
        user_ref: signIn.user,
        ended_at: signIn.endedAt,
        ends_at: signIn.endsAt,
        kept_until: signIn.keptUntil,
      })
      .onConflict(['user_ref', 'ends_at'])
      .merge(['ended_at', 'kept_until']);
  }

  /** The ended sign-ins of which a token or a session has not expired. */
  async list(now: Date): Promise<EndedSignIn[]> {
    const rows: EndedSignInRow[] = await this.#db(TABLE)
      .select('user_ref', 'ended_at', 'ends_at', 'kept_until')
      .where('kept_until', '>', now);
    return rows.map(row => ({
      user: row.user_ref,
      endedAt: row.ended_at,
      endsAt: row.ends_at,
      keptUntil: row.kept_until,
    }));
  }

  async deleteExpired(now: Date): Promise<void> {
    await this.#db(TABLE).where('kept_until', '<=', now).delete();
  }
}
