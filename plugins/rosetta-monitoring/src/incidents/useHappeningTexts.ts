import { useMemo } from 'react';
import { useWord, Vocabulary } from '../words/useWord';
import { Happening, HappeningKind } from './happenings';

const STATUS: Record<HappeningKind, Vocabulary> = {
  incident: 'state',
  burn: 'state',
  problem: 'state',
  anomaly: 'anomaly',
  change: 'state',
  deployment: 'deployment',
};
/** The other details are names, figures or whole texts. */
const DETAIL: Partial<Record<HappeningKind, Vocabulary>> = {
  burn: 'burn',
  problem: 'severity',
  change: 'change',
};

/** How something that happened stands, and what its source says beside that. */
export const useHappeningTexts = () => {
  const word = useWord();
  return useMemo(
    () => ({
      status: ({ kind, status }: Happening) => word(STATUS[kind], status),
      detail: ({ kind, detail }: Happening) => {
        const vocabulary = DETAIL[kind];
        return vocabulary && detail !== null
          ? word(vocabulary, detail)
          : detail;
      },
    }),
    [word],
  );
};
