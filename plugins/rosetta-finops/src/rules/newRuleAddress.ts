import { z } from 'zod';
import { RULE_SCOPE_FIELDS, RuleScope } from '@rosetta/contracts/finops';

/** What an address says of a rule that is to be made: the page of rules opens its form. */
const MARK = 'new';
const VALID_FROM = 'validFrom';

/** The query by which the page of rules opens the form of a rule with this scope, for charges from this day on. */
export const newRuleAddress = (
  scope: Record<string, string>,
  validFrom: string,
) =>
  new URLSearchParams({
    [MARK]: '',
    [VALID_FROM]: validFrom,
    ...scope,
  }).toString();

/** The day from which the rule is to hold that an address asks to make. */
export const newRuleValidFrom = (params: URLSearchParams) =>
  z.iso.date().optional().catch(undefined).parse(params.get(VALID_FROM));

/** The scope of the rule that an address asks to make; undefined when it asks for none. */
export const newRuleScope = (params: URLSearchParams) =>
  params.has(MARK)
    ? (Object.fromEntries(
        RULE_SCOPE_FIELDS.flatMap(field => {
          const value = params.get(field);
          return value ? [[field, value]] : [];
        }),
      ) as RuleScope)
    : undefined;
