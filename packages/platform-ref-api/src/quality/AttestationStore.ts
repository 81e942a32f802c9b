import { Knex } from 'knex';

/** A confirmation of an application. */
interface NewAttestation {
  application: string;
  by: string;
  at: Date;
  comment: string | null;
}

/** The table `attestation`. */
export class AttestationStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(attestation: NewAttestation): Promise<void> {
    await this.#db('attestation').insert(attestation);
  }

  async erase(applications: string[]): Promise<void> {
    await this.#db('attestation')
      .whereRaw('application = any(?::text[])', [applications])
      .delete();
  }
}
