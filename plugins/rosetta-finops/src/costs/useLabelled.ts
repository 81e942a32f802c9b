import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NONE, UNALLOCATED } from '@rosetta/contracts/finops';
import {
  ResourceState,
  useMapped,
} from '@rosetta/plugin-rosetta-core-react/data';
import { finopsTranslationRef } from '../translation';

interface Labelled {
  items: readonly { key: string; label: string }[];
}

/** Costs, where what has no name of its own is called so in the reader's language. */
export const useLabelled = <Answer extends Labelled>(
  state: ResourceState<Answer>,
) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const labelled = useCallback(
    (answer: Answer): Answer => {
      const labelOf = ({ key, label }: Labelled['items'][number]) => {
        if (key === UNALLOCATED) return t('kind.unallocated');
        return key === NONE && label === NONE ? t('kind.unnamed') : label;
      };
      return {
        ...answer,
        items: answer.items.map(item => ({ ...item, label: labelOf(item) })),
      };
    },
    [t],
  );
  return useMapped(state, labelled);
};
