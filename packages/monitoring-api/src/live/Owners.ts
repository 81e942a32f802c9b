import { NotFoundError } from '@backstage/errors';
import { LiveAttribution, LiveDeployment } from '@rosetta/contracts/monitoring';
import { PivotType } from '@rosetta/contracts/ref';
import { createAttribution } from '@rosetta/monitoring-mart';
import {
  isValidAt,
  Logger,
  Referentiel,
  ReferentielReader,
  validVersion,
  versionsBy,
} from '@rosetta/service-kit';
import {
  errorMessage,
  repeat,
  Repeated,
  SourceItem,
} from '@rosetta/sources/live';

const REFRESH_MS = 15_000;
/** While nobody's deployments are known, there is little to show. */
const FIRST_MS = 2_000;

/** How long somebody waits for what may be new. */
const LOOK_MS = 2_000;

/** Indexed once: the board looks up each item of each event. */
const indexed = (content: Referentiel) => {
  const pivots = versionsBy(content.pivots, ({ type }) => type);
  return {
    applications: new Set(content.applications.map(({ id }) => id)),
    attribution: createAttribution(content),
    byId: versionsBy(content.applications, ({ id }) => id),
    groups: versionsBy(content.groups, ({ id }) => id),
    groupsBelow: versionsBy(content.groups, ({ parent }) => parent ?? ''),
    owned: versionsBy(content.applications, ({ group }) => group),
    pivots,
    pivotsOf: versionsBy(
      content.pivots,
      ({ type, application }) => `${type} ${application}`,
    ),
  };
};

export interface OwnersOptions {
  referentiel: Pick<ReferentielReader, 'version' | 'at'>;
  logger: Logger;
}

export interface OwnersEvents {
  /** The référentiel says something else. */
  onChange(): void;
  /** It answers no longer, or again. */
  onState(): void;
}

/** Whose things are, as the référentiel says now. While it is away, what it said last holds. */
export class Owners {
  readonly #options: OwnersOptions;
  #index?: ReturnType<typeof indexed>;
  #version?: number;
  #asOf: string | null = null;
  #error?: string = 'platform-ref-api has not answered yet';
  #loop?: Repeated;
  #events?: OwnersEvents;

  constructor(options: OwnersOptions) {
    this.#options = options;
  }

  start(events: OwnersEvents) {
    this.#events = events;
    this.#loop = repeat(
      signal => this.#refresh(signal, events),
      () => (this.#index ? REFRESH_MS : FIRST_MS),
    );
  }

  async stop() {
    await this.#loop?.stop();
  }

  /** Null when no pivot names it, and while nothing is known; `report` says which. */
  findOwner({
    pivot,
  }: Pick<SourceItem, 'pivot'>): LiveDeployment['application'] {
    if (!this.#index) return null;
    const now = new Date().toISOString();
    const { attribution, groups } = this.#index;
    const owner = attribution.findOwner(pivot, now);
    if (!owner) return null;
    const { application: id, name, group } = owner;
    const groupName = validVersion(groups, group, now)?.name ?? null;
    return { id, name, group, groupName };
  }

  /** What an application is called now; its id, while that is not known. */
  describe(id: string): { id: string; name: string; group: string | null } {
    const versions = this.#index?.byId;
    const now = new Date().toISOString();
    const known = versions && validVersion(versions, id, now);
    return { id, name: known?.name ?? id, group: known?.group ?? null };
  }

  /** The applications that a group, or one below it, owns now; none while nothing is known. */
  applicationsBelow(group: string): string[] {
    if (!this.#index) return [];
    const { groupsBelow, owned } = this.#index;
    const now = new Date().toISOString();
    const groups = new Set([group]);
    // A set grows while it is walked, and has each group once: a cycle ends.
    for (const each of groups)
      for (const below of groupsBelow.get(each) ?? [])
        if (isValidAt(below, now)) groups.add(below.id);
    return [...groups].flatMap(each =>
      (owned.get(each) ?? [])
        .filter(application => isValidAt(application, now))
        .map(({ id }) => id),
    );
  }

  /** A group and those above it, nearest first; the group alone while nothing is known. */
  groupsAbove(group: string): string[] {
    const now = new Date().toISOString();
    const groups = new Set([group]);
    for (const each of groups) {
      const known = this.#index && validVersion(this.#index.groups, each, now);
      if (known?.parent) groups.add(known.parent);
    }
    return [...groups];
  }

  /**
   * @throws NotFoundError for an application that the référentiel does not have, fetched once more as
   * it may be new; nothing is thrown while the référentiel is down
   */
  async assertKnown(application: string) {
    const known = () => this.#index?.applications.has(application) ?? true;
    if (!known() && this.#events)
      await this.#refresh(AbortSignal.timeout(LOOK_MS), this.#events);
    if (!known())
      throw new NotFoundError(
        `There is no application "${application}"; the référentiel lists those there are`,
      );
  }

  /** Values of the valid pivots of a type, of one application or of all; undefined while nothing is known. */
  pivots(type: PivotType, application?: string): string[] | undefined {
    if (!this.#index) return undefined;
    const { pivots, pivotsOf } = this.#index;
    const now = new Date().toISOString();
    const all =
      application === undefined
        ? pivots.get(type)
        : pivotsOf.get(`${type} ${application}`);
    const valid = (all ?? []).filter(pivot => isValidAt(pivot, now));
    return [...new Set(valid.map(({ value }) => value))];
  }

  /** What an answer says of it: nothing, while all is well. */
  report(): { attribution?: LiveAttribution } {
    if (this.#error === undefined) return {};
    const state = this.#index ? 'stale' : 'unknown';
    return { attribution: { state, asOf: this.#asOf, error: this.#error } };
  }

  async #refresh(signal: AbortSignal, { onChange, onState }: OwnersEvents) {
    const { referentiel } = this.#options;
    try {
      const { version, knownAt } = await referentiel.version(signal);
      const isNew = version !== this.#version;
      if (isNew) this.#index = indexed(await referentiel.at(knownAt));
      this.#version = version;
      this.#asOf = new Date().toISOString();
      if (this.#says(undefined)) onState();
      if (isNew) onChange();
    } catch (error) {
      if (!signal.aborted && this.#says(errorMessage(error))) onState();
    }
  }

  /** Whether that is news. */
  #says(error: string | undefined): boolean {
    if (error === this.#error) return false;
    this.#error = error;
    if (error !== undefined)
      this.#options.logger.warn({ error }, 'Référentiel poll failed');
    return true;
  }
}
