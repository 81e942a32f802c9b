import type { RuleVersion } from '@rosetta/finops-mart';
import { InvalidInputError } from '@rosetta/service-kit';

/** What a new version of a rule does to the others. */
export interface Placement {
  /** The version that is corrected, and holds at no time from then on. */
  replaced?: RuleVersion;
  /** The version that ends where the new one begins. */
  ended?: RuleVersion;
}

type Span = Pick<RuleVersion, 'validFrom' | 'validTo'>;

const overlap = (a: Span, b: Span) =>
  (a.validTo === null || b.validFrom < a.validTo) &&
  (b.validTo === null || a.validFrom < b.validTo);

const findReplaced = (versions: readonly RuleVersion[], replaces: number) => {
  const found = versions.find(({ version }) => version === replaces);
  if (found) return found;
  const known = versions.map(({ version }) => version).join(', ');
  throw new InvalidInputError([
    {
      in: 'body',
      path: ['replaces'],
      code: 'not-correctable',
      message: `${replaces} is no version that can be corrected; there is ${known}`,
      values: { version: String(replaces) },
    },
  ]);
};

const overlapError = ({ version, validFrom }: RuleVersion) =>
  new InvalidInputError([
    {
      in: 'body',
      path: ['validFrom'],
      code: 'overlaps',
      message:
        `overlaps version ${version}, which is valid from ${validFrom}; ` +
        `choose a later instant, a validTo of at most ${validFrom}, or correct that version with "replaces": ${version}`,
      values: { version: String(version), from: validFrom },
    },
  ]);

/**
 * Finds the place of a new version among those of its rule. The one that is valid just before it ends
 * where it begins; one that begins later stays, and must not be overlapped.
 */
export const placeVersion = (
  versions: readonly RuleVersion[],
  added: Span,
  replaces?: number,
): Placement => {
  const replaced =
    replaces === undefined ? undefined : findReplaced(versions, replaces);
  const touched = versions.filter(
    version => version !== replaced && overlap(version, added),
  );
  const later = touched.find(({ validFrom }) => validFrom >= added.validFrom);
  if (later) throw overlapError(later);
  return { replaced, ended: touched[0] };
};
