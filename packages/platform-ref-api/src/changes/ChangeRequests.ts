import { ConflictError, NotAllowedError } from '@backstage/errors';
import { Change, ChangeRequest, ChangeState } from '@rosetta/contracts/ref';
import { Caller } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { exists } from '../entities/Entity';
import { VersionStore } from '../versions/VersionStore';
import { applyRequest } from './applyRequest';
import { assertMayApprove } from './approval';
import { withIds } from './changeIds';
import {
  ChangeRequestStore,
  DraftedRequest,
  ListedRequests,
} from './ChangeRequestStore';
import { planChanges } from './planChanges';
import { refuse } from './problems';

/** What a person writes. */
export interface Written {
  title: string;
  reason: string;
  changes: Change[];
}

/** Somebody acting on a request. */
export interface Act {
  id: string;
  caller: Caller;
  comment?: string;
}

const assertState = (
  { id, state }: DraftedRequest,
  verb: string,
  ...allowed: ChangeState[]
) => {
  if (!allowed.includes(state))
    throw new ConflictError(
      `${id} is ${state}; only what is ${allowed.join(' or ')} can be ${verb}`,
    );
};

const assertAuthor = ({ id, author }: DraftedRequest, caller: Caller) => {
  if (author !== caller.subject)
    throw new NotAllowedError(`${id} is a request of ${author}`);
};

/** Refuses what can't be, by what is known now; remembers what it was drafted against. */
const draft = async (db: Knex, changes: Change[]) => {
  const { stored, problems } = withIds(changes);
  refuse(problems);
  const outcome = await planChanges(db, stored);
  refuse(outcome.problems);
  return { changes: stored, base: outcome.before.all().filter(exists) };
};

/**
 * The way of a change request: draft → submitted → applied, rejected or in conflict, or
 * withdrawn. Nothing in the référentiel changes but here.
 */
export class ChangeRequests {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  get(id: string): Promise<ChangeRequest> {
    return new ChangeRequestStore(this.#db).get(id);
  }

  list(wanted: ListedRequests) {
    return new ChangeRequestStore(this.#db).list(wanted);
  }

  async create(author: string, { changes, ...about }: Written) {
    const store = new ChangeRequestStore(this.#db);
    const drafted = await draft(this.#db, changes);
    return this.get(await store.add(author, { ...about, ...drafted }));
  }

  async update({ id, caller }: Act, { changes, ...about }: Partial<Written>) {
    return this.#act(id, async (request, store, trx) => {
      assertAuthor(request, caller);
      assertState(request, 'edited', 'draft', 'submitted', 'conflict');
      const drafted = changes ? await draft(trx, changes) : {};
      await store.redraft(id, { ...about, ...drafted });
    });
  }

  async comment({ id, caller, comment = '' }: Act) {
    return this.#act(id, (_, store) =>
      store.comment(id, caller.subject, comment),
    );
  }

  async submit({ id, caller, comment }: Act) {
    return this.#act(id, async (request, store) => {
      assertAuthor(request, caller);
      assertState(request, 'submitted', 'draft');
      await store.decide(id, { state: 'submitted', submitted: true });
      if (comment) await store.comment(id, caller.subject, comment);
    });
  }

  async withdraw({ id, caller, comment }: Act) {
    return this.#act(id, async (request, store) => {
      assertAuthor(request, caller);
      assertState(request, 'withdrawn', 'draft', 'submitted', 'conflict');
      await store.decide(id, { state: 'withdrawn' });
      if (comment) await store.comment(id, caller.subject, comment);
    });
  }

  async reject({ id, caller, comment }: Act) {
    return this.#act(id, async (request, store) => {
      assertState(request, 'rejected', 'submitted');
      const decidedBy = caller.subject;
      await store.decide(id, { state: 'rejected', decidedBy });
      if (comment) await store.comment(id, caller.subject, comment);
    });
  }

  /** Approves and applies, all changes at once. */
  async approve({ id, caller, comment }: Act, requestId: string) {
    return this.#act(id, async (request, store, trx) => {
      // Before anything is looked at: whoever applies at this moment may change who approves.
      await new VersionStore(trx).lock();
      await assertMayApprove(trx, request, caller);
      assertState(request, 'approved', 'submitted');
      const decidedBy = caller.subject;
      const who = { approver: decidedBy, requestId };
      const conflicts = await applyRequest(trx, request, who);
      await store.decide(
        id,
        conflicts.length > 0
          ? { state: 'conflict', decidedBy, conflicts }
          : { state: 'applied', decidedBy },
      );
      if (comment) await store.comment(id, caller.subject, comment);
    });
  }

  /** One act on a request at a time. */
  async #act(
    id: string,
    act: (
      request: DraftedRequest,
      store: ChangeRequestStore,
      trx: Knex,
    ) => Promise<void>,
  ): Promise<ChangeRequest> {
    await this.#db.transaction(async trx => {
      const store = new ChangeRequestStore(trx);
      await act(await store.lock(id), store, trx);
    });
    return this.get(id);
  }
}
