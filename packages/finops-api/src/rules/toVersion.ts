import { slug } from '@rosetta/contracts/values';
import type { RuleToChange } from '@rosetta/contracts/finops';
import type { RuleVersion } from '@rosetta/finops-mart';

const MAX_ID_LENGTH = 200;

/** The id of a new rule that gives none; empty where the name makes none. */
export const idFromName = (name: string) => slug(name).slice(0, MAX_ID_LENGTH);

type Place = Pick<
  RuleVersion,
  'ruleId' | 'version' | 'createdAt' | 'createdBy'
>;

/** The version of a rule that a request makes. */
export const toVersion = (
  { replaces: _, id: __, validTo = null, ...rule }: RuleToChange,
  place: Place,
): RuleVersion => ({ ...rule, ...place, validTo });
