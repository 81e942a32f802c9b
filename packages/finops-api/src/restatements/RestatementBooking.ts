import { ConflictError, NotFoundError } from '@backstage/errors';
import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import {
  bookRestatement,
  bookRestatements,
  UNALLOCATED,
} from '@rosetta/contracts/finops';
import {
  Booking,
  ClosedPeriodStore,
  COSTS_JOB,
  finopsAudit,
  PendingSelection,
  RestatementReadModel,
  RestatementStore,
} from '@rosetta/finops-mart';
import { PublicationStore } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { ExplainingAuthor } from '../audited';
import { withPublicationLock } from '../withPublicationLock';

type Booked = RouteAnswer<typeof bookRestatement>;
type BookingOfMany = RouteRequest<typeof bookRestatements>['body'];

const KIND = 'restatement-booking';

const toBooking = ({ restated: _, ...booking }: Booking) => booking;

const assertClosed = async (trx: Knex, restated: string, field: string) => {
  if (!(await new ClosedPeriodStore(trx).get(restated)))
    throw new ConflictError(
      `${field}: ${restated} is open: its next run publishes the difference, and nothing is to be booked`,
    );
};

const assertOpen = async (
  trx: Knex,
  period: string,
  { field, cure }: { field: string; cure: string },
) => {
  const closed = await new ClosedPeriodStore(trx).get(period);
  if (closed)
    throw new ConflictError(
      `${field}: ${period} is closed, by ${closed.by} on ${closed.at}: its figures stay as they are; ${cure}`,
    );
};

const assertPublished = async (trx: Knex, period: string) => {
  const publications = new PublicationStore(trx, COSTS_JOB.name);
  if ((await publications.current(period)).length === 0)
    throw new ConflictError(
      `period: nothing is published for ${period}: a restatement becomes part of published figures; choose another month, or run it first`,
    );
};

/**
 * Makes differences of closed months part of open ones, and undoes that. Each is one transaction, with
 * its audit, and no run publishes meanwhile.
 */
export class RestatementBooking {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async bookOne(
    id: string,
    period: string,
    author: ExplainingAuthor,
  ): Promise<Booked> {
    return withPublicationLock(this.#db, async trx => {
      const found = await this.#find(trx, id);
      if (found.booking) {
        const { by, at, period: into } = found.booking;
        throw new ConflictError(
          `id: it is booked into ${into} already, by ${by} on ${at}; undo that first`,
        );
      }
      return this.#book(trx, found.period, period, author, { id });
    });
  }

  async bookMany(
    { restated, period, runId, application }: BookingOfMany,
    author: ExplainingAuthor,
  ): Promise<Booked> {
    return withPublicationLock(this.#db, async trx => {
      const of = application === UNALLOCATED ? null : application;
      const selection = { runId, application: of };
      return this.#book(trx, restated, period, author, selection);
    });
  }

  async undo(id: string, author: ExplainingAuthor): Promise<Booked> {
    return withPublicationLock(this.#db, async trx => {
      const { booking } = await this.#find(trx, id);
      if (!booking)
        throw new ConflictError(
          'id: it is not booked: there is nothing to undo',
        );
      await assertOpen(trx, booking.period, {
        field: 'id',
        cure: 'reopen it first',
      });
      const store = new RestatementStore(trx);
      const { actor: by, reason } = author;
      const restatements = await store.undo(booking, { by, reason });
      await this.#record(trx, booking, restatements, author, 'undo');
      return { booking: toBooking(booking), restatements };
    });
  }

  async #book(
    trx: Knex,
    restated: string,
    period: string,
    author: ExplainingAuthor,
    selection: PendingSelection,
  ): Promise<Booked> {
    await assertClosed(trx, restated, selection.id ? 'id' : 'restated');
    await assertOpen(trx, period, {
      field: 'period',
      cure: 'choose an open month',
    });
    await assertPublished(trx, period);
    const { actor: by, reason } = author;
    const { bookingId, restatements } = await new RestatementStore(trx).book(
      { restated, period, by, reason },
      selection,
    );
    if (restatements === 0)
      throw new ConflictError(
        `runId: of ${restated} nothing like that is pending: a later run may have found other differences, or somebody has booked them; read the list again`,
      );
    const booking = (await new RestatementReadModel(trx).booking(bookingId))!;
    await this.#record(trx, booking, restatements, author, 'book');
    return { booking: toBooking(booking), restatements };
  }

  async #find(trx: Knex, id: string) {
    const restatements = new RestatementReadModel(trx);
    const found = await restatements.get(id);
    if (found) return found;
    const undone = await restatements.undone(id);
    if (undone)
      throw new ConflictError(
        `id: its booking into ${undone.period} is undone already, by ${undone.by} on ${undone.at}; what is pending of it since is in the list under an id of its own`,
      );
    throw new NotFoundError(
      `id: there is no restatement ${id}: a later run of its month may have found other differences; read the list again`,
    );
  }

  async #record(
    trx: Knex,
    { id, restated, period }: Booking,
    restatements: number,
    author: ExplainingAuthor,
    op: 'book' | 'undo',
  ) {
    const effective = await new RestatementReadModel(trx).bookedCost(id);
    const booked = { restated, period, restatements, effective };
    await finopsAudit(trx).append([
      {
        ...author,
        kind: KIND,
        entityId: id,
        op,
        before: op === 'undo' ? booked : null,
        after: op === 'book' ? booked : null,
      },
    ]);
  }
}
