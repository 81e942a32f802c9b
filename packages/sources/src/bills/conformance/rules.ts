import rules from './focus12.json';

type RuleLevel = 'MUST' | 'SHOULD' | 'MAY';

/** What a rule asks of a row, in the words of the model of the FOCUS specification. */
export interface RuleCheck {
  check: string;
  column?: string;
  value?: string | number | null;
  items?: RuleCheck[];
  a?: string;
  b?: string;
  result?: string;
}

/** A rule of the FOCUS specification that a machine can check. */
export interface ConformanceRule {
  /** As the specification and focus-validator name it. */
  id: string;
  level: RuleLevel;
  column: string;
  text: string;
  requires: RuleCheck;
  /** Which rows it is for; all when absent. */
  when?: RuleCheck;
  /** What a provider must support for the rule to hold; the file does not say whether it does. */
  criteria?: string[];
}

/** The version of the specification that the rules are of; that of its model is 1.2.0.1. */
export const FOCUS_RULES_VERSION = '1.2';

/**
 * Rules of the model of FOCUS (FinOps Open Cost and Usage Specification, the FinOps Foundation, CC BY 4.0) that each say something of a row or of the header by themselves. Those that
 * count distinct values, or that only a person can judge, are not among them. The values of
 * `CommitmentDiscountStatus-C-005-M` are those of the specification, where the model has others.
 */
export const FOCUS_RULES = rules as readonly ConformanceRule[];
