import { NotAllowedError } from '@backstage/errors';
import { Attestation } from '@rosetta/contracts/ref';
import { Caller } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { refAudit } from '../audit/refAudit';
import { EntityReadModel } from '../entities/EntityReadModel';
import { MembershipReadModel } from '../entities/MembershipReadModel';
import { resolveOne } from '../entities/resolve';
import { AttestationStore } from './AttestationStore';
import { QualityReadModel } from './QualityReadModel';

interface AttestationAct {
  id: string;
  caller: Caller;
  comment?: string;
  requestId: string;
}

/** What stays true of it: whether it is due changes by itself. */
const stateOf = ({ at, by, until }: Attestation) => ({ at, by, until });

const assertOwner = async (db: Knex, caller: Caller, group: string) => {
  if (caller.may('ref.attest-any')) return;
  const memberships = new MembershipReadModel(db);
  const mine = await memberships.memberOf(caller.subject, [group]);
  if (mine.size === 0)
    throw new NotAllowedError(
      `${caller.subject} is not a member of ${group}, which owns the application; its members confirm it, or a référentiel admin`,
    );
};

/** Owners confirm that what the référentiel says of their applications is so. */
export class Attestations {
  readonly #db: Knex;
  readonly #everyDays: number;

  constructor(db: Knex, everyDays: number) {
    this.#db = db;
    this.#everyDays = everyDays;
  }

  attest(act: AttestationAct): Promise<Attestation> {
    return this.#db.transaction(async trx => {
      const { id, caller, comment = null, requestId } = act;
      const applications = new EntityReadModel(trx, 'application');
      const { group } = (await applications.get(
        id,
        await resolveOne(trx, {}),
      )) as unknown as { group: string };
      await assertOwner(trx, caller, group);
      const qualities = new QualityReadModel(trx, this.#everyDays);
      const before = (await qualities.of([id])).get(id)?.attestation ?? null;
      const at = new Date();
      const by = caller.subject;
      await new AttestationStore(trx).add({ application: id, by, at, comment });
      const after = qualities.attestationOf(at, by, comment);
      await refAudit(trx).append([
        {
          at: after.at,
          actor: by,
          requestId,
          kind: 'attestation',
          entityId: id,
          op: 'attest',
          reason: comment,
          before: before && stateOf(before),
          after: stateOf(after),
        },
      ]);
      return after;
    });
  }
}
