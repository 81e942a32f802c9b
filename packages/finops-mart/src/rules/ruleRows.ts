import { AllocationRuleVersion } from '@rosetta/contracts/finops';
import { Knex } from 'knex';

/** A version of a rule, and the rule that it is of. */
export interface RuleVersion extends AllocationRuleVersion {
  ruleId: string;
}

export interface RuleVersionRow {
  rule_id: string;
  version: number;
  valid_from: Date;
  valid_to: Date | null;
  name: string;
  priority: number;
  scope: RuleVersion['scope'];
  method: RuleVersion['method'];
  basis: string | null;
  targets: RuleVersion['targets'];
  coefficients: Record<string, string> | null;
  created_at: Date;
  created_by: string;
  reason: string | null;
  replaced_by: number | null;
}

const COLUMNS = [
  'rule_id',
  'version',
  'name',
  'priority',
  'scope',
  'method',
  'basis',
  'targets',
  'coefficients',
  'created_at',
  'created_by',
  'reason',
  'replaced_by',
];

export const selectRuleVersions = (db: Knex): Knex.QueryBuilder =>
  db('allocation_rule_version as v')
    .select(COLUMNS.map(column => `v.${column}`))
    .select(
      db.raw('lower(v.valid) as valid_from'),
      db.raw('upper(v.valid) as valid_to'),
    );

export const toRuleVersion = (row: RuleVersionRow): RuleVersion => ({
  ruleId: row.rule_id,
  version: row.version,
  name: row.name,
  priority: row.priority,
  validFrom: row.valid_from.toISOString(),
  validTo: row.valid_to?.toISOString() ?? null,
  scope: row.scope,
  method: row.method,
  targets: row.targets,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  ...(row.basis !== null && { basis: row.basis }),
  ...(row.coefficients !== null && { coefficients: row.coefficients }),
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.replaced_by !== null && { replacedBy: row.replaced_by }),
});
