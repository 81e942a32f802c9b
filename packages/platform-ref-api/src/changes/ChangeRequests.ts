import { ConflictError, NotAllowedError } from '@backstage/errors';
import { Change, ChangeRequest, ChangeState } from '@rosetta/contracts/ref';
import { Caller } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { exists } from '../entities/Entity';
import { VersionStore } from '../versions/VersionStore';
import { applyRequest } from './applyRequest';
import { assertMayApprove, mayApprove } from './approval';
import { assignIds } from './assignIds';
import {
  ChangeRequestStore,
  DraftedRequest,
  ChangeRequestQuery,
} from './ChangeRequestStore';
import { planChanges } from './planChanges';
import { assertNoProblems } from './problems';

/** What the author of a request writes. */
export interface ChangeRequestInput {
  title: string;
  reason: string;
  changes: Change[];
}

/** An action of a caller on a request. */
export interface RequestAction {
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
      `${id} is ${state}; it can only be ${verb} while it is ${allowed.join(
        ' or ',
      )}`,
    );
};

const assertAuthor = ({ id, author }: DraftedRequest, caller: Caller) => {
  if (author !== caller.subject)
    throw new NotAllowedError(`${id} belongs to ${author}`);
};

/** Validates changes against the current state, which becomes the base of the draft. */
const prepareDraft = async (db: Knex, changes: Change[]) => {
  const { stored, problems } = assignIds(changes);
  assertNoProblems(problems);
  const outcome = await planChanges(db, stored);
  assertNoProblems(outcome.problems);
  return { changes: stored, base: outcome.before.all().filter(exists) };
};

/**
 * The states of a change request: draft → submitted → applied, rejected or in conflict, or
 * withdrawn. This is the only way to change the référentiel.
 */
export class ChangeRequests {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  get(id: string): Promise<ChangeRequest> {
    return new ChangeRequestStore(this.#db).get(id);
  }

  list(query: ChangeRequestQuery) {
    return new ChangeRequestStore(this.#db).list(query);
  }

  /**
   * Submitted requests that a caller may approve, of a page of those of others. Each is read alone:
   * one may be large.
   */
  async listAwaiting(
    caller: Caller,
    page: Pick<ChangeRequestQuery, 'limit' | 'before'>,
  ) {
    const store = new ChangeRequestStore(this.#db);
    const { items, next } = await store.list({
      ...page,
      state: 'submitted',
      notAuthor: caller.subject,
    });
    const awaiting: typeof items = [];
    for (const item of items)
      if (await mayApprove(this.#db, await store.drafted(item.id), caller))
        awaiting.push(item);
    return { items: awaiting, next };
  }

  async create(author: string, { changes, ...rest }: ChangeRequestInput) {
    const store = new ChangeRequestStore(this.#db);
    const drafted = await prepareDraft(this.#db, changes);
    return this.get(await store.add(author, { ...rest, ...drafted }));
  }

  async update(
    { id, caller }: RequestAction,
    { changes, ...rest }: Partial<ChangeRequestInput>,
  ) {
    return this.#transition(id, async (request, store, trx) => {
      assertAuthor(request, caller);
      assertState(request, 'edited', 'draft', 'submitted', 'conflict');
      const drafted = changes ? await prepareDraft(trx, changes) : {};
      await store.redraft(id, { ...rest, ...drafted });
    });
  }

  async comment({ id, caller, comment = '' }: RequestAction) {
    return this.#transition(id, (_, store) =>
      store.comment(id, caller.subject, comment),
    );
  }

  async submit({ id, caller, comment }: RequestAction) {
    return this.#transition(id, async (request, store) => {
      assertAuthor(request, caller);
      assertState(request, 'submitted', 'draft');
      await store.decide(id, { state: 'submitted', submitted: true });
      if (comment) await store.comment(id, caller.subject, comment);
    });
  }

  async withdraw({ id, caller, comment }: RequestAction) {
    return this.#transition(id, async (request, store) => {
      assertAuthor(request, caller);
      assertState(request, 'withdrawn', 'draft', 'submitted', 'conflict');
      await store.decide(id, { state: 'withdrawn' });
      if (comment) await store.comment(id, caller.subject, comment);
    });
  }

  async reject({ id, caller, comment }: RequestAction) {
    return this.#transition(id, async (request, store) => {
      assertState(request, 'rejected', 'submitted');
      const decidedBy = caller.subject;
      await store.decide(id, { state: 'rejected', decidedBy });
      if (comment) await store.comment(id, caller.subject, comment);
    });
  }

  /** Approves and applies, all changes at once. */
  async approve({ id, caller, comment }: RequestAction, requestId: string) {
    return this.#transition(id, async (request, store, trx) => {
      // Before anything is read: a request that is being applied may change who can approve.
      await new VersionStore(trx).lock();
      await assertMayApprove(trx, request, caller);
      assertState(request, 'approved', 'submitted');
      const decidedBy = caller.subject;
      const approval = { approver: decidedBy, requestId };
      const conflicts = await applyRequest(trx, request, approval);
      await store.decide(
        id,
        conflicts.length > 0
          ? { state: 'conflict', decidedBy, conflicts }
          : { state: 'applied', decidedBy },
      );
      if (comment) await store.comment(id, caller.subject, comment);
    });
  }

  /** Runs one action on a request at a time. */
  async #transition(
    id: string,
    action: (
      request: DraftedRequest,
      store: ChangeRequestStore,
      trx: Knex,
    ) => Promise<void>,
  ): Promise<ChangeRequest> {
    await this.#db.transaction(async trx => {
      const store = new ChangeRequestStore(trx);
      await action(await store.lock(id), store, trx);
    });
    return this.get(id);
  }
}
