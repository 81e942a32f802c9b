import { Application } from '@rosetta/contracts/ref';

/** Which applications a list shows: those that lack something, are to be confirmed, or by me. */
export const QUALITY_FILTERS = ['incomplete', 'due', 'mine'] as const;
export type QualityFilter = (typeof QUALITY_FILTERS)[number];

/** Those that are to be shown; all where nothing is chosen. */
export const filterByQuality = (
  applications: Application[],
  mine: readonly Application[],
  show: QualityFilter | undefined,
): Application[] => {
  const toConfirm = new Set(mine.map(({ id }) => id));
  const isShown: Record<QualityFilter, (application: Application) => boolean> =
    {
      incomplete: ({ quality }) => quality?.missing.length !== 0,
      due: ({ attestation }) => !attestation || attestation.due,
      mine: ({ id }) => toConfirm.has(id),
    };
  return show ? applications.filter(isShown[show]) : applications;
};
