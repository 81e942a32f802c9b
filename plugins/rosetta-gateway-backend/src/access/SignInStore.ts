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

/** What stands for itself within a `like` pattern. */
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** The table `sign_in`. */
export class SignInStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async remember({ user, groups, at }: SignIn): Promise<void> {
    await this.#db(TABLE)
      .insert({ user_ref: user, groups: JSON.stringify(groups), at })
      .onConflict('user_ref')
      .merge();
  }

  async of(user: string): Promise<SignIn | undefined> {
    const row = await this.#rows().where('user_ref', user).first();
    return row && toSignIn(row);
  }

  /** Those whose name contains the text and comes after another one, by entity ref. */
  async find(text: string, after: string, limit: number): Promise<SignIn[]> {
    const rows = await this.#rows()
      .whereILike('user_ref', `user:default/%${literally(text)}%`)
      .andWhere('user_ref', '>', after)
      .orderBy('user_ref')
      .limit(limit);
    return rows.map(toSignIn);
  }

  async ofEach(users: readonly string[]): Promise<SignIn[]> {
    const rows = await this.#rows().whereIn('user_ref', users);
    return rows.map(toSignIn);
  }

  #rows() {
    return this.#db<SignInRow>(TABLE).select('user_ref', 'groups', 'at');
  }
}
