import { ConflictError } from '@backstage/errors';
import {
  Change,
  ChangeRequest,
  MAX_TITLE_LENGTH,
  ResolutionInput,
} from '@rosetta/contracts/ref';
import { Caller, InvalidInputError } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { NoticeStore } from '../notices/NoticeStore';
import { checkAttributes } from '../attributes/checkAttributes';
import { AttributesConfig } from '../attributes/config';
import { VersionStore } from '../versions/VersionStore';
import { applyRequest } from './applyRequest';
import {
  awaitsApprovalOf,
  findApprovedGroups,
  findMissingApprovals,
  findRequiredApproval,
} from './approval';
import { ApprovalStore } from './ApprovalStore';
import { assertAuthor, assertEditable, assertState } from './assertState';
import {
  ChangeRequestQuery,
  ChangeRequestStore,
  DraftedRequest,
} from './ChangeRequestStore';
import { findConflicts } from './findConflicts';
import { isRevised } from './isRevised';
import { prepareDraft } from './prepareDraft';
import { assertNoProblems } from './problems';
import { assertResolved, keepResolutions } from './resolutions';
import { planRevert } from './revert/planRevert';

/** What the author of a request writes. */
export interface ChangeRequestInput {
  title: string;
  reason: string;
  changes: Change[];
}

/** An edit of a request, with what its author decided about conflicts. */
export interface ChangeRequestEdit extends Partial<ChangeRequestInput> {
  resolutions?: ResolutionInput[];
}

/** Refuses a decision about another content than the one that was seen. */
type Seen = (revision: number) => void;

interface RevertText {
  reason: string;
  /** Before the title of what is undone, in the reader's language. */
  prefix: string;
}

/** An action of a caller on a request. */
export interface RequestAction {
  id: string;
  caller: Caller;
  comment?: string;
}

/**
 * The states of a change request: draft → submitted → applied, rejected or in conflict, or
 * withdrawn. This is the only way to change the référentiel.
 */
export class ChangeRequests {
  readonly #db: Knex;
  readonly #attributes: AttributesConfig;

  /** @param attributes - what attributes there are; any when not said */
  constructor(db: Knex, attributes: AttributesConfig = {}) {
    this.#db = db;
    this.#attributes = attributes;
  }

