import { useMemo } from 'react';
import { fetchApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useMe } from '../access';
import { createRunsClient, RunsDomain } from './RunsDomain';

/** The client of a domain's runs. */
export const useRunsClient = (domain: RunsDomain) => {
  const fetchApi = useApi(fetchApiRef);
  return useMemo(() => createRunsClient(fetchApi, domain), [fetchApi, domain]);
};

/** Whether this person may start and cancel runs. */
export const useMayRun = ({ writeAction }: RunsDomain) =>
  useMe().value?.actions.includes(writeAction) ?? false;
