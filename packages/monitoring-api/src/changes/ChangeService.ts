import { ChangeQuality, Freeze } from '@rosetta/contracts/monitoring';
import { DateRange, InstantInput } from '@rosetta/contracts/values';
import {
  ChangeDeploymentReadModel,
  ChangeReadModel,
  KnownChange,
} from '@rosetta/monitoring-mart';
import { DAYS } from '@rosetta/run-kit';
import { readPage } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { Dependencies } from '../incidents/Dependencies';
import { toInstants } from '../incidents/instantsOf';
import { findCollisions, GroupsAbove } from './findCollisions';

/** A change of so many days earlier may still be at work, as the change gate has it too. */
const CHANGE_DAYS = 7;

/** Rows behind a number that are listed. */
const LISTED = 50;

/** The next page starts after this change. */
const Position = z.object({
  position: z.object({ at: InstantInput, id: z.string() }),
});

const keyOf = ({ id, application }: KnownChange) => `${id} ${application.id}`;

const identityOf = ({ source, id }: KnownChange) => `${source}:${id}`;

/** A change of several applications is there once. */
const distinct = (changes: readonly KnownChange[]) => [
  ...new Map(changes.map(each => [identityOf(each), each])).values(),
];

export interface ChangeScope {
  application?: string;
  group?: string;
  type?: string;
}

/** What was changed, and what is planned to be. */
export class ChangeService {
  readonly #changes: ChangeReadModel;
  readonly #pairs: ChangeDeploymentReadModel;
  readonly #dependencies: Dependencies;
  readonly #freezes: readonly Freeze[];
  readonly #groupsAbove: GroupsAbove;

  constructor(
    db: Knex,
    dependencies: Dependencies,
    freezes: readonly Freeze[],
    groupsAbove: GroupsAbove,
  ) {
    this.#changes = new ChangeReadModel(db);
    this.#pairs = new ChangeDeploymentReadModel(db);
    this.#dependencies = dependencies;
    this.#freezes = freezes;
    this.#groupsAbove = groupsAbove;
  }

  /** Of one application, newest first, each with its deployments. */
  async page(
    range: DateRange,
    { application, type }: { application: string; type?: string },
    page: { limit: number; cursor?: string },
  ) {
    const filters = { ...toInstants(range), type, applications: [application] };
    const { rows, ...next } = await readPage(page, {
      list: ['changes', application, type, range],
      position: Position,
      read: (after, limit) =>
        this.#changes.page(filters, { limit, after: after?.position }),
    });
    const items = rows.map(({ position: _, ...item }) => item);
    return { items: await this.#withDeployments(items, range), ...next };
  }

  /** With what each collides with, of those that are not shown too. */
  async calendar(range: DateRange, { application, group, type }: ChangeScope) {
    const window = toInstants(range);
    const before = { ...range, from: DAYS.add(range.from, -CHANGE_DAYS) };
    const applications = application ? [application] : undefined;
    const [dependencies, all, shown] = await Promise.all([
      this.#dependencies.read(),
      this.#changes.ofWindow(toInstants(before)),
      this.#changes.ofWindow({ ...window, group, type, applications }),
    ]);
    const freezes = this.#freezes.filter(
      ({ from, to }) => from < window.to && window.from < to,
    );
    const collisionsOf = findCollisions({
      ...{ all, freezes, dependencies },
      groupsAbove: this.#groupsAbove,
    });
    const items = await this.#withDeployments(shown, range);
    return {
      ...range,
      freezes,
      dependenciesKnown: dependencies.known,
      items: items.map(item => ({ ...item, collisions: collisionsOf(item) })),
    };
  }

  /** What has no counterpart, and how often there was no time to plan. */
  async quality(
    range: DateRange,
    { application, group }: ChangeScope,
  ): Promise<ChangeQuality> {
    const applications = application ? [application] : undefined;
    const filters = { ...range, applications };
    const [all, alone, deployments] = await Promise.all([
      this.#changes.ofWindow({ ...toInstants(range), applications, group }),
      this.#pairs.changesWithoutDeployment(filters, new Date()),
      this.#pairs.deploymentsWithoutChange({ ...filters, group }, LISTED),
    ]);
    const changes = distinct(all);
    const emergencies = changes.filter(({ type }) => type === 'emergency').length; // prettier-ignore
    const deployed = new Set(all.filter(each => !alone.has(keyOf(each))).map(identityOf)); // prettier-ignore
    const without = changes.filter(each => !deployed.has(identityOf(each)));
    return {
      ...range,
      changes: changes.length,
      emergencies,
      emergencyRate: changes.length ? emergencies / changes.length : null,
      deployments: deployments.total,
      changesWithoutDeployment: {
        count: without.length,
        items: without.slice(0, LISTED),
      },
      deploymentsWithoutChange: {
        count: deployments.without,
        items: deployments.items,
      },
    };
  }

  /** One more query, however many they are. */
  async #withDeployments<C extends KnownChange>(
    items: readonly C[],
    range: DateRange,
  ) {
    const applications = [...new Set(items.map(item => item.application.id))];
    const pairs = items.length
      ? await this.#pairs.ofChanges({ ...range, applications })
      : [];
    const byChange = Map.groupBy(
      pairs,
      ({ change, application }) => `${change} ${application}`,
    );
    return items.map(item => ({
      ...item,
      deployments: (byChange.get(keyOf(item)) ?? []).map(
        ({ deployment }) => deployment,
      ),
    }));
  }
}
