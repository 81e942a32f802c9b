import {
  BudgetDecision,
  BudgetPolicy,
  FIRST_STEPS,
  PolicyStep,
} from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';

/** Where a decision stands in the list, the newest first. */
export type DecisionPosition = Pick<BudgetDecision, 'decidedAt' | 'id'>;

interface PolicyRow {
  revision: number;
  steps: PolicyStep[];
  reason: string;
  created_at: Date;
  created_by: string;
}

interface DecisionRow {
  decision_id: string;
  slo_id: string;
  decision: BudgetDecision['decision'];
  reason: string;
  until: Date | null;
  decided_at: Date;
  decided_by: string;
  state: BudgetDecision['state'];
  remaining: number | null;
  asked: BudgetDecision['asked'];
  policy_revision: number;
}

/** A decision with its objective as that is called now. */
export interface ListedDecision extends BudgetDecision {
  name: string;
  application: string;
  inForce: boolean;
}

interface DecisionFilters {
  application?: string;
  inForce?: boolean;
  after?: DecisionPosition;
  limit: number;
}

type ListedRow = DecisionRow & Pick<ListedDecision, 'name' | 'application' | 'inForce'>; // prettier-ignore

/** The newest of its objective, not over, and not one that says so. */
const IN_FORCE = `(d.decision <> 'resume' and (d.until is null or d.until > clock_timestamp())
  and not exists (select 1 from budget_decision n where n.slo_id = d.slo_id
    and (n.decided_at, n.decision_id) > (d.decided_at, d.decision_id)))`;

const toDecision = (row: DecisionRow): BudgetDecision => ({
  id: row.decision_id,
  slo: row.slo_id,
  decision: row.decision,
  reason: row.reason,
  until: row.until?.toISOString() ?? null,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at.toISOString(),
  state: row.state,
  remaining: row.remaining,
  asked: row.asked,
  policyRevision: row.policy_revision,
});

/** What Rosetta begins with. */
const NO_POLICY: BudgetPolicy = {
  revision: 0,
  steps: [...FIRST_STEPS],
  updatedBy: null,
  updatedAt: null,
  reason: null,
};

/** The error budget policy and what was decided by it: the tables `budget_policy` and `budget_decision`. */
export class BudgetPolicyStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Lets one change happen at a time, until the transaction ends. */
  async lock() {
    await this.#db.raw('lock table budget_policy in share row exclusive mode');
  }

  async current(): Promise<BudgetPolicy> {
    const row: PolicyRow | undefined = await this.#db('budget_policy')
      .select('revision', 'steps', 'reason', 'created_at', 'created_by')
      .orderBy('revision', 'desc')
      .first();
    return row
      ? {
          revision: row.revision,
          steps: row.steps,
          updatedBy: row.created_by,
          updatedAt: row.created_at.toISOString(),
          reason: row.reason,
        }
      : NO_POLICY;
  }

  async add(
    revision: number,
    { steps, reason }: { steps: readonly PolicyStep[]; reason: string },
    by: string,
  ): Promise<BudgetPolicy> {
    await this.#db('budget_policy').insert({
      revision,
      steps: JSON.stringify(steps),
      reason,
      created_by: by,
    });
    return this.current();
  }

  async decide(
    decision: Omit<BudgetDecision, 'id' | 'decidedAt'>,
  ): Promise<BudgetDecision> {
    const [row] = await this.#db('budget_decision')
      .insert({
        slo_id: decision.slo,
        decision: decision.decision,
        reason: decision.reason,
        until: decision.until,
        decided_by: decision.decidedBy,
        state: decision.state,
        remaining: decision.remaining,
        asked: decision.asked,
        policy_revision: decision.policyRevision,
      })
      .returning<DecisionRow[]>('*');
    return toDecision(row);
  }

  /** What was decided of an objective, newest first. */
  async decisions(
    slo: string,
    { after, limit }: { after?: DecisionPosition; limit: number },
  ): Promise<BudgetDecision[]> {
    const rows = await this.#decisions()
      .where('slo_id', slo)
      .modify(query => {
        if (after)
          query.whereRaw(
            '(decided_at, decision_id) < (?::timestamptz, ?::uuid)',
            [after.decidedAt, after.id],
          );
      })
      .orderByRaw('decided_at desc, decision_id desc')
      .limit(limit);
    return rows.map(toDecision);
  }

  /** What was decided of all objectives, newest first. */
  async page(filters: DecisionFilters): Promise<ListedDecision[]> {
    const { application, inForce, after, limit } = filters;
    const newest = this.#db('slo_version')
      .distinctOn('slo_id')
      .select('slo_id', {
        name: this.#db.raw(`definition->>'name'`),
        application: 'application_id',
      })
      .orderByRaw('slo_id, version desc')
      .as('v');
    const rows: ListedRow[] = await this.#db('budget_decision as d')
      .join(newest, 'v.slo_id', 'd.slo_id')
      .select('d.*', 'v.name', 'v.application', {
        inForce: this.#db.raw(IN_FORCE),
      })
      .modify(query => {
        if (application) query.where('v.application', application);
        if (inForce !== undefined) query.whereRaw(`${IN_FORCE} = ?`, [inForce]);
        if (after)
          query.whereRaw(
            '(d.decided_at, d.decision_id) < (?::timestamptz, ?::uuid)',
            [after.decidedAt, after.id],
          );
      })
      .orderByRaw('d.decided_at desc, d.decision_id desc')
      .limit(limit);
    return rows.map(row => ({
      ...toDecision(row),
      name: row.name,
      application: row.application,
      inForce: row.inForce,
    }));
  }

  /** The newest decision on each of some objectives. */
  async newestOf(
    slos: readonly string[],
  ): Promise<Map<string, BudgetDecision>> {
    const rows = await this.#decisions()
      .distinctOn('slo_id')
      .whereRaw('slo_id = any(?)', [[...slos]])
      .orderByRaw('slo_id, decided_at desc, decision_id desc');
    return new Map(rows.map(row => [row.slo_id, toDecision(row)]));
  }

  #decisions(): Knex.QueryBuilder<DecisionRow, DecisionRow[]> {
    return this.#db('budget_decision').select(
      ...['decision_id', 'slo_id', 'decision', 'reason', 'until', 'decided_at'],
      ...['decided_by', 'state', 'remaining', 'asked', 'policy_revision'],
    );
  }
}
