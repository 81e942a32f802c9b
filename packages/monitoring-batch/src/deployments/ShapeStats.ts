import { Counts, RunLog } from '@rosetta/batch-kit';
import { DeploymentFact } from '@rosetta/monitoring-mart';
import { Shaped } from './toFact';

const EXAMPLES = 5;

/** What became of the deployments of a slice; those that are no fact are counted too. */
export class ShapeStats {
  readonly counts: Counts = { read: 0, notAttributed: 0, leftToGitLab: 0 };
  readonly #nameless = new Set<string>();

  /** The facts among them. */
  add(all: readonly Shaped[]): DeploymentFact[] {
    this.counts.read += all.length;
    return all.flatMap(shaped => {
      if ('fact' in shaped) return [shaped.fact];
      this.counts[shaped.left] += 1;
      if (shaped.left === 'notAttributed') this.#nameless.add(shaped.name);
      return [];
    });
  }

  async logUnattributed(log: RunLog) {
    const { notAttributed } = this.counts;
    if (notAttributed === 0) return;
    const examples = [...this.#nameless].sort().slice(0, EXAMPLES);
    await log.warn(
      `Deployments of no application, as no pivot named them then: ${notAttributed}, of ${examples.join(
        ', ',
      )}`,
      { notAttributed, examples },
    );
  }
}
