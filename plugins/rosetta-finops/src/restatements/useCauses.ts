import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RestatementCause } from '@rosetta/contracts/finops';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';

/** Which inputs changed, in words. */
export const useCauses = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { list } = useFormats();
  return useCallback(
    (why: readonly RestatementCause[]) =>
      list(why.map(cause => t(`restatements.because.${cause}`))),
    [t, list],
  );
};
