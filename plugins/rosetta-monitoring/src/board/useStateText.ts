import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveDeployment } from '@rosetta/contracts/monitoring';
import { monitoringTranslationRef } from '../translation';

/** How a deployment is, in words: health, sync, whether it got there, and whether that is from before. */
export const useStateText = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return useCallback(
    ({ health, sync, status, stale, problem }: LiveDeployment) =>
      [
        health && t(`health.${health}`),
        sync && t(`sync.${sync}`),
        status && t(`status.${status}`),
        stale && (problem ? t('board.held', { problem }) : t('board.stale')),
      ]
        .filter(Boolean)
        .join(', '),
    [t],
  );
};
