import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  burnPairsOf,
  resolveBurnPairs,
  Slo,
  SloInput,
  SloItem,
  SloStatus,
} from '@rosetta/contracts/monitoring';
import {
  monitoringAudit,
  SloStatusStore,
  SloStore,
  StoredSlo,
} from '@rosetta/monitoring-mart';
import { HOURS } from '@rosetta/run-kit';
import { InvalidInputError } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { isDeepStrictEqual } from 'node:util';
import { Owners } from '../live/Owners';
import { assertMeasurable } from './assertMeasurable';
import { Definition, definitionOf, idOf, storedDefinition } from './definition';
import { FileSlo } from './openslo/readOpenSlo';
import { refuseObject } from './openslo/refuse';
import { readBurnDown } from './readBurnDown';
import { SloRules, SloStatuses } from './SloStatuses';
import { currentVersions } from './SloWatch';

/** Who makes a change, by which request. */
export interface Author {
  actor: string;
  requestId: string;
}

export interface SlosOptions {
  db: Knex;
  owners: Pick<
    Owners,
    'applicationsBelow' | 'assertKnown' | 'describe' | 'report'
  >;
  rules: SloRules;
  /** A new objective is measured as far back as minutes of signals are kept. */
  keepMinutesDays: number;
}

type PageQuery = Parameters<SloStatusStore['page']>[0];
/** What a version says beside its number, and by whom. */
interface NewVersion {
  definition: Definition;
  retired: boolean;
  validFrom: string;
  reason: string | null;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const wrong = (path: string, code: string, message: string) =>
  new InvalidInputError([{ in: 'body', path: [path], code, message }]);

const startOfHourOf = (at: Date) => HOURS.start(HOURS.of(at)).toISOString();

/** What people do with objectives, and what they read of them; each change is one transaction, with its audit. */
export class Slos {
  readonly #options: SlosOptions;
  readonly #store: SloStore;
  readonly #statuses: SloStatuses;

  constructor(options: SlosOptions) {
    this.#options = options;
    this.#store = new SloStore(options.db);
    this.#statuses = new SloStatuses(options.db, options.rules);
  }

  /** Worst first. One that was made a moment ago comes when it is computed, within seconds. */
  async page(query: PageQuery): Promise<(SloItem & { rank: number })[]> {
    const listed = await new SloStatusStore(this.#options.db).page(query);
    const all = await this.#current(listed.map(({ id }) => id));
    const byId = new Map(all.map(slo => [slo.id, slo]));
    return listed.map(({ id, rank, status }) => ({
      ...this.#toItem(byId.get(id)!, status),
      rank,
    }));
  }

  async get(id: string): Promise<Slo> {
    const versions = await this.#store.versions(id);
    if (versions.length === 0)
      throw new NotFoundError(`There is no objective ${id}`);
    const now = new Date();
    const [slo] = currentVersions([...versions].reverse(), now.toISOString());
    const known = await new SloStatusStore(this.#options.db).of([id]);
    return {
      ...this.#toItem(slo, known.get(id)),
      burnDown: await readBurnDown(this.#options.db, slo, now),
      versions: versions.map(({ id: _, ...version }) => version),
    };
  }

  /** The version that holds now. */
  async current(id: string): Promise<StoredSlo> {
    const [slo] = await this.#current([id]);
    if (!slo) throw new NotFoundError(`There is no objective ${id}`);
    return slo;
  }

  async create(input: SloInput, author: Author): Promise<Slo> {
    const id = idOf(input);
    await this.#options.db.transaction(async trx => {
      await new SloStore(trx).lock(id);
      const versions = await new SloStore(trx).versions(id);
      if (versions.length)
        throw new ConflictError(
          `There is an objective ${id} already; change it, or give another id`,
        );
      await this.#add(trx, id, undefined, input, author);
    });
    return this.get(id);
  }

  /** @param assertCurrent - refuses a version that the caller has not read */
  async change(
    id: string,
    input: SloInput,
    author: Author,
    assertCurrent: (version: number) => void,
  ): Promise<Slo> {
    if (input.id !== undefined && input.id !== id)
      throw wrong('id', 'other-than-path', `must be ${id}, as in the path`);
    await this.#options.db.transaction(async trx => {
      await new SloStore(trx).lock(id);
      const [last] = await new SloStore(trx).versions(id);
      if (!last) throw new NotFoundError(`There is no objective ${id}`);
      assertCurrent(last.version);
      await this.#add(trx, id, last, input, author);
    });
    return this.get(id);
  }

