import { DoraDefinition } from '@rosetta/contracts/monitoring';
import { DateRange } from '@rosetta/contracts/values';
import {
  DoraKey,
  DoraScope,
  FrequencyReadModel,
  LeadTimeReadModel,
  Restoration,
  StabilityReadModel,
} from '@rosetta/monitoring-mart';
import { Knex } from 'knex';
import { Known } from './metrics';

const byKey = <T extends { key: string | null }>(rows: readonly T[]) =>
  new Map(rows.map(row => [row.key, row]));

/** Everything but the frequency, by key; null as key is all together. */
export const readParts = async (
  db: Knex,
  scope: DoraScope,
  by: DoraKey | null,
  { definition, matureBefore }: { definition: DoraDefinition; matureBefore: string },
) => {
  const leadTimes = new LeadTimeReadModel(db);
  const stability = new StabilityReadModel(db);
  const restored: Promise<Restoration[]> =
    definition === '2021'
      ? stability.ofIncidents(scope, by)
      : Promise.resolve([]);
  const [times, waiting, stable, restorations] = await Promise.all([
    leadTimes.times(scope, by),
    leadTimes.waiting(scope, by),
    stability.ofDeployments(scope, by, matureBefore),
    restored,
  ]);
  return {
    leadTimes: byKey(times),
    waiting,
    stability: byKey(stable),
    restoration: byKey(restorations),
  };
}; // prettier-ignore
export type Parts = Awaited<ReturnType<typeof readParts>>;

export const partOf = (parts: Parts, key: string | null) => ({
  leadTimes: parts.leadTimes.get(key),
  waiting: parts.waiting.get(key) ?? 0,
  stability: parts.stability.get(key),
  restoration: parts.restoration.get(key),
});

export const readKnown = async (
  db: Knex,
  definition: DoraDefinition,
): Promise<Known> => {
  const stability = new StabilityReadModel(db);
  const [mergeRequests, incidentsSince, marking] = await Promise.all([
    new LeadTimeReadModel(db).hasAny(),
    stability.incidentsSince(),
    stability.isMarkingUsed(),
  ]);
  return { definition, mergeRequests, incidentsSince, marking };
};

/** How often something is delivered, of each key, and of each application in it. */
export const readCadences = async (
  db: Knex,
  scope: DoraScope,
  by: 'application' | 'group',
  weeks: DateRange | null,
) => {
  const model = new FrequencyReadModel(db);
  const [own, applications] = await Promise.all([
    model.cadence({ ...scope, weeks, by }),
    by === 'group'
      ? model.cadence({ ...scope, weeks, by, perApplication: true })
      : [],
  ]);
  return { own: byKey(own), applications };
};
