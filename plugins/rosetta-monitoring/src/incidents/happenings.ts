import { TimelineItem, TimelineKind } from '@rosetta/contracts/monitoring';

/** What a lane is of: what monitoring tells of, and costs. */
export type HappeningKind = TimelineKind | 'anomaly';

/** Something that happened to an application, or to what it costs. */
export type Happening = Omit<TimelineItem, 'kind'> & {
  kind: HappeningKind;
  /** The anomaly of its cost. */
  anomaly?: string;
};

const later = (left: string, right: string) => Number(left < right) - Number(left > right); // prettier-ignore

/** Of two services in one list, newest first. Pure. */
export const mergeHappenings = (
  ...lists: readonly (readonly Happening[])[]
): Happening[] =>
  lists.flat().sort((left, right) => later(left.at, right.at) || later(left.id, right.id)); // prettier-ignore
