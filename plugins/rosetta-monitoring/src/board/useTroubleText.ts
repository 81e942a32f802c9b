import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveDeployment } from '@rosetta/contracts/monitoring';
import { monitoringTranslationRef } from '../translation';
import { troubleOf } from './severity';

/** What is not as it should be, in words; nothing where all is well. */
export const useTroubleText = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return useCallback(
    (deployments: readonly LiveDeployment[]) => {
      const { health, sync, status } = troubleOf(deployments);
      return [
        health && t(`health.${health}`),
        sync && t(`sync.${sync}`),
        status && t(`trouble.${status}`),
      ]
        .filter(Boolean)
        .join(', ');
    },
    [t],
  );
};
