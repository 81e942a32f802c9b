import { finops } from '@rosetta/contracts/domains';
import { PIVOT_TYPES } from '@rosetta/finops-mart';
import { closableDependency } from '@rosetta/run-kit';
import {
  Dependency,
  Metrics,
  ReadReferentiel,
  createReferentielReader,
  unreadableReferentiel,
} from '@rosetta/service-kit';
import { FinopsApiConfig } from '../config';

/** Reads the référentiel as this process; where it has no key, only previews of other pivots are refused. */
export const openReferentiel = (
  { identity, services }: FinopsApiConfig,
  metrics: Metrics,
): { referentiel: ReadReferentiel; dependencies: Dependency[] } => {
  const { machineKey, ...rest } = identity;
  const called = services['platform-ref-api'];
  const caller = finops.service.name;
  if (machineKey === undefined || called === undefined)
    return { referentiel: unreadableReferentiel(caller), dependencies: [] };
  const reader = createReferentielReader({
    identity: { ...rest, machineKey },
    services: { 'platform-ref-api': called },
    caller,
    pivots: PIVOT_TYPES,
    metrics,
  });
  return {
    referentiel: reader,
    dependencies: [closableDependency('référentiel', reader)],
  };
};
