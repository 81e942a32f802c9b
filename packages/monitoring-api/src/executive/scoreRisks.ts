import {
  Risk,
  RiskCode,
  RiskReason,
  RiskRule,
} from '@rosetta/contracts/monitoring';
import { DateRange } from '@rosetta/contracts/values';
import { RiskFacts, RiskRules, Stability } from '@rosetta/monitoring-mart';

/** What is known of an application. */
export interface RiskInput {
  application: Risk['application'];
  facts: RiskFacts;
  stability?: Stability;
}

const UNITS: Record<RiskCode, RiskRule['unit']> = {
  openIncidents: 'count',
  errorBudget: 'ratio',
  changeFailureRate: 'ratio',
  slowRecovery: 'minutes',
  staleDeployments: 'days',
};

/** Of fewer deployments a rate says little. */
const MIN_DEPLOYMENTS = 5;
const DAY_MS = 86_400_000;

export const riskRulesOf = (rules: RiskRules): RiskRule[] =>
  Object.entries(UNITS).map(([code, unit]) => ({
    code: code as RiskCode,
    unit,
    ...rules[code as RiskCode],
  }));

/** The points of a value, to a hundredth. */
const pointsOf = ({ weight, from, full }: RiskRule, value: number) => {
  const part = Math.min(1, Math.max(0, (value - from) / (full - from)));
  return Math.round(part * weight * 100) / 100;
};

type Valued = Pick<RiskReason, 'value' | 'rows'> | undefined;

interface Context {
  range: DateRange;
  /** The first day of open incidents. */
  since: string;
  now: Date;
}

/** The value of each reason, and where its rows are; undefined where it is not known. */
const valuesOf = (
  { application: { id: application }, facts, stability }: RiskInput,
  { range, since, now }: Context,
): Record<RiskCode, Valued> => {
  const { openIncidents, lastDeployment, slo, remaining } = facts;
  const dora = (metric: string) => ({
    path: '/v1/dora/incidents',
    query: { ...range, application, metric },
  });
  return {
    openIncidents: {
      value: openIncidents,
      rows: {
        path: '/v1/incidents',
        query: { application, from: since, to: range.to, open: 'true', counts: 'true' },
      },
    },
    errorBudget:
      slo !== null && remaining !== null
        ? { value: 1 - remaining, rows: { path: `/v1/slos/${slo}`, query: {} } }
        : undefined,
    changeFailureRate:
      stability && stability.observed >= MIN_DEPLOYMENTS
        ? { value: stability.failures / stability.observed, rows: dora('changeFailureRate') }
        : undefined,
    slowRecovery:
      stability && stability.recovery !== null
        ? { value: stability.recovery, rows: dora('recoveryTime') }
        : undefined,
    staleDeployments: lastDeployment
      ? {
          value: Math.floor((now.getTime() - lastDeployment.getTime()) / DAY_MS),
          rows: {
            path: `/v1/applications/${encodeURIComponent(application)}/deployments`,
            query: { from: since, to: range.to, status: 'success' },
          },
        }
      : undefined,
  };
}; // prettier-ignore

/** The risks, the largest first; applications without any point are none. Pure. */
export const scoreRisks = (
  inputs: readonly RiskInput[],
  rules: readonly RiskRule[],
  context: Context,
): Risk[] =>
  inputs
    .map(input => {
      const values = valuesOf(input, context);
      const reasons = rules
        .flatMap((rule): RiskReason[] => {
          const known = values[rule.code];
          const points = known ? pointsOf(rule, known.value) : 0;
          return known && points > 0 ? [{ code: rule.code, points, ...known }] : []; // prettier-ignore
        })
        .sort((a, b) => b.points - a.points);
      const sum = reasons.reduce((total, { points }) => total + points, 0);
      const score = Math.round(sum * 100) / 100;
      return { application: input.application, score, reasons };
    })
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score || (a.application.id < b.application.id ? -1 : 1),
    );
