import { createReferentiel } from '@rosetta/service-kit/testUtils';

interface TaggedApplication {
  id: string;
  group: string;
  attributes?: Record<string, string>;
}

/** A référentiel in which the tag `application` of a charge says whose it is. */
export const taggedReferentiel = (
  applications: readonly TaggedApplication[],
  groups: Parameters<typeof createReferentiel>[1],
) =>
  createReferentiel(
    applications.map(application => ({
      ...application,
      pivots: [['focus:tag', `application=${application.id}`]],
    })),
    groups,
  );
