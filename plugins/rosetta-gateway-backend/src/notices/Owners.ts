import { BudgetAlert } from '@rosetta/contracts/finops';
import { Group, getApplication, listGroups } from '@rosetta/contracts/ref';
import { callRoute, pages } from '@rosetta/http-kit';
import { isGone } from './isGone';
import { CalledService } from './portalCalls';

const PAGE = 500;

/** What somebody answers for. */
type Owned = Pick<BudgetAlert, 'kind' | 'key'> &
  Partial<Pick<BudgetAlert, 'setBy'>>;

/** Who answers for what costs, as the référentiel knows them now; the groups are read once. */
export class Owners {
  readonly #referentiel: CalledService;
  #groups?: Promise<Map<string, Group>>;

  constructor(referentiel: CalledService) {
    this.#referentiel = referentiel;
  }

  /**
   * The members of the group, or of the group that owns the application, or of the next group above it that
   * has members; of a product or domain, and where there is nobody, the person who set the budget.
   */
  async of({ kind, key, setBy = '' }: Owned): Promise<string[]> {
    const group = kind === 'application' ? await this.#ownerOf(key) : kind === 'group' && key; // prettier-ignore
    const members = group ? await this.#membersOf(group) : [];
    if (members.length) return members;
    return setBy.startsWith('user:') ? [setBy] : [];
  }

  async #ownerOf(id: string): Promise<string | undefined> {
    try {
      const { client, options } = this.#referentiel;
      return (
        await callRoute(client, getApplication, { params: { id } }, options)
      ).group;
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  }

  async #membersOf(id: string): Promise<string[]> {
    this.#groups ??= this.#readGroups();
    const groups = await this.#groups;
    const seen = new Set<string>();
    let group = groups.get(id);
    while (group && !group.members.length && !seen.has(group.id)) {
      seen.add(group.id);
      group = group.parent ? groups.get(group.parent) : undefined;
    }
    return group?.members ?? [];
  }

  async #readGroups() {
    const { client, options } = this.#referentiel;
    const groups = new Map<string, Group>();
    const list = pages(client, listGroups, { query: { limit: PAGE } }, options); // prettier-ignore
    for await (const { items } of list)
      for (const group of items) groups.set(group.id, group);
    return groups;
  }
}
