import { NotCountedReason } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';
import { MartRun } from '../runs/DeploymentRunStore';
import { Attributed, attributedColumns } from './attributed';

/** One incident of one application. Instants as Rosetta writes them. */
export interface IncidentFact extends Attributed {
  id: string;
  number: string;
  priority: number | null;
  state: string;
  title: string;
  url: string | null;
  openedAt: string;
  resolvedAt: string | null;
  /** Null where it counts. */
  notCounted: NotCountedReason | null;
  causedBy: string | null;
  problem: string | null;
  /** The configuration items that it names, the most specific first. */
  items: readonly string[];
}

/** A problem of one application. */
export interface ProblemFact extends Attributed {
  id: string;
  displayId: string | null;
  title: string;
  severity: string | null;
  impact: string | null;
  url: string | null;
  startedAt: string;
  endedAt: string | null;
  rootCause: string | null;
}

/** A change request of one application. */
export interface ChangeFact extends Attributed {
  id: string;
  number: string;
  type: string;
  state: string;
  risk: string | null;
  title: string;
  url: string | null;
  at: string;
  plannedStart: string | null;
  plannedEnd: string | null;
  startedAt: string | null;
  endedAt: string | null;
  correlation: string | null;
}

const toIncident = (run: MartRun, fact: IncidentFact) => ({
  ...attributedColumns(run, fact),
  incident_id: fact.id,
  number: fact.number,
  priority: fact.priority,
  state: fact.state,
  title: fact.title,
  url: fact.url,
  opened_at: fact.openedAt,
  resolved_at: fact.resolvedAt,
  counts: fact.notCounted === null,
  not_counted_reason: fact.notCounted,
  caused_by: fact.causedBy,
  problem: fact.problem,
  items: [...fact.items],
});

const toProblem = (run: MartRun, fact: ProblemFact) => ({
  ...attributedColumns(run, fact),
  problem_id: fact.id,
  display_id: fact.displayId,
  title: fact.title,
  severity: fact.severity,
  impact: fact.impact,
  url: fact.url,
  started_at: fact.startedAt,
  ended_at: fact.endedAt,
  root_cause: fact.rootCause,
});

const toChange = (run: MartRun, fact: ChangeFact) => ({
  ...attributedColumns(run, fact),
  change_id: fact.id,
  number: fact.number,
  type: fact.type,
  state: fact.state,
  risk: fact.risk,
  title: fact.title,
  url: fact.url,
  at: fact.at,
  planned_start: fact.plannedStart,
  planned_end: fact.plannedEnd,
  started_at: fact.startedAt,
  ended_at: fact.endedAt,
  correlation: fact.correlation,
});

/** PostgreSQL takes 65,535 values in a statement. */
const ROWS_PER_INSERT = 1_000;

/** Writes what a run that is being shaped knows of incidents, problems and changes. */
export class IncidentStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  async addIncidents(run: MartRun, facts: readonly IncidentFact[]) {
    const rows = facts.map(fact => toIncident(run, fact));
    await this.#trx.batchInsert('incident', rows, ROWS_PER_INSERT);
  }

  async addProblems(run: MartRun, facts: readonly ProblemFact[]) {
    const rows = facts.map(fact => toProblem(run, fact));
    await this.#trx.batchInsert('problem', rows, ROWS_PER_INSERT);
  }

  async addChanges(run: MartRun, facts: readonly ChangeFact[]) {
    const rows = facts.map(fact => toChange(run, fact));
    await this.#trx.batchInsert('change_request', rows, ROWS_PER_INSERT);
  }
}
