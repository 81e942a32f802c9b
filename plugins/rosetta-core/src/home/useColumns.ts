import { useEffect, useState } from 'react';
import { Application } from '@rosetta/contracts/ref';
import { ResourceState } from '@rosetta/plugin-rosetta-core-react/data';
import { HomeCells, Mine } from '@rosetta/plugin-rosetta-core-react/home';
import { useNarrow } from '@rosetta/plugin-rosetta-core-react/theme';
import { findFailures, hasAnswered } from './answers';
import { LoadedColumn } from './parts';

/** A column, and what it knows by now. */
export type Asked = LoadedColumn & { state: ResourceState<HomeCells> };

/** How long rows wait to be ordered, worst first: shown before, they would jump. */
const PATIENCE_MS = 300;

const useImpatience = () => {
  const [isImpatient, setImpatient] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setImpatient(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isImpatient;
};

const isAwaited = ({ ranks, state }: Asked) => ranks && !hasAnswered(state);

/** What failed, once for all columns that it is the answer of. */
const findDistinctFailures = (asked: readonly Asked[]) => [
  ...new Map(
    findFailures(asked.map(({ state }) => state)).map(failure => [
      failure.error.message,
      failure,
    ]),
  ).values(),
];

/** What is worst in the first column that ranks comes first; else by name, as they come. */
const sortWorstFirst = (
  rows: readonly Application[],
  asked: readonly Asked[],
): Application[] => {
  const ranks = asked.flatMap(({ state }) => state.value?.rank ?? []);
  return rows.toSorted((a, b) => {
    for (const rank of ranks) {
      const difference = rank(a) - rank(b);
      if (difference) return difference;
    }
    return 0;
  });
};

/** The columns for this width with what they know, and the rows once their order is known. */
export const useColumns = (columns: readonly LoadedColumn[], mine: Mine) => {
  const isNarrow = useNarrow();
  const isImpatient = useImpatience();
  // The columns are the same for as long as the page is open, so their hooks are too.
  const all = columns.map(column => ({
    ...column,
    state: column.usePart(mine),
  }));
  const isKnown = isImpatient || !all.some(isAwaited);
  return {
    asked: all.filter(({ wide }) => !(wide && isNarrow)),
    rows: isKnown ? sortWorstFirst(mine.applications, all) : undefined,
    failures: findDistinctFailures(all),
  };
};
