import { getLiveBoard } from '@rosetta/contracts/monitoring';
import { useLiveRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { EMPTY, applyEvent } from './boardFeed';

/** The board as it is now, for as long as it is on a page. */
export const useBoard = () => {
  const { value, ...connection } = useLiveRoute(
    getLiveBoard,
    {},
    { apply: applyEvent },
  );
  return { ...(value ?? EMPTY), ...connection };
};
export type Board = ReturnType<typeof useBoard>;
