import { Knex } from 'knex';
import {
  RuleVersion,
  RuleVersionRow,
  selectRuleVersions,
  toRuleVersion,
} from './ruleRows';

/** A state of all rules. */
export interface RuleSet {
  /** How many changes have been made. */
  version: number;
  at: string;
}

/** Writes the versions of allocation rules. */
export class AllocationRuleStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Prevents others from changing rules until the transaction ends. Readers are not blocked. */
  async lock(): Promise<void> {
    await this.#db.raw(
      'lock table allocation_rule_set in share row exclusive mode',
    );
  }

  /** Counts a change of a rule. Call it under the lock, before the rows of the change. */
  async nextSet(ruleId: string, by: string): Promise<RuleSet> {
    const { rows } = await this.#db.raw(
      `insert into allocation_rule_set (version, at, by, rule_id)
       select max(version) + 1, date_trunc('milliseconds', clock_timestamp()), ?, ?
       from allocation_rule_set
       returning version, at`,
      [by, ruleId],
    );
    const [{ version, at }] = rows;
    return { version, at: at.toISOString() };
  }

  /** What the rule says now, oldest first; versions that were corrected are left out. */
  async currentVersions(ruleId: string): Promise<RuleVersion[]> {
    const rows: RuleVersionRow[] = await selectRuleVersions(this.#db)
      .where('v.rule_id', ruleId)
      .whereRaw('upper_inf(v.known)')
      .orderByRaw('lower(v.valid)');
    return rows.map(toRuleVersion);
  }

  /** The number of the last version of a rule; 0 when there is no such rule. */
  async lastVersion(ruleId: string): Promise<number> {
    const row = await this.#db('allocation_rule_version as v')
      .where('v.rule_id', ruleId)
      .max('v.version as version')
      .first();
    return row?.version ?? 0;
  }

  /** Adds what a rule says from a version of the rule set on. */
  async add(set: RuleSet, rule: RuleVersion): Promise<void> {
    await this.#db('allocation_rule_version').insert({
      rule_id: rule.ruleId,
      version: rule.version,
      valid: `[${rule.validFrom},${rule.validTo ?? ''})`,
      known: `[${set.version},)`,
      name: rule.name,
      priority: rule.priority,
      scope: JSON.stringify(rule.scope),
      method: rule.method,
      basis: rule.basis ?? null,
      targets: JSON.stringify(rule.targets),
      coefficients: rule.coefficients
        ? JSON.stringify(rule.coefficients)
        : null,
      created_at: rule.createdAt,
      created_by: rule.createdBy,
      reason: rule.reason ?? null,
    });
  }

  /** Ends what a version of a rule says, from a version of the rule set on. */
  async end(
    set: RuleSet,
    { ruleId, version }: Pick<RuleVersion, 'ruleId' | 'version'>,
    replacedBy?: number,
  ): Promise<void> {
    await this.#db('allocation_rule_version')
      .where({ rule_id: ruleId, version })
      .whereRaw('upper_inf(known)')
      .update({
        known: this.#db.raw('int4range(lower(known), ?)', [set.version]),
        replaced_by: replacedBy ?? null,
      });
  }
}
