import { ChangedDora, PREVIEWED_METRICS } from '@rosetta/contracts/attribution';
import { DoraMetrics } from '@rosetta/contracts/monitoring';
import { addDays, DateRange } from '@rosetta/contracts/values';
import {
  AttributedDelivery,
  AttributedDeliveryReadModel,
  DeliveryReadModel,
} from '@rosetta/monitoring-mart';
import { Knex } from 'knex';
import { countDelivered, lookedAt, lowerMedian } from '../dora/frequency';
import { Known, metricsOf } from '../dora/metrics';
import { readKnown } from '../dora/readParts';
import { Holders } from './holders';
import { Previewed } from './identifiersOf';

interface Window {
  range: DateRange;
  looked: DateRange | undefined;
  known: Known;
}

const medianOf = (all: readonly AttributedDelivery[]) => {
  const minutes = all.flatMap(each => each.minutes ?? []);
  return minutes.length ? lowerMedian(minutes) : null;
};

const NO_PARTS = { coding: null, pickup: null, review: null, deploy: null };

/** The figures of what is of one application, as those of published rows are made. Pure. */
const figuresOf = (
  all: readonly AttributedDelivery[],
  { range, looked, known }: Window,
): DoraMetrics => {
  const requests = all.filter(({ what }) => what === 'mergeRequest');
  const deployments = all.filter(({ what }) => what !== 'mergeRequest');
  const deliveries = all.filter(({ what }) => what === 'delivery');
  const { incidentsSince } = known;
  const observed = deployments.filter(({ day }) => incidentsSince !== null && day >= incidentsSince);
  const failures = observed.filter(({ failed }) => failed);
  const days = [...new Set(deliveries.map(({ day }) => day))].filter(
    day => looked && day >= looked.from && day < looked.to,
  );
  const none = { key: null, immature: 0, rollbacks: 0, unplanned: 0, rework: 0, negative: 0 }; // prettier-ignore
  return metricsOf(
    {
      ...{ range, looked, waiting: 0 },
      delivered: {
        ...(looked
          ? countDelivered(days, looked)
          : { days: 0, weeks: [], months: [] }),
        deployments: deliveries.length,
      },
      leadTimes: requests.length
        ? { ...NO_PARTS, key: null, requests: requests.length, negative: 0, unknown: 0, lead: medianOf(requests) }
        : undefined,
      stability: deployments.length
        ? {
            ...none,
            deployments: deployments.length,
            observed: observed.length,
            failures: failures.length,
            unresolved: failures.filter(({ unresolved }) => unresolved).length,
            recovery: medianOf(failures),
          }
        : undefined,
    },
    known,
  );
}; // prettier-ignore

const byHolder = (all: readonly AttributedDelivery[], holders: Holders) =>
  Map.groupBy(all, each => holders.ofDeployment(each).application);

/** DORA figures (2023) of applications that would be other ones; an incident stays with its deployment. */
export const previewDora = async (
  db: Knex,
  { since, before, after, projects, touched }: Previewed,
): Promise<ChangedDora[]> => {
  const range = {
    from: since.slice(0, 10),
    to: addDays(new Date().toISOString().slice(0, 10), 1),
  };
  const [rows, observed, known] = await Promise.all([
    new AttributedDeliveryReadModel(db).list(range.from, {
      projects,
      applications: touched,
    }),
    new DeliveryReadModel(db).observedDays(),
    readKnown(db, '2023'),
  ]);
  const window = { range, looked: lookedAt(range, observed), known };
  const [was, willBe] = [byHolder(rows, before), byHolder(rows, after)];
  return touched.flatMap(application => {
    const figures = [was, willBe].map(of => figuresOf(of.get(application) ?? [], window)); // prettier-ignore
    const { name } = after.ofApplication(application, new Date().toISOString());
    return PREVIEWED_METRICS.flatMap(metric => {
      const [from, to] = figures.map(all => all[metric]);
      return from.value === to.value && from.count === to.count
        ? []
        : [{ application, name: name ?? application, metric, before: from, after: to }]; // prettier-ignore
    });
  });
};
