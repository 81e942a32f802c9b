import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  ClosedPeriodStore,
  finopsAudit,
  RestatementReadModel,
} from '@rosetta/finops-mart';
import { PublicationStore } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { withPublicationLock } from '../withPublicationLock';

const KIND = 'period';

/** Who closes or reopens which month, and why. */
export interface ClosingAct {
  period: string;
  actor: string;
  requestId: string;
  reason: string;
}

/** Its next run would publish what is booked elsewhere, which would then count twice. */
const assertNothingBooked = async (trx: Knex, period: string) => {
  const into = await new RestatementReadModel(trx).bookedInto(period);
  if (into.length > 0)
    throw new ConflictError(
      `Restatements of ${period} are booked into ${into.join(
        ', ',
      )}; undo these bookings first`,
    );
};

/** Closes and reopens months; each is one transaction, with its audit. */
export class PeriodClosing {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async close({ period, reason, ...author }: ClosingAct) {
    await this.#whilePublished(period, async trx => {
      const closed = new ClosedPeriodStore(trx);
      const before = await closed.get(period);
      if (before)
        throw new ConflictError(
          `${period} is closed already, by ${before.by} on ${before.at}`,
        );
      await closed.close(period, author.actor, reason);
      await this.#record(trx, { period, reason, ...author }, 'close');
    });
  }

  async reopen({ period, reason, ...author }: ClosingAct) {
    await this.#whilePublished(period, async (trx, publications) => {
      const closed = new ClosedPeriodStore(trx);
      if (!(await closed.get(period)))
        throw new ConflictError(`${period} is not closed`);
      await assertNothingBooked(trx, period);
      await closed.reopen(period);
      await publications.forgetWithheld(period);
      await this.#record(trx, { period, reason, ...author }, 'reopen');
    });
  }

  async #whilePublished(
    period: string,
    act: (trx: Knex, publications: PublicationStore) => Promise<void>,
  ) {
    await withPublicationLock(this.#db, async (trx, publications) => {
      const [published] = await publications.current(period);
      if (!published)
        throw new NotFoundError(
          `Nothing is published for ${period}: only a published month is closed or reopened`,
        );
      await act(trx, publications);
    });
  }

  async #record(
    trx: Knex,
    { period, ...act }: ClosingAct,
    op: 'close' | 'reopen',
  ) {
    const state = (closed: boolean) => ({ closed });
    await finopsAudit(trx).append([
      {
        ...act,
        kind: KIND,
        entityId: period,
        op,
        before: state(op === 'reopen'),
        after: state(op === 'close'),
      },
    ]);
  }
}
