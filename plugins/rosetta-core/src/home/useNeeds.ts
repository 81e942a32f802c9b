import { HomeNeed, Mine } from '@rosetta/plugin-rosetta-core-react/home';
import { FailedAnswer, findFailures, hasAnswered } from './answers';
import { LoadedPart } from './parts';

const SEVERITIES: readonly HomeNeed['severity'][] = [
  'failing',
  'warning',
  'todo',
  'waiting',
];

export interface Needs {
  /** The worst first. */
  items: readonly HomeNeed[];
  /** Some of the domains have not answered: nothing is said of how much there is. */
  waiting: boolean;
  failures: readonly FailedAnswer[];
}

/** What waits for the reader, of all domains. */
export const useNeeds = (
  parts: readonly LoadedPart<readonly HomeNeed[]>[],
  mine: Mine,
): Needs => {
  // The parts are the same for as long as the page is open, so their hooks are too.
  const states = parts.map(part => part.usePart(mine));
  return {
    items: states
      .flatMap(({ value = [] }) => value)
      .sort(
        (a, b) =>
          SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
      ),
    waiting: !states.every(hasAnswered),
    failures: findFailures(states),
  };
};
