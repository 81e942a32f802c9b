import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  AllocationRule,
  RuleToChange,
  RuleToCreate,
} from '@rosetta/contracts/finops';
import {
  AllocationRuleReadModel,
  AllocationRuleStore,
  RuleHistory,
  RuleVersion,
  finopsAudit,
} from '@rosetta/finops-mart';
import { InvalidInputError } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { Author } from '../audited';
import { placeVersion } from './placeVersion';
import { idFromName, toVersion } from './toVersion';

const KIND = 'allocation-rule';

interface RuleChange extends Author {
  id: string;
  op: 'create' | 'update';
  reason: string | null;
}

/** Revision of a rule: the number of its last version. */
const revisionOf = (versions: readonly { version: number }[]) =>
  Math.max(0, ...versions.map(({ version }) => version));

const withoutRuleId = ({ ruleId: _, ...version }: RuleVersion) => version;

const toRule = ({ id, latest, versions }: RuleHistory): AllocationRule => ({
  id,
  revision: revisionOf(versions),
  ...withoutRuleId(latest),
  versions: versions.map(withoutRuleId),
});

const wrongId = (code: string, message: string) =>
  new InvalidInputError([{ in: 'body', path: ['id'], code, message }]);

const idOf = ({ id, name }: RuleToCreate) => {
  const made = id ?? idFromName(name);
  if (made) return made;
  throw wrongId('not-made', 'cannot be made from the name; give one');
};

/** What admins do with allocation rules; each change is one transaction, with its audit. */
export class AllocationRules {
  readonly #db: Knex;
  readonly #rules: AllocationRuleReadModel;

  constructor(db: Knex) {
    this.#db = db;
    this.#rules = new AllocationRuleReadModel(db);
  }

  async page(query: Parameters<AllocationRuleReadModel['page']>[0]) {
    return (await this.#rules.page(query)).map(toRule);
  }

  async get(id: string): Promise<AllocationRule> {
    const history = await this.#rules.get(id);
    if (!history) throw new NotFoundError(`There is no allocation rule ${id}`);
    return toRule(history);
  }

  async create(input: RuleToCreate, author: Author): Promise<AllocationRule> {
    const id = idOf(input);
    await this.#change(
      { id, op: 'create', reason: input.reason ?? null, ...author },
      async store => {
        if ((await store.lastVersion(id)) > 0)
          throw new ConflictError(
            `There is an allocation rule ${id} already; change it, or give another id`,
          );
        const set = await store.nextSet(id, author.actor);
        const made = { createdAt: set.at, createdBy: author.actor };
        await store.add(
          set,
          toVersion(input, { ruleId: id, version: 1, ...made }),
        );
      },
    );
    return this.get(id);
  }

  /**
   * Makes a version of a rule.
   * @param assertCurrent - refuses a revision that the caller has not read
   */
  async change(
    id: string,
    input: RuleToChange,
    author: Author,
    assertCurrent: (revision: number) => void,
  ): Promise<AllocationRule> {
    if (input.id !== undefined && input.id !== id)
      throw wrongId('other-than-path', `must be ${id}, as in the path`);
    await this.#change(
      { id, op: 'update', reason: input.reason ?? null, ...author },
      async store => {
        const last = await store.lastVersion(id);
        if (last === 0)
          throw new NotFoundError(`There is no allocation rule ${id}`);
        assertCurrent(last);
        await this.#addVersion(store, { id, last }, input, author);
      },
    );
    return this.get(id);
  }

  async #addVersion(
    store: AllocationRuleStore,
    { id, last }: { id: string; last: number },
    input: RuleToChange,
    author: Author,
  ) {
    const versions = await store.currentVersions(id);
    const { validFrom, validTo = null } = input;
    const { replaced, ended } = placeVersion(
      versions,
      { validFrom, validTo },
      input.replaces,
    );
    const set = await store.nextSet(id, author.actor);
    const version = last + 1;
    if (replaced) await store.end(set, replaced, version);
    if (ended) {
      await store.end(set, ended);
      await store.add(set, { ...ended, validTo: validFrom });
    }
    const made = { createdAt: set.at, createdBy: author.actor };
    await store.add(set, toVersion(input, { ruleId: id, version, ...made }));
  }

  /** Runs one change of the rules at a time, and records what it changed. */
  async #change(
    { id, ...change }: RuleChange,
    act: (store: AllocationRuleStore) => Promise<void>,
  ) {
    await this.#db.transaction(async trx => {
      const store = new AllocationRuleStore(trx);
      await store.lock();
      const before = await store.currentVersions(id);
      await act(store);
      const after = await store.currentVersions(id);
      await finopsAudit(trx).append([
        {
          ...change,
          kind: KIND,
          entityId: id,
          before: before.length > 0 ? before.map(withoutRuleId) : null,
          after: after.map(withoutRuleId),
        },
      ]);
    });
  }
}
