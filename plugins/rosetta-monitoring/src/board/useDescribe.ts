import { useCallback } from 'react';
import { LiveDeployment, sourceTitle } from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { shortRevision } from './shortRevision';
import { useStateText } from './useStateText';

/** A deployment in words: for search, for exports, for those who don't see the signs. */
export const useDescribe = () => {
  const words = useStateText();
  const { ago } = useFormats();
  return useCallback(
    (deployment: LiveDeployment) => {
      const { source, revision, deployedAt } = deployment;
      return [
        sourceTitle(source),
        words(deployment),
        revision && shortRevision(revision),
        deployedAt && ago(deployedAt, Date.now()),
      ]
        .filter(Boolean)
        .join(', ');
    },
    [words, ago],
  );
};
