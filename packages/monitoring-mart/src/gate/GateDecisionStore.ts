import { ChangeGate } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';

interface DecisionRow {
  decision_id: string;
  application_id: string;
  change_number: string | null;
  decision: ChangeGate['decision'];
  reasons: ChangeGate['reasons'];
  inputs: ChangeGate['inputs'];
  decided_at: Date;
  valid_until: Date;
  asked_by: string;
}

/** Where a decision stands in the list, the newest first. */
export type GatePosition = Pick<ChangeGate, 'decidedAt' | 'decisionId'>;

const toGate = (row: DecisionRow): ChangeGate => ({
  decisionId: row.decision_id,
  application: row.application_id,
  decision: row.decision,
  reasons: row.reasons,
  inputs: row.inputs,
  change: row.change_number,
  decidedAt: row.decided_at.toISOString(),
  validUntil: row.valid_until.toISOString(),
  askedBy: row.asked_by,
});

/** What the change gate decided: the table `change_gate_decision`. */
export class GateDecisionStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(gate: Omit<ChangeGate, 'decisionId'>): Promise<ChangeGate> {
    const [row] = await this.#table()
      .insert({
        application_id: gate.application,
        change_number: gate.change,
        decision: gate.decision,
        reasons: JSON.stringify(gate.reasons),
        inputs: JSON.stringify(gate.inputs),
        decided_at: gate.decidedAt,
        valid_until: gate.validUntil,
        asked_by: gate.askedBy,
      } as any)
      .returning('*');
    return toGate(row);
  }

  async get(decision: string): Promise<ChangeGate | undefined> {
    const row = await this.#table().where('decision_id', decision).first();
    return row && toGate(row);
  }

  /** The last one for a change, or for none. */
  async last(
    application: string,
    change: string | null,
  ): Promise<ChangeGate | undefined> {
    const row = await this.#table()
      .where('application_id', application)
      .whereRaw('change_number is not distinct from ?', [change])
      .orderByRaw('decided_at desc, decision_id')
      .first();
    return row && toGate(row);
  }

  /** Newest first. */
  async page(
    application: string,
    { after, limit }: { after?: GatePosition; limit: number },
  ): Promise<ChangeGate[]> {
    const rows = await this.#table()
      .where('application_id', application)
      .modify(query => {
        if (after)
          query.whereRaw(
            '(decided_at < ? or (decided_at = ? and decision_id > ?::uuid))',
            [after.decidedAt, after.decidedAt, after.decisionId],
          );
      })
      .orderByRaw('decided_at desc, decision_id')
      .limit(limit);
    return rows.map(toGate);
  }

  #table(): Knex.QueryBuilder<DecisionRow, DecisionRow[]> {
    return this.#db('change_gate_decision');
  }
}
