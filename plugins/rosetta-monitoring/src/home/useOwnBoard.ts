import { useMemo } from 'react';
import { ResourceState } from '@rosetta/plugin-rosetta-core-react/data';
import { Board, useBoard } from '../board/useBoard';
import { OwnDeployments, byApplication, isWhole } from './ownBoard';
import { SpentBudgets, useSpentBudgets } from './useSpentBudgets';

export interface OwnBoard {
  deployments: OwnDeployments;
  /** What is not there is not deployed. */
  isWhole: boolean;
  sources: Board['sources'];
  /** Error budgets that are used up or burn; undefined where that is not known. */
  budgets?: SpentBudgets;
}

/** The live board by application, with the budgets that say otherwise than the board; all parts of home share one connection's answers. */
export const useOwnBoard = (): ResourceState<OwnBoard> => {
  const board = useBoard();
  const { items, sources, error, lost, retry } = board;
  const whole = isWhole(board);
  const { value: budgets, error: unread } = useSpentBudgets();
  // What is called healthy first and burns a moment later was never true.
  const isReady = budgets !== undefined || unread !== undefined;
  const value = useMemo(
    () =>
      isReady && items
        ? {
            deployments: byApplication(items),
            isWhole: whole,
            sources,
            budgets,
          }
        : undefined,
    [isReady, items, whole, sources, budgets],
  );
  const problem = error ?? (value ? undefined : lost);
  return { value, error: problem, loading: !value && !problem, retry };
};
