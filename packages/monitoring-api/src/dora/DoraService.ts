import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { DoraItem, getDora } from '@rosetta/contracts/monitoring';
import { addMonths, DateRange, monthsOf } from '@rosetta/contracts/values';
import {
  DeliveryDay,
  DeliveryReadModel,
  KnownApplication,
  PublishedDays,
} from '@rosetta/monitoring-mart';
import { metricsOf } from './metrics';

export type DoraQuery = RouteRequest<typeof getDora>['query'];
export type Dora = RouteAnswer<typeof getDora>;

/** An item of the answer before its metrics are computed. */
interface Bucket {
  key: string;
  label: string;
  range: DateRange;
  deliveries: DeliveryDay[];
}

const byLabel = (a: Bucket, b: Bucket) =>
  a.label.localeCompare(b.label, 'en') || (a.key < b.key ? -1 : 1);

/**
 * Whether any day of a range was observed. A day without deployments has no run: between
 * published days nothing was deployed; what happened before and after them is not known.
 */
const isObserved = (
  { first, last }: Pick<PublishedDays, 'first' | 'last'>,
  { from, to }: DateRange,
) => first !== null && last !== null && first < to && from <= last;

/** One bucket per month, cut to the range. */
const monthBuckets = (
  range: DateRange,
  deliveries: DeliveryDay[],
): Bucket[] => {
  const last = range.to.endsWith('-01')
    ? range.to.slice(0, 7)
    : addMonths(range.to.slice(0, 7), 1);
  return monthsOf(range.from.slice(0, 7), last).map(month => {
    const first = `${month}-01`;
    const next = `${addMonths(month, 1)}-01`;
    return {
      key: month,
      label: month,
      range: {
        from: first > range.from ? first : range.from,
        to: next < range.to ? next : range.to,
      },
      deliveries: deliveries.filter(({ day }) => day.startsWith(month)),
    };
  });
};

const applicationBuckets = (
  range: DateRange,
  known: readonly KnownApplication[],
  deliveries: readonly DeliveryDay[],
): Bucket[] => {
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const ids = new Set([
    ...names.keys(),
    ...deliveries.map(({ application }) => application),
  ]);
  return [...ids].map(id => ({
    key: id,
    label: names.get(id) ?? id,
    range,
    deliveries: deliveries.filter(({ application }) => application === id),
  }));
};

/** Answers delivery metrics. */
export class DoraService {
  readonly #delivery: DeliveryReadModel;

  constructor(delivery: DeliveryReadModel) {
    this.#delivery = delivery;
  }

  async read(query: DoraQuery, range: DateRange): Promise<Dora> {
    const { groupBy, definition, application, group } = query;
    const filters = { ...range, application, group };
    const deliveries = await this.#delivery.days(filters);
    const buckets = await this.#buckets(query, range, deliveries);
    const published = await this.#delivery.published(range);
    const observed = await this.#delivery.observedDays();
    const metrics = (bucket: Pick<Bucket, 'range' | 'deliveries'>) =>
      metricsOf(bucket, definition, isObserved(observed, bucket.range));
    return {
      ...range,
      groupBy,
      definition,
      total: { metrics: metrics({ range, deliveries }) },
      items: buckets.map(
        (bucket): DoraItem => ({
          key: bucket.key,
          label: bucket.label,
          metrics: metrics(bucket),
        }),
      ),
      published,
    };
  }

  async #buckets(
    query: DoraQuery,
    range: DateRange,
    deliveries: DeliveryDay[],
  ) {
    if (query.groupBy === 'month') return monthBuckets(range, deliveries);
    const known = await this.#applications(query, range);
    return (
      query.groupBy === 'group'
        ? await this.#groupBuckets(range, known, deliveries)
        : applicationBuckets(range, known, deliveries)
    ).sort(byLabel);
  }

  /** Applications that match the filters, including those without deliveries. */
  async #applications({ application, group }: DoraQuery, range: DateRange) {
    const all = await this.#delivery.applications(range);
    const groups = group && (await this.#delivery.descendantGroups(group));
    return all.filter(
      each =>
        (!application || each.id === application) &&
        (!groups || groups.includes(each.group ?? '')),
    );
  }

  /** One bucket per group that owned applications when they were deployed. */
  async #groupBuckets(
    range: DateRange,
    known: readonly KnownApplication[],
    deliveries: readonly DeliveryDay[],
  ): Promise<Bucket[]> {
    const names = new Map(
      (await this.#delivery.groups(range)).map(({ id, name }) => [id, name]),
    );
    const owning = [...known, ...deliveries].flatMap(
      ({ group }) => group ?? [],
    );
    return [...new Set(owning)].map(id => ({
      key: id,
      label: names.get(id) ?? id,
      range,
      deliveries: deliveries.filter(({ group }) => group === id),
    }));
  }
}
