import { addMonths } from '@rosetta/contracts/values';
import { AllocationRuleReadModel, RuleVersion } from '@rosetta/finops-mart';
import { Knex } from 'knex';
import { shortDigest } from './shortDigest';

const ALWAYS = { from: '-infinity', to: 'infinity' };

/** All rules as they are now, in the order in which they take charges. */
export const readRules = (db: Knex): Promise<RuleVersion[]> =>
  new AllocationRuleReadModel(db).validWithin(ALWAYS);

/**
 * Charges of a bill seldom begin later than this many months after it: a rule that begins later
 * does not make the month due again.
 */
const MONTHS_AHEAD = 2;

/** What a rule says of charges that begin before an instant. */
const ruleBefore = (rule: RuleVersion, before: string) => [
  rule.ruleId,
  rule.version,
  rule.priority,
  rule.validFrom,
  rule.validTo !== null && rule.validTo < before ? rule.validTo : null,
  rule.scope,
  rule.method,
  rule.basis,
  rule.targets,
  rule.coefficients,
];

/**
 * The version of the rules of each month: a rule that begins later, or what one says from later
 * on, changes nothing in it.
 * @param shape - the version of how charges are read
 */
export const ruleVersions = async (
  db: Knex,
  months: readonly string[],
  shape: string,
): Promise<Map<string, string>> => {
  const rules = await readRules(db);
  return new Map(
    months.map(month => {
      const before = `${addMonths(month, MONTHS_AHEAD)}-01T00:00:00.000Z`;
      const holding = rules
        .filter(rule => rule.validFrom < before)
        .map(rule => ruleBefore(rule, before));
      return [
        month,
        holding.length === 0 ? shape : `${shape}-${shortDigest(holding)}`,
      ];
    }),
  );
};

/** The version of how charges are read that a version of rules goes with. */
export const shapeOf = (rules: string) => rules.split('-')[0];

export const isOfShape = (rules: string, shape: string) =>
  shapeOf(rules) === shape;
