import { ResourceState } from '@rosetta/plugin-rosetta-core-react/data';

export interface FailedAnswer {
  error: Error;
  retry(): void;
}

export const hasAnswered = ({ value, error }: ResourceState<unknown>) =>
  value !== undefined || error !== undefined;

/** Those that failed, and have no earlier answer to show instead. */
export const findFailures = (
  states: readonly ResourceState<unknown>[],
): FailedAnswer[] =>
  states.flatMap(({ value, error, retry }) =>
    error && value === undefined ? [{ error, retry }] : [],
  );
