import {
  POOL_REASON,
  UnallocatedReason,
  UNKNOWN_REASON,
} from '@rosetta/contracts/finops';

type Reason = UnallocatedReason | typeof UNKNOWN_REASON;

const LABELS: Record<Reason, string> = {
  'no-identifier': 'No resource, tag or sub-account to go by',
  'no-pivot': 'No pivot for what the charge names',
  'pivot-not-valid': 'The pivot was not valid then',
  'application-not-valid': 'The application was not valid then',
  'ambiguous-tags': 'Tags name several applications',
  'unreadable-tags': 'Tags that are not a JSON object',
  'no-weight': 'A rule without weights',
  [POOL_REASON]: 'A target of the rule was not valid then',
  [UNKNOWN_REASON]: 'Not recorded',
};

export const reasonLabel = (code: string): string =>
  LABELS[code as UnallocatedReason] ?? code;
