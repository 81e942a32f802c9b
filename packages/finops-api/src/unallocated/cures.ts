import {
  Cure,
  NONE,
  POOL_REASON,
  UnallocatedBy,
  UnallocatedReason,
  UNKNOWN_REASON,
} from '@rosetta/contracts/finops';

const MAKE_RULE: Cure = {
  action: 'make-rule',
  text: 'Make an allocation rule that takes these charges',
};

type Reason = UnallocatedReason | typeof UNKNOWN_REASON;

const BY_REASON: Record<Reason, Cure> = {
  'no-identifier': {
    action: 'make-rule',
    text: 'Make an allocation rule: the bill names nothing that could be a pivot',
  },
  'no-pivot': {
    action: 'propose-pivot',
    text: 'Propose pivots for the accounts, tags or resources of these charges, or make an allocation rule',
  },
  'pivot-not-valid': {
    action: 'extend-validity',
    text: 'Let the pivots of these charges begin earlier or end later',
  },
  'application-not-valid': {
    action: 'extend-validity',
    text: 'Let the applications begin earlier or end later, or give their pivots to others',
  },
  'ambiguous-tags': {
    action: 'order-tags',
    text: 'Say in rosetta.finops.tagKeys which tag counts first',
  },
  'unreadable-tags': {
    action: 'fix-bill',
    text: 'Have the bill written with tags as a JSON object, and import it again with --replace',
  },
  'no-weight': {
    action: 'make-rule',
    text: 'Change the rule that takes these charges: none of its targets has a weight',
  },
  [POOL_REASON]: {
    action: 'make-rule',
    text: 'Give the rule targets that are valid: a part of its pools goes to an application that is not',
  },
  [UNKNOWN_REASON]: {
    action: 'run-again',
    text: 'Run the month again: its run did not record why',
  },
};

const byAccount = (account: string): Cure =>
  account === NONE
    ? {
        action: 'make-rule',
        text: 'Make an allocation rule: these charges name no account',
      }
    : {
        action: 'propose-pivot',
        text: `Propose the account ${account} as a pivot of its application, or make an allocation rule`,
        pivot: { type: 'focus:subaccount', value: account },
        scope: { account },
      };

/** What would take the charges of a row off the list. */
export const cureOf = (groupBy: UnallocatedBy, key: string): Cure => {
  if (groupBy === 'account') return byAccount(key);
  if (groupBy === 'product') return { ...MAKE_RULE, scope: { product: key } };
  return BY_REASON[key as UnallocatedReason] ?? MAKE_RULE;
};