  async get(id: string): Promise<ChangeRequest> {
    const store = new ChangeRequestStore(this.#db);
    const request = await store.drafted(id);
    const required = await findRequiredApproval(this.#db, request);
    const { base: _, source: __, ...rest } = request;
    return {
      ...rest,
      needsAdmin: required.needsAdmin,
      ...(request.state === 'submitted' && {
        waitingFor: await findMissingApprovals(this.#db, request, required),
      }),
      approvals: await new ApprovalStore(this.#db).of(id),
      comments: await store.comments(id),
    };
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
      if (
        await awaitsApprovalOf(this.#db, await store.drafted(item.id), caller)
      )
        awaiting.push(item);
    return { items: awaiting, next };
  }

  async create(author: string, { changes, ...rest }: ChangeRequestInput) {
    const store = new ChangeRequestStore(this.#db);
    const drafted = await this.#prepare(this.#db, changes);
    return this.get(await store.add(author, { ...rest, ...drafted }));
  }

  async #prepare(db: Knex, changes: Change[]) {
    assertNoProblems(checkAttributes(changes, this.#attributes));
    return prepareDraft(db, changes);
  }

  /** Drafts a request that undoes an applied one. */
  async revert({ id, caller }: RequestAction, text: RevertText) {
    const store = new ChangeRequestStore(this.#db);
    const request = await store.drafted(id);
    assertState(request, 'reverted', 'applied');
    const changes = await planRevert(this.#db, id);
    const title = `${text.prefix} ${request.title}`.slice(0, MAX_TITLE_LENGTH);
    const draft = { title, reason: text.reason, reverts: id };
    const prepared = await this.#prepare(this.#db, changes).catch(error => {
      if (!(error instanceof InvalidInputError)) throw error;
      throw new ConflictError(`${id} cannot be undone: ${error.message}`);
    });
    return this.get(await store.add(caller.subject, { ...draft, ...prepared }));
  }

  /** Before others are asked about an edit. */
  async assertEditable({ id, caller }: RequestAction) {
    const store = new ChangeRequestStore(this.#db);
    assertEditable(await store.drafted(id), caller);
  }

  async update({ id, caller }: RequestAction, edit: ChangeRequestEdit) {
    const { changes, resolutions, ...rest } = edit;
    return this.#transition(id, async (request, store, trx) => {
      assertEditable(request, caller);
      // A decision is about what is true now: that becomes the base.
      const written = changes ?? (resolutions && (request.changes as Change[]));
      const { conflicts } = resolutions
        ? await findConflicts(trx, request)
        : { conflicts: [] };
      const kept = keepResolutions(
        resolutions ?? [],
        conflicts,
        caller.subject,
      );
      const drafted = written && (await this.#prepare(trx, written));
      if (resolutions && drafted)
        assertResolved(resolutions, conflicts, drafted.changes);
      const draft = { ...rest, ...drafted };
      await new ApprovalStore(trx).drop(id);
      await store.redraft(id, {
        ...draft,
        isRevised: isRevised(request, draft),
        resolutions: kept,
      });
    });
  }

  async comment({ id, caller, comment = '' }: RequestAction) {
    const by = caller.subject;
    return this.#transition(id, async ({ author }, store, trx) => {
      await store.comment(id, by, comment);
      if (by !== author)
        await new NoticeStore(trx).add(id, { kind: 'comment', by, comment });
    });
  }

  async submit({ id, caller, comment }: RequestAction) {
    const by = caller.subject;
    return this.#transition(id, async (request, store, trx) => {
      assertAuthor(request, caller);
      assertState(request, 'submitted', 'draft');
      await store.decide(id, { state: 'submitted', submitted: true });
      if (comment) await store.comment(id, by, comment);
      await new NoticeStore(trx).add(id, { kind: 'submitted', by });
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

  async reject({ id, caller, comment }: RequestAction, seen: Seen) {
    return this.#transition(id, async (request, store, trx) => {
      seen(request.revision);
      assertState(request, 'rejected', 'submitted');
      const decidedBy = caller.subject;
      await store.decide(id, { state: 'rejected', decidedBy });
      if (comment) await store.comment(id, decidedBy, comment);
      const notice = { kind: 'rejected', by: decidedBy } as const;
      await new NoticeStore(trx).add(id, notice);
    });
  }

  /** Approves for the caller's groups; the last approval applies all changes at once. */
  async approve(
    { id, caller, comment }: RequestAction,
    requestId: string,
    seen: Seen,
  ) {
    return this.#transition(id, async (request, store, trx) => {
      // Before anything is read: a request that is being applied may change who can approve.
      await new VersionStore(trx).lock();
      const required = await findRequiredApproval(trx, request);
      const groups = await findApprovedGroups(trx, request, caller, required);
      seen(request.revision);
      assertState(request, 'approved', 'submitted');
      const approvals = new ApprovalStore(trx);
      await approvals.add(id, caller.subject, groups);
      if (comment) await store.comment(id, caller.subject, comment);
      const isForAll = groups.length === 0;
      const missing = isForAll
        ? []
        : await findMissingApprovals(trx, request, required);
      if (missing.length > 0) return;
      const decidedBy = caller.subject;
      const conflicts = await applyRequest(trx, request, {
        approver: decidedBy,
        requestId,
        approvals: await approvals.of(id),
      });
      const decision =
        conflicts.length > 0
          ? ({ state: 'conflict', decidedBy, conflicts } as const)
          : ({ state: 'applied', decidedBy } as const);
      await store.decide(id, decision);
      const notice = { kind: decision.state, by: decidedBy };
      await new NoticeStore(trx).add(id, notice);
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
