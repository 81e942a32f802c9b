import { HttpClient, createHttpClient } from '@rosetta/http-kit';
import { JWK } from 'jose';
import { MACHINE_ISSUER } from '../config/sections';
import { createMachineTokens } from '../identity/createMachineTokens';
import { Metrics } from '../metrics/createMetrics';

export interface ServiceClientOptions<Service extends string> {
  service: Service;
  /** The machine caller, as the configuration of the service names it. */
  caller: string;
  identity: { machines?: { issuer: string }; machineKey: string | JWK };
  services: Record<Service, { baseUrl: string }>;
  metrics?: Metrics;
}

/** Calls a service as a machine caller. */
export const createServiceClient = <Service extends string>({
  service,
  caller,
  identity,
  services,
  metrics,
}: ServiceClientOptions<Service>): HttpClient => {
  const tokenFor = createMachineTokens({
    key: identity.machineKey,
    issuer: identity.machines?.issuer ?? MACHINE_ISSUER,
    subject: caller,
  });
  return createHttpClient({
    name: service,
    baseUrl: services[service].baseUrl,
    token: () => tokenFor(service),
    observe: metrics?.observeClient,
  });
};
