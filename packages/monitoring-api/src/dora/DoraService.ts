import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { DoraItem, getDora } from '@rosetta/contracts/monitoring';
import { addMonths, DateRange, monthsOf } from '@rosetta/contracts/values';
import {
  DeliveryCadence,
  DeliveryDay,
  DeliveryReadModel,
  DoraScope,
  FrequencyReadModel,
  KnownApplication,
} from '@rosetta/monitoring-mart';
import { Knex } from 'knex';
import {
  countDelivered,
  frequencyOf,
  lookedAt,
  lowerMedian,
  wholeWeeks,
} from './frequency';
import { Known, Measured, metricsOf } from './metrics';
import { partOf, Parts, readCadences, readKnown, readParts } from './readParts';

export type DoraQuery = RouteRequest<typeof getDora>['query'];
export type Dora = RouteAnswer<typeof getDora>;

const HOUR_MS = 60 * 60 * 1_000;

const NOTHING = { days: 0, weeks: [], months: [], deployments: 0 };

/** What an answer is made of. */
interface Context {
  query: DoraQuery;
  range: DateRange;
  scope: DoraScope;
  looked: DateRange | undefined;
  known: Known;
  parts: Parts;
  /** Days with a delivery, of all in the scope. */
  days: DeliveryDay[];
  /** Applications that match the filters, those without deliveries too. */
  applications: readonly KnownApplication[];
}

const byLabel = (a: DoraItem, b: DoraItem) =>
  a.label.localeCompare(b.label, 'en') || (a.key < b.key ? -1 : 1);

/** The lower median of the frequencies of applications; null without any. */
const medianOf = (
  applications: readonly string[],
  cadences: ReadonlyMap<string, DeliveryCadence>,
  looked: DateRange | undefined,
): number | null =>
  looked && applications.length > 0
    ? lowerMedian(
        applications.map(
          id => frequencyOf(cadences.get(id) ?? NOTHING, looked).perWeek,
        ),
      )
    : null;

/** Deliveries of some days together. */
const delivered = (days: readonly DeliveryDay[], looked?: DateRange) => ({
  ...(looked
    ? countDelivered(
        days.map(({ day }) => day),
        looked,
      )
    : NOTHING),
  deployments: days.reduce((sum, each) => sum + each.deployments, 0),
});

/** The months of a range, each cut to it. */
const monthRanges = (range: DateRange) => {
  const last = range.to.endsWith('-01')
    ? range.to.slice(0, 7)
    : addMonths(range.to.slice(0, 7), 1);
  return monthsOf(range.from.slice(0, 7), last).map(month => {
    const first = `${month}-01`;
    const next = `${addMonths(month, 1)}-01`;
    return {
      month,
      from: first > range.from ? first : range.from,
      to: next < range.to ? next : range.to,
    };
  });
};

/** Answers delivery metrics. */
export class DoraService {
  readonly #db: Knex;
  readonly #delivery: DeliveryReadModel;
  readonly #attributionHours: number;

  /** @param attributionHours - how long an incident may be put down to a deployment */
  constructor(db: Knex, attributionHours: number) {
    this.#db = db;
    this.#delivery = new DeliveryReadModel(db);
    this.#attributionHours = attributionHours;
  }

  async read(query: DoraQuery, range: DateRange): Promise<Dora> {
    const context = await this.#context(query, range);
    const { parts: total } = await this.#parts(context, null);
    const [items, published] = await Promise.all([
      this.#items(context),
      this.#delivery.published(range),
    ]);
    const { groupBy, definition } = query;
    const metrics = metricsOf(
      await this.#total({ ...context, parts: total }),
      context.known,
    );
    return { ...range, groupBy, definition, total: { metrics }, items, published };
  } // prettier-ignore

