import { ServiceUnavailableError } from '@backstage/errors';
import { Referentiel } from '../referentiel/Referentiel';

const ALWAYS = { validFrom: null, validTo: null };

type Owned = {
  id: string;
  group: string;
  pivots: [type: string, value: string][];
};

/** A référentiel whose things are valid always. */
export const referentielOf = (
  owned: readonly Owned[],
  groups: readonly { id: string; parent: string | null }[] = [],
): Referentiel => ({
  applications: owned.map(({ id, group }) => ({
    id,
    name: `The ${id}`,
    group,
    ...ALWAYS,
  })),
  groups: groups.map(group => ({
    ...group,
    name: `Team ${group.id}`,
    ...ALWAYS,
  })),
  pivots: owned.flatMap(({ id, pivots }) =>
    pivots.map(([type, value]) => ({
      application: id,
      type: type as Referentiel['pivots'][number]['type'],
      value,
      ...ALWAYS,
    })),
  ),
});

/** A référentiel that a test changes, and takes away. */
export class FakeReferentiel {
  version_ = 1;
  content: Referentiel;
  down = false;

  constructor(content: Referentiel) {
    this.content = content;
  }

  change(content: Referentiel) {
    this.content = content;
    this.version_ += 1;
  }

  async version() {
    this.#answer();
    return { version: this.version_, knownAt: '2024-12-01T00:00:00.000Z' };
  }

  async at() {
    this.#answer();
    return this.content;
  }

  #answer() {
    if (this.down) throw new ServiceUnavailableError('no référentiel');
  }
}
