import { runOnce } from '@rosetta/batch-kit';
import { monitoring } from '@rosetta/contracts/domains';
import { RunMode } from '@rosetta/contracts/runs';
import { IncidentRules, ProductionRule } from '@rosetta/monitoring-mart';
import { TestStores } from '@rosetta/raw-store/testUtils';
import { createLogger } from '@rosetta/service-kit';
import { FakeReferentiel } from '@rosetta/service-kit/testUtils';
import { createDeploymentJob } from '../deployments/deploymentJob';
import { LandedIndex } from '../deployments/LandedIndex';
import { createIncidentJob } from '../incidents/incidentJob';
import { Snapshots } from '../referentiel/Snapshots';

interface IncidentRun {
  stores: TestStores;
  referentiel: FakeReferentiel;
  mode: RunMode;
  /** A day. */
  period: string;
}

/** Runs the job of incidents for a day, of what landed; nothing is asked of a source. */
export const runIncidents = async ({
  stores: { db, raw },
  referentiel,
  mode,
  period,
}: IncidentRun) => {
  const shared = {
    raw,
    referentiel: new Snapshots(referentiel),
    ingestion: { land: async () => ({}) },
  };
  const jobs = [
    createDeploymentJob({
      ...shared,
      index: new LandedIndex(db, raw),
      production: ProductionRule.parse({}),
    }),
    createIncidentJob({ ...shared, db, rules: IncidentRules.parse({}) }),
  ];
  const [ended] = await runOnce({
    db,
    domain: monitoring.name,
    jobs,
    job: 'incidents',
    logger: createLogger({ service: 'test', level: 'silent' }),
    periods: [period],
    mode,
    requestedBy: 'a test',
    reason: 'to see',
  });
  return ended;
};
