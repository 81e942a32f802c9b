import { createHash } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import {
  Change,
  Import,
  MAX_TITLE_LENGTH,
  PEOPLE,
  RefKind,
  RowOutcome,
  ServiceNowDump,
} from '@rosetta/contracts/ref';
import { InvalidInputError, Logger } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { checkAttributes } from '../attributes/checkAttributes';
import { ChangeRequestStore } from '../changes/ChangeRequestStore';
import { prepareDraft } from '../changes/prepareDraft';
import { assertNoProblems } from '../changes/problems';
import { ReferentielConfig } from '../referentielConfig';
import { compareFile } from './compareFile';
import { describeImport } from './describeImport';
import { ImportReadModel } from './ImportReadModel';
import { ImportRowStore } from './ImportRowStore';
import { ImportStore } from './ImportStore';
import { readCsvRows } from './readCsvRows';
import { readServiceNowRows } from './readServiceNowRows';
import { refuseConflicts } from './refuseConflicts';
import { SourceRow } from './SourceRow';
import { SourceValueStore } from './SourceValueStore';
import { splitIntoRequests } from './splitIntoRequests';

export interface FileGiven {
  kind: RefKind;
  source?: string;
  name?: string;
  effectiveFrom?: string;
  /** What the file leaves out is not gone from its source. */
  partial: boolean;
  content: string | ServiceNowDump;
  /** Of what a source was asked for: rows that it counted and did not give. */
  hidden?: number;
}

export interface DraftOptions {
  skipRefused: boolean;
  takeProbable: boolean;
}

/** Who imports, in which language a draft is worded, and where failures are logged. */
export interface ImportContext {
  author: string;
  language: string;
  logger: Logger;
}

const MAX_NAMED = 5;

const startOfToday = () => `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`; // prettier-ignore

/** A second request of the same content would be in conflict with the first as soon as one of them is applied. */
const assertNotCarried = ({ id, carriedBy }: Import) => {
  if (carriedBy.length === 0) return;
  const named = carriedBy.join(', ');
  throw new ConflictError(
    `${named} is open and holds the same content as ${id}; submit it, or withdraw it to draft the content again`,
  );
};

/** The same rows have the same one, however their file writes them. */
const hashOf = (rows: SourceRow[]) =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex');

/** Files that are compared with the référentiel, and the change requests that they become. */
export class Imports {
  readonly #db: Knex;
  readonly #config: ReferentielConfig;

  constructor(db: Knex, config: ReferentielConfig) {
    this.#db = db;
    this.#config = config;
  }

  /** Compares a file; nothing of the référentiel changes. */
  async compare(
    { kind, content, name, partial, hidden, ...given }: FileGiven,
    { author, logger }: ImportContext,
  ): Promise<Import> {
    const format = typeof content === 'string' ? 'csv' : 'servicenow';
    const rows =
      typeof content === 'string'
        ? readCsvRows(kind, content)
        : readServiceNowRows(kind, content);
    const source = given.source ?? (format === 'csv' ? PEOPLE : format);
    const effectiveFrom = given.effectiveFrom ?? startOfToday();
    const file = { kind, format, source, effectiveFrom } as const;
    const store = new ImportStore(this.#db);
    await store.prune(this.#config.imports.keptDays);
    const added = { ...file, name, author, hidden, rows: rows.length, contentHash: hashOf(rows) }; // prettier-ignore
    const id = await store.add(added);
    try {
      await compareFile(this.#db, this.#config, { ...file, id, rows, partial });
      const { attributes } = this.#config;
      await refuseConflicts(this.#db, attributes, { id, kind });
    } catch (error) {
      logger.error({ err: error, import: id }, 'Import failed');
      await store.finish(id, 'it failed; import the file again');
      throw error;
    }
    await store.finish(id);
    return new ImportReadModel(this.#db).get(id);
  }

  /** Compares a file and drafts what differs, unless a cell is refused; without options, it is only compared. */
  async import(
    file: FileGiven,
    options: DraftOptions | undefined,
    context: ImportContext,
  ): Promise<Import> {
    const compared = await this.compare(file, context);
    if (!options) return compared;
    if (compared.counts.refusedRows > 0 && !options.skipRefused)
      return compared;
    return this.draft(compared.id, options, context);
  }

  /**
   * Keeps what the source says, and drafts what differs.
   * @throws ConflictError where that can't be done
   */
  async draft(
    id: string,
    { skipRefused, takeProbable }: DraftOptions,
    context: ImportContext,
  ): Promise<Import> {
    await this.#db.transaction(async trx => {
      const store = new ImportStore(trx);
      await store.lock(id);
      const found = await new ImportReadModel(trx).get(id);
      if (found.state !== 'done')
        throw new ConflictError(
          `${id} is ${found.state}; wait for its end, or import the file again`,
        );
      if (found.keptAt)
        throw new ConflictError(
          `${id} was drafted already; import the file again`,
        );
      const { refusedRows } = found.counts;
      if (refusedRows > 0 && !skipRefused)
        throw new ConflictError(
          `${refusedRows} lines of ${id} are refused; correct them and import the file again, or leave them out with skipRefused`,
        );
      const { kind, source } = found;
      await new SourceValueStore(trx).land({ id, kind, source, takeProbable });
      await store.setLanded(id);
      await this.#addRequests(trx, found, takeProbable, context);
      await this.#assertUnchanged(trx, found);
    });
    return new ImportReadModel(this.#db).get(id);
  }

  /** After the drafts, whose base is what is there now: what was compared must be that. */
  async #assertUnchanged(trx: Knex, { id, kind }: Import) {
    const changed = await new ImportRowStore(trx).changedSince(id, kind, MAX_NAMED + 1); // prettier-ignore
    if (changed.length === 0) return;
    const named = changed.slice(0, MAX_NAMED).join(', ');
    const more = changed.length > MAX_NAMED ? ' and others' : '';
    throw new ConflictError(
      `${named}${more} changed since ${id} was compared; import the file again`,
    );
  }

  async #addRequests(
    trx: Knex,
    found: Import,
    takeProbable: boolean,
    { author, language }: ImportContext,
  ) {
    const outcomes: RowOutcome[] = ['match', 'new'];
    if (takeProbable) outcomes.push('probable');
    const rows = await new ImportRowStore(trx).changes(found.id, outcomes);
    const requests = splitIntoRequests(rows);
    if (requests.length > 0) assertNotCarried(found);
    const store = new ChangeRequestStore(trx);
    for (const [index, part] of requests.entries()) {
      const { title, reason } = describeImport(found, part.length, { index, of: requests.length, language }); // prettier-ignore
      const draft = await this.#prepare(trx, found, part.flatMap(({ changes }) => changes)); // prettier-ignore
      await store.add(author, {
        ...draft,
        title: title.slice(0, MAX_TITLE_LENGTH),
        reason,
        source: found.source,
        import: found.id,
      });
    }
  }

  /** As a draft that a person writes; what others changed since it was compared may be in its way. */
  async #prepare(trx: Knex, { id }: Import, changes: Change[]) {
    try {
      assertNoProblems(checkAttributes(changes, this.#config.attributes));
      return await prepareDraft(trx, changes);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      throw new ConflictError(
        `${id} is no longer right: ${error.message}; import the file again`,
      );
    }
  }
}
