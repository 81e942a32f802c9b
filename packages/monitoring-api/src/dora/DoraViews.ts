import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { DoraItem, getDora } from '@rosetta/contracts/monitoring';
import { addMonths, monthsOf } from '@rosetta/contracts/values';
import {
  DeliveryDay,
  DeliveryReadModel,
  KnownApplication,
  PublishedDays,
} from '@rosetta/monitoring-mart';
import { DayWindow } from '@rosetta/run-kit';
import { metricsOf } from './metrics';

export type DoraView = RouteRequest<typeof getDora>['query'];
export type Dora = RouteAnswer<typeof getDora>;

/** A part of the answer before it is computed: of which days, from which deliveries. */
interface Part {
  key: string;
  label: string;
  window: DayWindow;
  deliveries: DeliveryDay[];
}

const byLabel = (a: Part, b: Part) =>
  a.label.localeCompare(b.label, 'en') || (a.key < b.key ? -1 : 1);

/**
 * Whether somebody has looked at any of a part. A day without deployments has no run: between
 * days that are published nothing was deployed, before and after them nobody has looked.
 */
const isWithin = (
  { first, last }: Pick<PublishedDays, 'first' | 'last'>,
  { from, to }: DayWindow,
) => first !== null && last !== null && first < to && from <= last;

/** The months of the window, each cut to it. */
const months = (window: DayWindow, deliveries: DeliveryDay[]): Part[] => {
  const last = window.to.endsWith('-01')
    ? window.to.slice(0, 7)
    : addMonths(window.to.slice(0, 7), 1);
  return monthsOf(window.from.slice(0, 7), last).map(month => {
    const first = `${month}-01`;
    const next = `${addMonths(month, 1)}-01`;
    return {
      key: month,
      label: month,
      window: {
        from: first > window.from ? first : window.from,
        to: next < window.to ? next : window.to,
      },
      deliveries: deliveries.filter(({ day }) => day.startsWith(month)),
    };
  });
};

const applications = (
  window: DayWindow,
  known: readonly KnownApplication[],
  deliveries: readonly DeliveryDay[],
): Part[] => {
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const ids = new Set([
    ...names.keys(),
    ...deliveries.map(({ application }) => application),
  ]);
  return [...ids].map(id => ({
    key: id,
    label: names.get(id) ?? id,
    window,
    deliveries: deliveries.filter(({ application }) => application === id),
  }));
};

/** Delivery metrics as pages ask for them. */
export class DoraViews {
  readonly #delivery: DeliveryReadModel;

  constructor(delivery: DeliveryReadModel) {
    this.#delivery = delivery;
  }

  async read(view: DoraView, window: DayWindow): Promise<Dora> {
    const { groupBy, definition, application, group } = view;
    const scope = { ...window, application, group };
    const deliveries = await this.#delivery.days(scope);
    const parts = await this.#parts(view, window, deliveries);
    const published = await this.#delivery.published(window);
    const lookedAt = await this.#delivery.lookedAt();
    const metrics = (part: Pick<Part, 'window' | 'deliveries'>) =>
      metricsOf(part, definition, isWithin(lookedAt, part.window));
    return {
      ...window,
      groupBy,
      definition,
      total: { metrics: metrics({ window, deliveries }) },
      items: parts.map(
        (part): DoraItem => ({
          key: part.key,
          label: part.label,
          metrics: metrics(part),
        }),
      ),
      published,
    };
  }

  async #parts(view: DoraView, window: DayWindow, deliveries: DeliveryDay[]) {
    if (view.groupBy === 'month') return months(window, deliveries);
    const known = await this.#known(view, window);
    return (
      view.groupBy === 'group'
        ? await this.#groups(window, known, deliveries)
        : applications(window, known, deliveries)
    ).sort(byLabel);
  }

  /** Applications that the filters leave, those that delivered nothing included. */
  async #known({ application, group }: DoraView, window: DayWindow) {
    const all = await this.#delivery.applications(window);
    const groups = group && (await this.#delivery.groupsBelow(group));
    return all.filter(
      each =>
        (!application || each.id === application) &&
        (!groups || groups.includes(each.group ?? '')),
    );
  }

  /** By the group that owned each application when it was deployed. */
  async #groups(
    window: DayWindow,
    known: readonly KnownApplication[],
    deliveries: readonly DeliveryDay[],
  ): Promise<Part[]> {
    const names = new Map(
      (await this.#delivery.groups(window)).map(({ id, name }) => [id, name]),
    );
    const owning = [...known, ...deliveries].flatMap(
      ({ group }) => group ?? [],
    );
    return [...new Set(owning)].map(id => ({
      key: id,
      label: names.get(id) ?? id,
      window,
      deliveries: deliveries.filter(({ group }) => group === id),
    }));
  }
}
