import { ChangeNotice } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import {
  findMissingApprovals,
  findRequiredApproval,
} from '../changes/approval';
import { ChangeRequestStore } from '../changes/ChangeRequestStore';
import { MembershipReadModel } from '../entities/MembershipReadModel';
import { NoticeStore, PendingNotice } from './NoticeStore';

type Recipients = Pick<ChangeNotice, 'recipients' | 'toAdmins'>;

const NOBODY: Recipients = { recipients: [], toAdmins: false };

/** Who is told of what happens to change requests. */
export class Notices {
  readonly #db: Knex;
  readonly #store: NoticeStore;
  readonly #staleAfterDays: number;

  constructor(db: Knex, staleAfterDays: number) {
    this.#db = db;
    this.#store = new NoticeStore(db);
    this.#staleAfterDays = staleAfterDays;
  }

  async pending(limit: number): Promise<ChangeNotice[]> {
    await this.#store.addStale(this.#staleAfterDays);
    const notices: ChangeNotice[] = [];
    for (const pending of await this.#store.pending(limit)) {
      const { request: id, title, state: _, author: __, at, ...rest } = pending;
      notices.push({
        ...rest,
        request: { id, title },
        at: at.toISOString(),
        ...(await this.#recipientsOf(pending)),
      });
    }
    return notices;
  }

  setTold(id: string, recipients: string[]) {
    return this.#store.setTold(id, recipients);
  }

  async #recipientsOf(pending: PendingNotice): Promise<Recipients> {
    const { kind, author, state, by } = pending;
    if (kind === 'submitted')
      return state === 'submitted' ? this.#approversOf(pending) : NOBODY;
    if (kind === 'stale' && state !== 'draft') return NOBODY;
    // Of what one does oneself, one need not be told.
    const isPerson = author.startsWith('user:') && author !== by;
    return { recipients: isPerson ? [author] : [], toAdmins: false };
  }

  /** Members of the groups whose approval is missing, without the author; else, or where there are none, administrators. */
  async #approversOf({ request: id, author }: PendingNotice) {
    const request = await new ChangeRequestStore(this.#db).drafted(id);
    const required = await findRequiredApproval(this.#db, request);
    const missing = await findMissingApprovals(this.#db, request, required);
    const members = await new MembershipReadModel(this.#db).membersOf(missing);
    const recipients = members.filter(member => member !== author);
    return { recipients, toAdmins: recipients.length === 0 };
  }
}
