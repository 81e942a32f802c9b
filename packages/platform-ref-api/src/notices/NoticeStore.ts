import { NotFoundError } from '@backstage/errors';
import { ChangeNotice, ChangeState } from '@rosetta/contracts/ref';
import { Knex } from 'knex';

type Kind = ChangeNotice['kind'];

/** What happened to a request. */
export interface NoticeToAdd {
  kind: Exclude<Kind, 'stale'>;
  by: string;
  comment?: string;
}

export interface PendingNotice {
  id: string;
  kind: Kind;
  request: string;
  title: string;
  state: ChangeState;
  author: string;
  by: string | null;
  comment: string | null;
  at: Date;
}

/** The table `change_request_notice`. */
export class NoticeStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** In the transaction in which it happens. */
  async add(request: string, { kind, by, comment }: NoticeToAdd) {
    await this.#db('change_request_notice').insert({
      change_request: this.#db('change_request')
        .where({ id: request })
        .select('number'),
      kind,
      by,
      comment,
    });
  }

  /** Drafts that were left alone for so long, each once for each time that it was touched. */
  async addStale(days: number): Promise<void> {
    await this.#db.raw(
      `insert into change_request_notice (change_request, kind, about)
       select c.number, 'stale', c.updated_at from change_request c
       where c.state = 'draft' and c.author like 'user:%'
         and c.updated_at < now() - ? * interval '1 day'
       on conflict (change_request, about) where kind = 'stale' do nothing`,
      [days],
    );
  }

  /** The oldest first. */
  async pending(limit: number): Promise<PendingNotice[]> {
    return this.#db('change_request_notice as n')
      .join('change_request as c', 'c.number', 'n.change_request')
      .whereNull('n.told_at')
      .orderBy('n.id')
      .limit(limit)
      .select('n.id', 'n.kind', 'n.by', 'n.comment', 'n.at')
      .select('c.id as request', 'c.title', 'c.state', 'c.author');
  }

  /** Only the first time: it stays as it was told then. */
  async setTold(id: string, recipients: string[]): Promise<void> {
    const found = await this.#db('change_request_notice')
      .where({ id })
      .update({
        told_at: this.#db.raw('coalesce(told_at, clock_timestamp())'),
        recipients: this.#db.raw('coalesce(recipients, ?::text[])', [
          recipients,
        ]),
      });
    if (found === 0) throw new NotFoundError(`There is no notice ${id}`);
  }
}