  /**
   * It is measured and alerted no more, and keeps what is known of it; a change brings it back.
   * @param assertCurrent - refuses a version that the caller has not read
   */
  async retire(
    id: string,
    reason: string,
    author: Author,
    assertCurrent: (version: number) => void,
  ): Promise<Slo> {
    await this.#options.db.transaction(async trx => {
      await new SloStore(trx).lock(id);
      const [last] = await new SloStore(trx).versions(id);
      if (!last) throw new NotFoundError(`There is no objective ${id}`);
      assertCurrent(last.version);
      if (last.retired)
        throw new ConflictError(`The objective ${id} is retired already`);
      await this.#addVersion(trx, id, last, author, {
        definition: storedDefinition(last),
        retired: true,
        validFrom: this.#validFrom({}, last),
        reason,
      });
    });
    return this.get(id);
  }

  /** Makes or changes the objectives of a file, all of them or none. */
  async put(
    slos: readonly FileSlo[],
    author: Author,
    { dryRun }: { dryRun: boolean },
  ) {
    const apply = async (trx: Knex, input: FileSlo['input']) => {
      const { id, name } = input;
      await new SloStore(trx).lock(id);
      const [last] = await new SloStore(trx).versions(id);
      const isSame =
        last &&
        !last.retired &&
        isDeepStrictEqual(storedDefinition(last), definitionOf(input));
      if (isSame) return { id, name, result: 'unchanged' as const };
      if (dryRun) await this.validate(input);
      else await this.#add(trx, id, last, input, author);
      const result = last ? ('changed' as const) : ('created' as const);
      return { id, name, result };
    };
    return this.#options.db.transaction(async trx => {
      const results = [];
      const inOrder = [...slos].sort((a, b) => (a.input.id < b.input.id ? -1 : 1)); // prettier-ignore
      for (const { object, input } of inOrder)
        results.push(
          await apply(trx, input).catch(error => refuseObject(object, error)),
        );
      return results;
    });
  }

  /** @throws InvalidInputError where it can't be measured, or its application is unknown */
  async validate({ application, indicator }: SloInput) {
    assertMeasurable(indicator);
    try {
      await this.#options.owners.assertKnown(application);
    } catch (error) {
      if ((error as Error).name !== 'NotFoundError') throw error;
      throw wrong('application', 'unknown', (error as Error).message);
    }
  }

  async #add(
    trx: Knex,
    id: string,
    last: StoredSlo | undefined,
    input: SloInput,
    author: Author,
  ) {
    await this.validate(input);
    await this.#addVersion(trx, id, last, author, {
      definition: definitionOf(input),
      retired: false,
      validFrom: this.#validFrom(input, last),
      reason: input.reason ?? null,
    });
  }

  async #addVersion(
    trx: Knex,
    id: string,
    last: StoredSlo | undefined,
    { actor, requestId }: Author,
    { definition, retired, validFrom, reason }: NewVersion,
  ) {
    const version = (last?.version ?? 0) + 1;
    await new SloStore(trx).add(id, { ...definition, version, retired, validFrom, createdBy: actor, reason }); // prettier-ignore
    await this.#resetStatus(trx, id, last?.retired ?? false);
    await monitoringAudit(trx).append([
      {
        ...{ actor, requestId, reason },
        kind: 'slo',
        entityId: id,
        op: last ? 'update' : 'create',
        before: last
          ? { ...storedDefinition(last), retired: last.retired, validFrom: last.validFrom } // prettier-ignore
          : null,
        after: { ...definition, retired, validFrom },
      },
    ]);
  }

  /** What is retired leaves the list of what is measured at once, and comes back so. */
  async #resetStatus(trx: Knex, id: string, wasRetired: boolean) {
    const now = new Date();
    const all = await new SloStore(trx).all([id]);
    const [slo] = currentVersions(all, now.toISOString());
    if (slo.retired === wasRetired) return;
    const { application, retired } = slo;
    const status = this.#statuses.pending(slo, now);
    await new SloStatusStore(trx).save([{ slo: id, application, retired, status, lookedUntil: null }]); // prettier-ignore
  }

  /** Versions begin with hours, as what is computed of them does. */
  #validFrom(
    { validFrom }: Pick<SloInput, 'validFrom'>,
    last: StoredSlo | undefined,
  ): string {
    const now = new Date();
    if (validFrom === undefined) {
      if (last) return [startOfHourOf(now), last.validFrom].sort().at(-1)!;
      const kept = now.getTime() - this.#options.keepMinutesDays * DAY_MS;
      return startOfHourOf(new Date(kept + HOUR_MS));
    }
    if (validFrom !== startOfHourOf(new Date(validFrom)))
      throw wrong('validFrom', 'no-hour', 'must be the first moment of an hour, UTC'); // prettier-ignore
    if (last && validFrom < last.validFrom)
      throw wrong(
        'validFrom',
        'before-last',
        `must not be before ${last.validFrom}, since when version ${last.version} holds`,
      );
    return validFrom;
  }

  async #current(ids: readonly string[]): Promise<StoredSlo[]> {
    const all = await this.#store.all(ids);
    return currentVersions(all, new Date().toISOString());
  }

  #toItem(slo: StoredSlo, status: SloStatus | undefined): SloItem {
    return {
      ...slo,
      application: this.#options.owners.describe(slo.application),
      pairs: resolveBurnPairs(burnPairsOf(slo), slo.window),
      status: status ?? this.#statuses.pending(slo, new Date()),
    };
  }
}
