import { LANGUAGES, Language } from '@rosetta/contracts/domains';
import { Knex } from 'knex';

const TABLE = 'reader_language';
const DEFAULT: Language = 'en';

const isLanguage = (text: string): text is Language =>
  (LANGUAGES as readonly string[]).includes(text);

/** The language in which each person reads the portal: the table `reader_language`. */
export class ReaderLanguages {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Stores the language that a page was opened in. */
  async remember(user: string, language: Language): Promise<void> {
    await this.#db(TABLE)
      .insert({ user_ref: user, language })
      .onConflict('user_ref')
      .merge()
      // Most pages change nothing.
      .where(`${TABLE}.language`, '<>', language);
  }

  async of(user: string): Promise<Language> {
    const row = await this.#db(TABLE)
      .where({ user_ref: user })
      .first<{ language: string } | undefined>('language');
    return row && isLanguage(row.language) ? row.language : DEFAULT;
  }
}
