import { setTimeout as delay } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';
import { DeploymentSource, LiveDeployment } from '@rosetta/contracts';
import {
  isValidAt,
  Logger,
  Referentiel,
  ReferentielReader,
} from '@rosetta/service-kit';
import { repeat, Repeated } from './repeat';

/** What names applications where they are deployed. */
export const PIVOT_TYPES = ['gitlab:project', 'argocd:app'] as const;

const PIVOT_OF = {
  gitlab: 'gitlab:project',
  argocd: 'argocd:app',
} as const satisfies Record<DeploymentSource, (typeof PIVOT_TYPES)[number]>;

const REFRESH_MS = 15_000;
const PATIENCE_MS = 2_000;
const NOBODY: Referentiel = { applications: [], groups: [], pivots: [] };

type Owner = LiveDeployment['application'];

export interface OwnersOptions {
  referentiel: Pick<ReferentielReader, 'version' | 'at'>;
  logger: Logger;
}

/** Whose things are, as the référentiel says now. While it is away, what it said last holds. */
export class Owners {
  readonly #options: OwnersOptions;
  readonly #known = Promise.withResolvers<void>();
  #content = NOBODY;
  #version?: number;
  #loop?: Repeated;

  constructor(options: OwnersOptions) {
    this.#options = options;
  }

  /** @param onChange - told whenever the référentiel says something else */
  start(onChange: () => void) {
    this.#loop = repeat(
      signal => this.#refresh(signal, onChange),
      () => REFRESH_MS,
    );
  }

  async stop() {
    this.#known.resolve();
    await this.#loop?.stop();
  }

  /** Null when no pivot names it. */
  ownerOf(source: DeploymentSource, externalName: string): Owner {
    const now = new Date().toISOString();
    const pivot = this.#content.pivots.find(
      each =>
        each.type === PIVOT_OF[source] &&
        each.value === externalName &&
        isValidAt(each, now),
    );
    const application =
      pivot &&
      this.#content.applications.find(
        ({ id, ...validity }) =>
          id === pivot.application && isValidAt(validity, now),
      );
    return application
      ? {
          id: application.id,
          name: application.name,
          group: application.group,
        }
      : null;
  }

  /** Names of an application, or of all, at a source. Waits a moment for the référentiel's first answer. */
  async namesAt(source: DeploymentSource, app?: string): Promise<string[]> {
    await Promise.race([this.#known.promise, delay(PATIENCE_MS)]);
    if (this.#version === undefined)
      throw new ServiceUnavailableError(
        'platform-ref-api has not said yet whose deployments are',
      );
    const now = new Date().toISOString();
    return this.#content.pivots
      .filter(
        pivot =>
          pivot.type === PIVOT_OF[source] &&
          (app === undefined || pivot.application === app) &&
          isValidAt(pivot, now),
      )
      .map(({ value }) => value);
  }

  async #refresh(signal: AbortSignal, onChange: () => void) {
    const { referentiel, logger } = this.#options;
    try {
      const { version, knownAt } = await referentiel.version(signal);
      if (version === this.#version) return;
      this.#content = await referentiel.at(knownAt);
      this.#version = version;
      this.#known.resolve();
      onChange();
    } catch (error) {
      if (!signal.aborted)
        logger.warn({ err: error }, 'Whose deployments are is not read anew');
    }
  }
}
