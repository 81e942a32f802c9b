import { DynatraceReading, SIGNALS } from '@rosetta/contracts/monitoring';

/** How a signal is read from the metrics of a source. */
export interface SignalReading extends Omit<DynatraceReading, 'entity'> {
  /** Its id in `SIGNALS` of the contracts. */
  signal: string;
}

/** Every signal that Dynatrace has. */
export const DYNATRACE_SIGNALS: readonly SignalReading[] = SIGNALS.map(
  ({ id, dynatrace: { entity: _, ...reading } }) => ({
    signal: id,
    ...reading,
  }),
);

const KINDS = new Map(SIGNALS.map(({ id, kind }) => [id, kind]));

/** How the values of a signal may be joined; one that the contracts do not have is joined by nothing. */
export const kindOfSignal = (signal: string) =>
  KINDS.get(signal) ?? 'percentile';
