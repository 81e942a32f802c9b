import { SignalReference } from '@rosetta/contracts/monitoring';

/** The minutes of a signal in an hour, entity by entity; null where nothing is known. */
export interface SignalHourSeries {
  signal: string;
  entity: string;
  minutes: readonly (number | null)[];
}

/** Events of one minute. */
export interface Events {
  bad: number;
  total: number;
  /** How many requests they stand for, where that is another number. */
  requests?: number;
}

/** What an entity says of each minute of an hour; null where something is not known. */
export type Measured = (minute: number) => Events | null;

/** How one kind of indicator tells good events from bad ones. */
export interface Indicator<Definition> {
  /** The signals that it is measured by. */
  references(definition: Definition): readonly SignalReference[];
  /** One for each entity that there is something of. */
  measure(
    definition: Definition,
    series: readonly SignalHourSeries[],
  ): Measured[];
}

/** The series that a reference names, or else those of one entity. */
export const seriesOf = (
  all: readonly SignalHourSeries[],
  { signal, entity }: SignalReference,
  of: string | undefined = entity,
) =>
  all.filter(
    each => each.signal === signal && (of === undefined || each.entity === of),
  );
