import { useMemo } from 'react';
import { ResourceState } from '@rosetta/plugin-rosetta-core-react/data';
import { Board, useBoard } from '../board/useBoard';
import { OwnDeployments, byApplication, isWhole } from './ownBoard';

export interface OwnBoard {
  deployments: OwnDeployments;
  /** What is not there is not deployed. */
  isWhole: boolean;
  sources: Board['sources'];
}

/** The live board by application; all parts of home share one connection's answers. */
export const useOwnBoard = (): ResourceState<OwnBoard> => {
  const board = useBoard();
  const { items, sources, error, lost, retry } = board;
  const whole = isWhole(board);
  const value = useMemo(
    () =>
      items && { deployments: byApplication(items), isWhole: whole, sources },
    [items, whole, sources],
  );
  const problem = error ?? (value ? undefined : lost);
  return { value, error: problem, loading: !value && !problem, retry };
};
