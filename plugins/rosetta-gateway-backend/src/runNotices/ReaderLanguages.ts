import { LANGUAGES, Language } from '@rosetta/contracts/domains';
import { Knex } from 'knex';

const TABLE = 'reader_language';
const DEFAULT: Language = 'en';

const isLanguage = (text: string): text is Language =>
  (LANGUAGES as readonly string[]).includes(text);

/** The first language of an `Accept-Language` that the portal speaks. */
const languageOf = (accepted: string | undefined): Language | undefined =>
  accepted
    ?.split(',')
    .map(part => part.trim().slice(0, 2).toLowerCase())
    .find(isLanguage);

/** The language in which each person reads the portal: the table `reader_language`. */
export class ReaderLanguages {
  readonly #db: Knex;
  /** What this process wrote: most requests say nothing new. */
  readonly #known = new Map<string, Language>();

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Remembers the language that a page was opened in. */
  async note(user: string, accepted: string | undefined): Promise<void> {
    const language = languageOf(accepted);
    if (!language || this.#known.get(user) === language) return;
    await this.#db(TABLE)
      .insert({ user_ref: user, language })
      .onConflict('user_ref')
      .merge();
    this.#known.set(user, language);
  }

  async of(user: string): Promise<Language> {
    const row = await this.#db(TABLE)
      .where({ user_ref: user })
      .first<{ language: string } | undefined>('language');
    return row && isLanguage(row.language) ? row.language : DEFAULT;
  }
}
