import {
  AllocationMethod,
  RuleScope,
  RuleTargets,
} from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { RuleVersion } from '../rules/ruleRows';
import { MartRun } from '../runs/runTables';

/** What a run knows of a version of a rule. */
export interface RunRule {
  id: string;
  version: number;
  priority: number;
  validFrom: string;
  validTo: string | null;
  scope: RuleScope;
}

/** All that decides which charges a rule takes, and how they are split. */
export type RunRuleVersion = Pick<
  RuleVersion,
  | 'ruleId'
  | 'version'
  | 'priority'
  | 'validFrom'
  | 'validTo'
  | 'scope'
  | 'method'
  | 'basis'
  | 'targets'
  | 'coefficients'
>;

interface RunRuleRow {
  rule_id: string;
  rule_version: number;
  name: string;
  priority: number;
  valid_from: Date;
  valid_to: Date | null;
  scope: RuleScope;
  method: AllocationMethod;
  basis: string | null;
  targets: RuleTargets;
  coefficients: Record<string, string> | null;
}

const jsonOrNull = (value: unknown) =>
  value === undefined ? null : JSON.stringify(value);

/** The rules of a run: a copy, so that nothing changes in it when they do. */
export class RunRuleStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async save({ id }: MartRun, rules: readonly RuleVersion[]): Promise<void> {
    const rows = rules.map(rule => ({
      run_id: id,
      rule_id: rule.ruleId,
      rule_version: rule.version,
      name: rule.name,
      priority: rule.priority,
      valid_from: rule.validFrom,
      valid_to: rule.validTo,
      scope: JSON.stringify(rule.scope),
      method: rule.method,
      basis: rule.basis ?? null,
      targets: JSON.stringify(rule.targets),
      coefficients: jsonOrNull(rule.coefficients),
    }));
    await this.#db.batchInsert('cost_rule', rows);
  }

  /** The rules in the order in which they take charges. */
  async list(runId: string): Promise<RunRule[]> {
    const rows: RunRuleRow[] = await this.#db('cost_rule')
      .where('run_id', runId)
      .select('rule_id', 'rule_version', 'priority', 'valid_from', 'valid_to', 'scope')
      .orderBy(['priority', 'rule_id', 'valid_from']); // prettier-ignore
    return rows.map(row => ({
      id: row.rule_id,
      version: row.rule_version,
      priority: row.priority,
      validFrom: row.valid_from.toISOString(),
      validTo: row.valid_to?.toISOString() ?? null,
      scope: row.scope,
    }));
  }

  /** The rules with all that they said. */
  async versions(runId: string): Promise<RunRuleVersion[]> {
    const rows: RunRuleRow[] = await this.#db('cost_rule as r')
      .where('r.run_id', runId)
      .select('r.*');
    return rows.map(row => ({
      ruleId: row.rule_id,
      version: row.rule_version,
      priority: row.priority,
      validFrom: row.valid_from.toISOString(),
      validTo: row.valid_to?.toISOString() ?? null,
      scope: row.scope,
      method: row.method,
      basis: row.basis ?? undefined,
      targets: row.targets,
      coefficients: row.coefficients ?? undefined,
    }));
  }
}
