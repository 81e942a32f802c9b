import { Application, Group, Pivot } from '@rosetta/contracts';

/** What attribution needs of the référentiel: all of it at one instant of knowledge, whatever the validity. */
export interface Referentiel {
  applications: readonly Pick<
    Application,
    'id' | 'name' | 'group' | 'validFrom' | 'validTo'
  >[];
  groups: readonly Pick<
    Group,
    'id' | 'name' | 'parent' | 'validFrom' | 'validTo'
  >[];
  pivots: readonly Pick<
    Pivot,
    'application' | 'type' | 'value' | 'validFrom' | 'validTo'
  >[];
}

/** Instants; null is without bound on that side. The window is half-open. */
export interface Validity {
  validFrom: string | null;
  validTo: string | null;
}

/** Instants are all written the same way, so text compares as time does. */
export const isValidAt = ({ validFrom, validTo }: Validity, at: string) =>
  (validFrom === null || validFrom <= at) && (validTo === null || at < validTo);

/** The last of several versions that begins before an instant, else the first there is. */
export const latestBefore = <T extends Validity>(
  versions: readonly T[],
  before: string,
): T => {
  const ordered = [...versions].sort((a, b) =>
    (a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1,
  );
  return (
    ordered.findLast(version => (version.validFrom ?? '') < before) ??
    ordered[0]
  );
};
