import { ref } from '@rosetta/contracts/domains';
import { Metrics, createServiceClient } from '@rosetta/service-kit';
import { PlatformRefConfig } from '../config';
import { SourceClients } from './queryService';

/** The services that say what they know of pivots, called as this process. */
export const openSources = (
  { identity, services }: PlatformRefConfig,
  metrics: Metrics,
): SourceClients => {
  const { machineKey, ...rest } = identity;
  const open = <S extends 'finops-api' | 'monitoring-api'>(service: S) => {
    const called = services[service];
    return machineKey && called
      ? createServiceClient({
          service,
          caller: ref.service.name,
          identity: { ...rest, machineKey },
          services: { [service]: called } as Record<S, typeof called>,
          metrics,
        })
      : undefined;
  };
  return { finops: open('finops-api'), monitoring: open('monitoring-api') };
};
