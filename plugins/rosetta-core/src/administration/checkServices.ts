import { FetchApi } from '@backstage/frontend-plugin-api';
import { DOMAINS, Domain } from '@rosetta/contracts/domains';
import {
  RequestError,
  callRoute,
} from '@rosetta/plugin-rosetta-core-react/client';

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
  { name, title, statusRoute }: Domain,
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
    statusRoute,
    { query: { limit: 1 } },
    { signal },
  ).then(() => settled(), settled);
};

/** Asks each service through the gateway, as any page would: the whole way is tried. */
export const checkServices = (fetchApi: FetchApi, signal: AbortSignal) =>
  Promise.all(DOMAINS.map(service => check(fetchApi, service, signal)));
