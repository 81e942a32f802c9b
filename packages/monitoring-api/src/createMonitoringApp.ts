import {
  MartServiceTools,
  RunService,
  lastRead,
  serveRuns,
} from '@rosetta/run-kit';
import { Freeze, monitoringRoutes } from '@rosetta/contracts/monitoring';
import { monitoring } from '@rosetta/contracts/domains';
import {
  AttributionUsageReadModel,
  DEPLOYMENTS_JOB,
  DeploymentDifferenceReadModel,
  IncidentRules,
  MONITORING_AUDIT,
  MonitoringSection,
} from '@rosetta/monitoring-mart';
import {
  AuditChain,
  ReadReferentiel,
  Serve,
  createServiceApp,
  serveAudit,
  unreadableReferentiel,
} from '@rosetta/service-kit';
import { RawStore } from '@rosetta/raw-store';
import { Express } from 'express';
import { Knex } from 'knex';
import { serveAdministration } from './administration/administrationRoutes';
import { DeploymentPreviews } from './attribution/DeploymentPreviews';
import { serveAttribution } from './attribution/attributionRoutes';
import { serveChanges } from './changes/changeRoutes';
import { serveDeployments } from './deployments/deploymentRoutes';
import { serveDora } from './dora/doraRoutes';
import { addIncidents } from './dora/doraRowRoutes';
import { serveGate } from './gate/gateRoutes';
import { serveExecutive } from './executive/executiveRoutes';
import { Dependencies, ReadRelations } from './incidents/Dependencies';
import { serveIncidents } from './incidents/incidentRoutes';
import { serveTimeline } from './incidents/timelineRoutes';
import { serveLive } from './live/liveRoutes';
import { serveLogs } from './live/logRoutes';
import { Live } from './live/openLive';
import { Owners } from './live/Owners';
import { serveMaintenance } from './maintenance/maintenanceRoutes';
import { serveSignals } from './signals/signalRoutes';
import { serveSloAlerts } from './slos/alertRoutes';
import { serveDeploymentBudgets } from './slos/deploymentBudgetRoutes';
import { serveLiveBurns } from './slos/liveBurnRoutes';
import { serveSlos } from './slos/sloRoutes';

export interface MonitoringAppOptions extends MartServiceTools {
  live: Live;
  /** Whose deployments are now: a preview of other pivots compares with it. */
  referentiel?: ReadReferentiel;
  /** How long an incident may be put down to a deployment. */
  attributionHours?: number;
  /** What depends on what; without it, collisions and suspects are those of the application itself. */
  relations?: ReadRelations;
  freezes?: readonly Freeze[];
  /** What changes are recorded with; without it, none is made. */
  audit?: AuditChain;
  /** Where refused records are; without it, the quarantine is away. */
  raw?: RawStore;
  /** `rosetta.monitoring`; the defaults when not said. */
  section?: MonitoringSection;
}

interface ObjectiveTools {
  db: Knex;
  owners: Owners;
  runs: RunService;
  live: Live;
}

/** Objectives, their burns, and what was burned after deployments. */
const serveObjectives = (
  serve: Serve,
  { db, owners, runs, live }: ObjectiveTools,
  { slo: rules, keepMinutesDays }: MonitoringSection,
  attributionHours: number,
) => {
  const slos = serveSlos(serve, { db, owners, rules, keepMinutesDays });
  serveSloAlerts(serve, db);
  serveLiveBurns(serve, { db, slos, live });
  serveDeploymentBudgets(serve, {
    ...{ db, owners, runs, slos },
    withIncidents: addIncidents(db, attributionHours),
  });
};

/** The application of monitoring-api, without a port. */
export const createMonitoringApp = ({
  db,
  runs,
  live,
  attributionHours = IncidentRules.parse({}).attributionHours,
  referentiel = unreadableReferentiel(monitoring.service.name),
  relations,
  freezes = [],
  raw,
  section = MonitoringSection.parse(undefined),
  cache: _,
  ...service
}: MonitoringAppOptions): Express => {
  const differences = new DeploymentDifferenceReadModel(db);
  const dependencies = new Dependencies(relations, service.logger);
  const tools = { db, owners: live.owners, runs, dependencies };
  return createServiceApp({
    ...service,
    contract: monitoring,
    register: serve => {
      serveDeployments(serve, db, live.owners, runs);
      serveDora(serve, db, runs, attributionHours);
      serveExecutive(serve, { db, runs, rules: section.risks, attributionHours }); // prettier-ignore
      serveLive(serve, live);
      serveIncidents(serve, tools);
      serveTimeline(serve, db, live.owners, runs);
      serveChanges(serve, { ...tools, freezes });
      serveLogs(serve, live);
      serveSignals(serve, db, live.owners, runs);
      serveObjectives(serve, { ...tools, live }, section, attributionHours);
      serveGate(serve, { ...tools, connected: live.connected.map(({ source }) => source.name), freezes, rules: section.gate, slos: section }); // prettier-ignore
      serveMaintenance(serve, db, live.owners);
      serveAdministration(serve, { db, runs, live, raw, section });
      serveAudit(serve, monitoringRoutes, db, MONITORING_AUDIT, service.audit);
      serveAttribution(
        serve,
        db,
        new DeploymentPreviews(db, referentiel),
        new AttributionUsageReadModel(db),
        live.board,
      );
      serve(monitoringRoutes.listSources, async () => ({
        items: await live.sourceHealth(source => lastRead(runs, source)),
      }));
      serveRuns(serve, monitoringRoutes, runs, {
        [DEPLOYMENTS_JOB.name]: (run, other) =>
          differences.byApplication(run, other),
      });
    },
  });
};
