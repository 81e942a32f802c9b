import { SignInEvent } from '@rosetta/plugin-rosetta-node';
import { Knex } from 'knex';

/** The last sign-in of a person. */
export interface SignIn extends SignInEvent {
  at: Date;
}

interface SignInRow {
  user_ref: string;
  groups: SignInEvent['groups'];
  at: Date;
}

const TABLE = 'sign_in';

const toSignIn = (row: SignInRow): SignIn => ({
  user: row.user_ref,
  groups: row.groups,
  at: row.at,
});

/** Escapes the wildcards of a `like` pattern. */
const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** The table `sign_in`. */
export class SignInStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async upsert({ user, groups, at }: SignIn): Promise<void> {
    await this.#db(TABLE)
      .insert({ user_ref: user, groups: JSON.stringify(groups), at })
      .onConflict('user_ref')
      .merge();
  }

  async get(user: string): Promise<SignIn | undefined> {
    const row = await this.#rows().where('user_ref', user).first();
    return row && toSignIn(row);
  }

  /** The people whose name contains the text, after an entity ref, in its order. */
  async find(text: string, after: string, limit: number): Promise<SignIn[]> {
    const rows = await this.#rows()
      .whereILike('user_ref', `user:default/%${escapeLike(text)}%`)
      .andWhere('user_ref', '>', after)
      .orderBy('user_ref')
      .limit(limit);
    return rows.map(toSignIn);
  }

  async getMany(users: readonly string[]): Promise<SignIn[]> {
    const rows = await this.#rows().whereIn('user_ref', users);
    return rows.map(toSignIn);
  }

  #rows() {
    return this.#db<SignInRow>(TABLE).select('user_ref', 'groups', 'at');
  }
}
