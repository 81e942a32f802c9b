import { RULE_SCOPE_FIELDS, RuleScope } from '@rosetta/contracts/finops';

/** What an address says of a rule that is to be made: the page of rules opens its form. */
const MARK = 'new';

/** The query by which the page of rules opens the form of a rule with this scope. */
export const newRuleAddress = (scope: Record<string, string>) =>
  new URLSearchParams({ [MARK]: '', ...scope }).toString();

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
