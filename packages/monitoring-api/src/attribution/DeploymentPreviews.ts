import {
  AttributionDeploymentPreview,
  AttributionToPreview,
  MovedDeployments,
} from '@rosetta/contracts/attribution';
import {
  AttributedDeployment,
  AttributedDeploymentReadModel,
} from '@rosetta/monitoring-mart';
import { ReadReferentiel, overlayReferentiel } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { createHolders, Holders, isSame } from './holders';
import { identifiersOf } from './identifiersOf';
import { previewDora } from './previewDora';
import { previewIncidents } from './previewIncidents';
import { previewSlos } from './previewSlos';

/** Adds up deployments that change hands. */
const sumMoves = (
  deployments: AttributedDeployment[],
  before: Holders,
  after: Holders,
): MovedDeployments[] => {
  const sums = new Map<string, MovedDeployments>();
  for (const each of deployments) {
    const [from, to] = [before.ofDeployment(each), after.ofDeployment(each)];
    const { source, project, production, finishedAt: last } = each;
    if (isSame(from, to)) continue;
    const key = JSON.stringify([source, project, from, to]);
    const counts = sums.get(key) ?? { deployments: 0, production: 0, last };
    sums.set(key, {
      ...{ source, project, from, to },
      deployments: counts.deployments + 1,
      production: counts.production + Number(production),
      last: last > counts.last ? last : counts.last,
    });
  }
  return [...sums.values()].sort((a, b) => b.deployments - a.deployments);
};

/** The first instant of the month so many months ago, this one counted. */
const sinceMonths = (months: number, now = new Date()) =>
  new Date(
    Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months + 1, 1),
  ).toISOString();

/** What would change hands if pivots or owners changed, without changing any. */
export class DeploymentPreviews {
  readonly #db: Knex;
  readonly #deployments: AttributedDeploymentReadModel;
  readonly #referentiel: ReadReferentiel;

  constructor(db: Knex, referentiel: ReadReferentiel) {
    this.#db = db;
    this.#deployments = new AttributedDeploymentReadModel(db);
    this.#referentiel = referentiel;
  }

  async preview(
    input: AttributionToPreview,
    signal: AbortSignal,
  ): Promise<AttributionDeploymentPreview> {
    const since = sinceMonths(input.months);
    const { knownAt } = await this.#referentiel.version(signal);
    const now = await this.#referentiel.at(knownAt);
    const before = createHolders(now);
    const after = createHolders(overlayReferentiel(now, input));
    const asked = { since, before, after, ...identifiersOf(input) };
    const [deployments, incidents, dora, slos] = await Promise.all([
      // All of an application: a project that it gets moves its rollouts too.
      this.#deployments.list(since, { ...asked, applications: asked.touched }),
      previewIncidents(this.#db, asked),
      previewDora(this.#db, asked),
      previewSlos(this.#db, asked),
    ]);
    const items = sumMoves(deployments, before, after);
    return { since, items, ...incidents, dora, slos };
  }
}
