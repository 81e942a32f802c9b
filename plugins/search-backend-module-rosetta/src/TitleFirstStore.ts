import {
  DatabaseDocumentStore,
  DocumentResultRow,
  PgSearchEngine,
  PgSearchHighlightOptions,
  PgSearchQuery,
} from '@backstage/plugin-search-backend-module-pg';
import { Knex } from 'knex';

/** Backstage's query, and the term as the person typed it. */
interface TitleFirstQuery extends PgSearchQuery {
  term?: string;
}

/** Lower case, one space between words: what two names are compared in. PostgreSQL takes no NUL in a text. */
const normalize = (text: string) =>
  text.replaceAll('\0', '').trim().toLowerCase().replace(/\s+/g, ' ');

/**
 * 4: the term is its name; 3: its name begins with the term; 2: all the words are in its name; 1: they
 * are in the title of a page of documentation, which has the name of what it is about; 0: they are in
 * its text.
 */
const TITLE_MATCH = `case
  when title.plain = ? then 4
  when not to_tsvector('english', title.plain) @@ query then 0
  when type = 'techdocs' then 1
  when starts_with(title.plain, ?) then 3
  else 2 end`;

const quoted = (value: unknown) => `"${String(value).replace(/"/g, '""')}"`;

const toHeadline = (options: PgSearchHighlightOptions) =>
  Object.entries({
    MaxWords: options.maxWords,
    MinWords: options.minWords,
    ShortWord: options.shortWord,
    HighlightAll: options.highlightAll,
    MaxFragments: options.maxFragments,
    FragmentDelimiter: quoted(options.fragmentDelimiter),
    StartSel: quoted(options.preTag),
    StopSel: quoted(options.postTag),
  })
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');

/** A document has a field when it is the value, or a list that has it. */
const toContained = ([field, value]: [string, string | string[]]) =>
  [value].flat().flatMap(each => [{ [field]: each }, { [field]: [each] }]);

/**
 * Backstage's document store in another order, which no option of `search.pg` gives: an exact name
 * comes first, then names that begin with the term, then names with all its words, and documentation
 * after the things it is about.
 */
export class TitleFirstStore extends DatabaseDocumentStore {
  async query(
    tx: Knex.Transaction,
    searchQuery: TitleFirstQuery,
  ): Promise<DocumentResultRow[]> {
    const { pgTerm, term, types, fields = {}, options } = searchQuery;
    if (!pgTerm || !term) return super.query(tx, searchQuery);
    const rows = tx('documents')
      .joinRaw(`cross join to_tsquery('english', ?) as query`, [pgTerm])
      .joinRaw(
        `cross join lateral (select lower(regexp_replace(trim(document->>'title'), '\\s+', ' ', 'g')) as plain) as title`,
      )
      .whereRaw('body @@ query')
      .modify(q => {
        if (types) q.whereIn('type', types);
        for (const field of Object.entries(fields))
          q.whereRaw('document @> any(?::jsonb[])', [
            toContained(field).map(each => JSON.stringify(each)),
          ]);
        if (options.useHighlight)
          q.select(
            tx.raw(`ts_headline('english', document, query, ?) as highlight`, [
              toHeadline(options),
            ]),
          );
      })
      .select('type', 'document', tx.raw('count(*) over () as total_count'))
      .orderByRaw(`${TITLE_MATCH} desc`, [normalize(term), normalize(term)])
      .orderByRaw(`type = 'techdocs'`)
      .orderByRaw('ts_rank_cd(body, query, ?) desc', [
        searchQuery.normalization ?? 0,
      ])
      .orderByRaw(`title.plain, document->>'location'`)
      .offset(searchQuery.offset)
      .limit(searchQuery.limit);
    return rows;
  }
}

/** Backstage's engine gives its store only the query for PostgreSQL; here the store gets the term as typed, too. */
export const passingTheTerm = (engine: PgSearchEngine): PgSearchEngine => {
  const translate = engine.translator.bind(engine);
  engine.setTranslator((query, options) => {
    const translated = translate(query, options);
    const pgQuery: TitleFirstQuery = {
      ...translated.pgQuery,
      term: query.term,
    };
    return { ...translated, pgQuery };
  });
  return engine;
};
