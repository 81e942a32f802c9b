import { ReadInput } from './decideGate';

/** How old what a gate decides by is, and why it may not be trusted. */
export interface Freshness {
  state: ReadInput['state'];
  asOf: string | null;
  problem?: string;
}

const MINUTE_MS = 60_000;

/** @param staleMinutes - the age from which it is too old to decide by */
export const freshnessOf = (
  asOf: string | null,
  now: Date,
  staleMinutes: number,
): Freshness => {
  if (asOf === null) return { state: 'missing', asOf };
  const age = now.getTime() - Date.parse(asOf);
  return { state: age > staleMinutes * MINUTE_MS ? 'stale' : 'ok', asOf };
};
