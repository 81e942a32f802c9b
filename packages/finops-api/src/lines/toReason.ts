import {
  LineReason,
  UnallocatedReason,
  UNKNOWN_REASON,
} from '@rosetta/contracts/finops';
import { CostLineRow } from '@rosetta/finops-mart';

export type ReasonRow = Pick<
  CostLineRow,
  'reason' | 'resource' | 'sub_account' | 'tags' | 'charge_from'
>;

const MAX_TAGS = 5;

const formatTags = (tags: ReasonRow['tags']) => {
  const all = Object.entries(tags ?? {}).map(
    ([key, value]) => `${key}=${value}`,
  );
  const more = all.length - MAX_TAGS;
  return [
    ...all.slice(0, MAX_TAGS),
    ...(more > 0 ? [`${more} more`] : []),
  ].join(', ');
};

/** What pivots were looked for by, and what the line does not name. */
const identifiersOf = ({ resource, sub_account: account, tags }: ReasonRow) => {
  const tagText = formatTags(tags);
  const all = [
    { kind: 'resource', text: resource && `resource ${resource}` },
    { kind: 'tags', text: tagText && `tags ${tagText}` },
    { kind: 'sub-account', text: account && `sub-account ${account}` },
  ];
  return {
    named: all.flatMap(({ text }) => text || []).join(', '),
    absent: all
      .filter(({ text }) => !text)
      .map(({ kind }) => `no ${kind}`)
      .join(', '),
  };
};

/** Pivots that were looked for in vain: `No pivot for resource arn:1, sub-account 42; no tags`. */
const noPivot = (row: ReasonRow) => {
  const { named, absent } = identifiersOf(row);
  return `No pivot for ${[named, absent].filter(Boolean).join('; ')}`;
};

const day = ({ charge_from: from }: ReasonRow) =>
  from.toISOString().slice(0, 10);

const TEXTS: Record<UnallocatedReason, (row: ReasonRow) => string> = {
  'no-identifier': row =>
    `Nothing to find an application by: ${identifiersOf(row).absent}`,
  'no-pivot': noPivot,
  'pivot-not-valid': row =>
    `A pivot exists for ${
      identifiersOf(row).named
    }, but none that is valid on ${day(row)}`,
  'application-not-valid': row =>
    `A pivot exists for ${
      identifiersOf(row).named
    }, but its application is not valid on ${day(row)}`,
  'ambiguous-tags': ({ tags }) =>
    `Tags name several applications, and rosetta.finops.tagKeys does not say which one counts: ${formatTags(
      tags,
    )}`,
  'unreadable-tags': row => {
    const { named } = identifiersOf(row);
    return `The tags are not a JSON object${
      named && `; no pivot for ${named}`
    }`;
  },
  'target-not-valid': () =>
    'A coefficient of its rule names an application that is not valid in its month',
  'no-weight': () =>
    'An allocation rule takes it, but no application has a weight to bear it',
};

/** Why a line is of no application. */
export const toReason = (row: ReasonRow): LineReason => {
  const code = row.reason ?? UNKNOWN_REASON;
  const text = TEXTS[code as UnallocatedReason]?.(row);
  return {
    code,
    text: text ?? 'Its run did not record why; run the month again',
  };
};
