import { InstantInput } from '@rosetta/contracts/values';
import { schedulingConfig } from '@rosetta/run-kit';
import { z } from 'zod';
import { ProductionRule } from './environments/environment';
import { MONITORING_JOBS } from './jobs';

/** Which incidents count in figures, and what they are put down to. */
export const IncidentRules = z.strictObject({
  /** How long before an incident a deployment may have finished to be its cause. */
  attributionHours: z.coerce.number().int().min(1).max(720).default(72),
  /** Incidents of these priorities count in figures; 1 is the highest. */
  countedPriorities: z
    .array(z.coerce.number().int().min(1).max(5))
    .min(1)
    .default([1, 2]),
});
export type IncidentRules = z.infer<typeof IncidentRules>;

/** A time in which nothing should be changed: of some applications or groups, or of all. */
const FreezeRule = z
  .strictObject({
    name: z.string().min(1),
    from: InstantInput,
    to: InstantInput,
    applications: z.array(z.string().min(1)).min(1).optional(),
    groups: z.array(z.string().min(1)).min(1).optional(),
  })
  .refine(({ from, to }) => from < to, {
    path: ['to'],
    message: 'must be after from',
  });
/** What decides who is alerted of objectives, where they do not say. */
const SloSection = z.strictObject({
  /** Below so many events in the short window of a pair nobody is alerted. */
  minEvents: z.coerce.number().int().min(0).default(100),
  /** Below this part of its budget an objective is at risk. */
  atRisk: z.coerce.number().min(0).max(1).default(0.25),
});

/** How old what the change gate decides by may be, and how long a decision holds. */
const GateSection = z.strictObject({
  /** Unless something that it decided by begins or ends before. */
  validMinutes: z.coerce.number().int().min(1).max(1_440).default(5),
  /** Incidents and changes that were read longer ago are stale, and budgets an hour later: a person is asked. */
  staleMinutes: z.coerce.number().int().min(1).max(1_440).default(30),
});

/** A reason to call an application a risk counts nothing up to `from`, and its whole weight from `full` on. */
const riskRule = (weight: number, from: number, full: number) =>
  z
    .strictObject({
      weight: z.coerce.number().min(0).max(1_000).default(weight),
      from: z.coerce.number().min(0).default(from),
      full: z.coerce.number().positive().default(full),
    })
    .refine(rule => rule.from < rule.full, {
      path: ['full'],
      message: 'must be more than from',
    })
    .prefault({});

/** What makes an application a risk, and how much. */
export const RiskRules = z.strictObject({
  /** Incidents that count and are not resolved. */
  openIncidents: riskRule(30, 0, 3),
  /** The part of the error budget that is used, of the objective that has used most. */
  errorBudget: riskRule(25, 0.5, 1),
  /** A ratio: deployments that broke something. */
  changeFailureRate: riskRule(20, 0.05, 0.3),
  /** Minutes, the median over failed deployments. */
  slowRecovery: riskRule(15, 60, 1_440),
  /** Days since the last production deployment. */
  staleDeployments: riskRule(10, 30, 180),
});
export type RiskRules = z.infer<typeof RiskRules>;

/** `rosetta.monitoring`, which service and batch read. */
export const MonitoringSection = z
  .strictObject({
    live: z
      .strictObject({
        /** How long a source may take until its response starts. */
        timeoutMs: z.coerce.number().int().positive().default(5_000),
      })
      .prefault({}),
    /** How many days of history are read from live sources the first time. */
    historyDays: z.coerce.number().int().positive().default(90),
    /** For how many days signals are kept by the minute; by the hour they stay. */
    keepMinutesDays: z.coerce.number().int().min(4).default(8),
    incidents: IncidentRules.prefault({}),
    /** Times in which nothing should be changed. */
    freezes: z.array(FreezeRule).default([]),
    /** Which environments are production by their names. */
    production: ProductionRule.prefault({}),
    slo: SloSection.prefault({}),
    gate: GateSection.prefault({}),
    risks: RiskRules.prefault({}),
    ...schedulingConfig(MONITORING_JOBS),
    /** How many published runs of a day stay readable. */
    keepRuns: z.coerce.number().int().positive().default(2),
  })
  .prefault({});
export type MonitoringSection = z.infer<typeof MonitoringSection>;
