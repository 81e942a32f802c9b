import type { AttributionToPreview } from '@rosetta/contracts/attribution';
import { Application, Group, Pivot } from '@rosetta/contracts/ref';

/** What attribution and allocation need of the référentiel: all of it at one instant of knowledge, whatever the validity. */
export interface Referentiel {
  applications: readonly (Pick<
    Application,
    'id' | 'name' | 'group' | 'validFrom' | 'validTo'
  > &
    Partial<Pick<Application, 'attributes'>>)[];
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
const latestBefore = <T extends Validity>(
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

/** Each thing once, in the version that held last before an instant. */
export const eachBefore = <T extends Validity & { id: string }>(
  versions: readonly T[],
  before: string,
): T[] => {
  const byId = new Map<string, T[]>();
  for (const version of versions)
    byId.set(version.id, [...(byId.get(version.id) ?? []), version]);
  return [...byId.values()].map(all => latestBefore(all, before));
};

/** Versions of things by what they are called: `keyOf` may give one key to many. */
export type Versions<T> = ReadonlyMap<string, readonly (T & Validity)[]>;

export const versionsBy = <T extends Validity>(
  all: readonly T[],
  keyOf: (one: T) => string,
): Versions<T> => {
  const versions = new Map<string, T[]>();
  for (const one of all) {
    const known = versions.get(keyOf(one));
    if (known) known.push(one);
    else versions.set(keyOf(one), [one]);
  }
  return versions;
};

/** The version that is valid at an instant. */
export const validVersion = <T>(
  versions: Versions<T>,
  key: string | null,
  at: string,
) =>
  key === null
    ? undefined
    : versions.get(key)?.find(version => isValidAt(version, at));

/** The référentiel as it would be if pivots and applications changed so. Pure. */
export const overlayReferentiel = (
  { applications, groups, pivots }: Referentiel,
  change: Pick<AttributionToPreview, 'pivots' | 'applications'>,
): Referentiel => {
  const keyOf = (pivot: Referentiel['pivots'][number]) =>
    JSON.stringify([
      pivot.type,
      pivot.value,
      pivot.application,
      pivot.validFrom,
      pivot.validTo,
    ]);
  const removed = new Set(change.pivots.before.map(keyOf));
  const changed = new Set(
    [...change.applications.before, ...change.applications.after].map(
      ({ id }) => id,
    ),
  );
  return {
    groups,
    applications: [
      ...applications.filter(({ id }) => !changed.has(id)),
      ...change.applications.after,
    ],
    pivots: [
      ...pivots.filter(pivot => !removed.has(keyOf(pivot))),
      ...change.pivots.after,
    ],
  };
};
