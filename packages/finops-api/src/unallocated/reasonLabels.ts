import { UnallocatedReason, UNKNOWN_REASON } from '@rosetta/contracts/finops';

const LABELS: Record<UnallocatedReason | typeof UNKNOWN_REASON, string> = {
  'no-identifier': 'No resource, tag or sub-account to go by',
  'no-pivot': 'No pivot for what the charge names',
  'pivot-not-valid': 'The pivot was not valid then',
  'application-not-valid': 'The application was not valid then',
  'ambiguous-tags': 'Tags name several applications',
  'unreadable-tags': 'Tags that are not a JSON object',
  'no-weight': 'A rule without weights',
  'target-not-valid': 'A target of a rule is not valid',
  [UNKNOWN_REASON]: 'Not recorded',
};

export const reasonLabel = (code: string): string =>
  LABELS[code as UnallocatedReason] ?? code;