  async #context(query: DoraQuery, range: DateRange): Promise<Context> {
    const { application, group, groupBy, definition } = query;
    const scope = { ...range, application, group };
    const [observed, known, days, applications] = await Promise.all([
      this.#delivery.observedDays(),
      readKnown(this.#db, definition),
      new FrequencyReadModel(this.#db).days(scope),
      this.#applications(query, range),
    ]);
    const looked = lookedAt(range, observed);
    const context = { query, range, scope, looked, known, days, applications };
    return { ...context, ...(await this.#parts(context, groupBy)) };
  }

  async #parts(
    { scope, query }: Pick<Context, 'scope' | 'query'>,
    by: DoraQuery['groupBy'] | null,
  ) {
    const matureBefore = new Date(
      Date.now() - this.#attributionHours * HOUR_MS,
    ).toISOString();
    const { definition } = query;
    const options = { definition, matureBefore };
    return { parts: await readParts(this.#db, scope, by, options) };
  }

  async #total(context: Context): Promise<Measured> {
    const { range, looked, days, parts, query, applications } = context;
    const cadences = query.application
      ? undefined
      : await this.#cadences(context, 'application');
    return {
      ...{ range, looked },
      ...partOf(parts, null),
      delivered: delivered(days, looked),
      ...(cadences && {
        medianOfApplications: medianOf(
          applications.map(({ id }) => id),
          new Map(cadences.own.entries().map(([id, each]) => [id!, each])),
          looked,
        ),
      }),
    };
  }

  #cadences({ scope, looked }: Context, by: 'application' | 'group') {
    return readCadences(this.#db, scope, by, looked ? wholeWeeks(looked) : null);
  } // prettier-ignore

  async #items(context: Context): Promise<DoraItem[]> {
    const { groupBy } = context.query;
    if (groupBy === 'month') return this.#months(context);
    const items =
      groupBy === 'application'
        ? await this.#byApplication(context)
        : await this.#byGroup(context);
    return items.sort(byLabel);
  }

  async #months(context: Context): Promise<DoraItem[]> {
    const { range, days, parts, known } = context;
    const observed = await this.#delivery.observedDays();
    return monthRanges(range).map(({ month, ...its }) => {
      const looked = lookedAt(its, observed);
      const measured = {
        ...partOf(parts, month),
        ...{ range: its, looked },
        delivered: delivered(
          days.filter(({ day }) => day.startsWith(month)),
          looked,
        ),
      };
      return { key: month, label: month, metrics: metricsOf(measured, known) };
    });
  }

  async #byApplication(context: Context): Promise<DoraItem[]> {
    const { range, looked, parts, known, applications } = context;
    const { own } = await this.#cadences(context, 'application');
    const names = new Map(applications.map(({ id, name }) => [id, name]));
    const keys = new Set([...names.keys(), ...keysOf(parts, own)]);
    const former = await this.#delivery.formerApplications(
      [...keys].filter(key => !names.has(key)),
      range,
    );
    for (const { id, name } of former) names.set(id, name);
    return [...keys].map(key => ({
      key,
      label: names.get(key) ?? key,
      metrics: metricsOf(
        {
          ...{ range, looked },
          ...partOf(parts, key),
          delivered: own.get(key) ?? NOTHING,
        },
        known,
      ),
    }));
  }

  /** Groups that own applications, or owned them when they were deployed. */
  async #byGroup(context: Context): Promise<DoraItem[]> {
    const { range, looked, parts, known, applications } = context;
    const { own, applications: perApplication } = await this.#cadences(
      context,
      'group',
    );
    const names = new Map(
      (await this.#delivery.groups(range)).map(({ id, name }) => [id, name]),
    );
    const keys = new Set([
      ...applications.flatMap(({ group }) => group ?? []),
      ...keysOf(parts, own),
    ]);
    return [...keys].map(key => {
      const its = perApplication.filter(each => each.key === key);
      const ids = new Set([
        ...applications.filter(({ group }) => group === key).map(({ id }) => id),
        ...its.map(({ application }) => application!),
      ]);
      const cadences = new Map(its.map(each => [each.application!, each]));
      const measured = {
        ...{ range, looked },
        ...partOf(parts, key),
        delivered: own.get(key) ?? NOTHING,
        medianOfApplications: medianOf([...ids], cadences, looked),
      };
      return { key, label: names.get(key) ?? key, metrics: metricsOf(measured, known) };
    });
  } // prettier-ignore

  async #applications({ application, group }: DoraQuery, range: DateRange) {
    const all = await this.#delivery.applications(range);
    const groups = group && (await this.#delivery.descendantGroups(group));
    const ids = application?.split(',');
    return all.filter(
      each =>
        (!ids || ids.includes(each.id)) &&
        (!groups || groups.includes(each.group ?? '')),
    );
  }
}

/** All keys that anything is known of. */
function keysOf(
  parts: Parts,
  cadences: ReadonlyMap<string | null, unknown>,
): string[] {
  return [cadences, parts.leadTimes, parts.waiting, parts.stability, parts.restoration]
    .flatMap(each => [...each.keys()])
    .filter(key => key !== null);
} // prettier-ignore
