import { DOMAINS, Domain } from '@rosetta/contracts/domains';
import {
  RequestError,
  RouteClient,
} from '@rosetta/plugin-rosetta-core-react/client';

export interface ServiceState {
  name: string;
  title: string;
  answered: boolean;
  milliseconds: number;
  error?: Error;
}

/** A service that refuses the call is up. */
const isRefusal = (error: Error) =>
  error instanceof RequestError &&
  error.status !== undefined &&
  error.status < 500;

const check = async (
  client: RouteClient,
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
  return client
    .call(statusRoute, { query: { limit: 1 } }, { signal })
    .then(() => settled(), settled);
};

/** Calls each service through the gateway, as a page does, so that a fault anywhere between shows. */
export const checkServices = (client: RouteClient, signal: AbortSignal) =>
  Promise.all(DOMAINS.map(domain => check(client, domain, signal)));
