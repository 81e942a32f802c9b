import { FetchApi } from '@backstage/frontend-plugin-api';
import { listPeriods } from '@rosetta/contracts/finops';
import { monitoringRoutes } from '@rosetta/contracts/monitoring';
import { refRoutes } from '@rosetta/contracts/ref';
import { SERVICES } from '@rosetta/contracts/services';
import {
  AnyRoute,
  RequestError,
  callRoute,
} from '@rosetta/plugin-rosetta-core-react/client';

/** The lightest question of each service: one item of a list. */
const QUESTIONS: Record<(typeof SERVICES)[number]['name'], AnyRoute> = {
  ref: refRoutes.listApplications,
  finops: listPeriods,
  monitoring: monitoringRoutes.listRuns,
};

export interface ServiceState {
  name: string;
  title: string;
  answered: boolean;
  milliseconds: number;
  error?: Error;
}

/** Who says no to the question is up. */
const isRefusal = (error: Error) =>
  error instanceof RequestError &&
  error.status !== undefined &&
  error.status < 500;

const check = async (
  fetchApi: FetchApi,
  { name, title }: (typeof SERVICES)[number],
  signal: AbortSignal,
): Promise<ServiceState> => {
  const started = performance.now();
  const settled = (error?: Error) => ({
    name,
    title,
    answered: !error || isRefusal(error),
    milliseconds: Math.round(performance.now() - started),
    error,
  });
  return callRoute(
    fetchApi,
    `plugin://rosetta/${name}`,
    QUESTIONS[name],
    { query: { limit: 1 } },
    { signal },
  ).then(() => settled(), settled);
};

/** Asks each service through the gateway, as any page would: the whole way is tried. */
export const checkServices = (fetchApi: FetchApi, signal: AbortSignal) =>
  Promise.all(SERVICES.map(service => check(fetchApi, service, signal)));
