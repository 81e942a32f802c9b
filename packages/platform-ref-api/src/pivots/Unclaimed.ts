import { finopsRoutes } from '@rosetta/contracts/finops';
import {
  LiveDeployment,
  monitoringRoutes,
} from '@rosetta/contracts/monitoring';
import { PivotType, UnclaimedItem } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { ProposalReadModel } from '../catalog/ProposalReadModel';
import {
  SourceClients,
  SourceContext,
  queryService,
} from '../sources/queryService';

const MAX_OF_A_SOURCE = 500;

const PIVOT_OF: Record<LiveDeployment['source'], PivotType> = {
  argocd: 'argocd:app',
  gitlab: 'gitlab:project',
};

/** Each project or application once, whatever its environments. */
const ofBoard = (items: readonly LiveDeployment[]): UnclaimedItem[] => {
  const found = new Map<string, UnclaimedItem>();
  for (const { application, source, externalName } of items) {
    const type = PIVOT_OF[source];
    if (application === null && type)
      found.set(`${type} ${externalName}`, {
        source: 'monitoring',
        type,
        value: externalName,
        label: externalName,
        application: null,
      });
  }
  return [...found.values()].slice(0, MAX_OF_A_SOURCE);
};

/** Finds what the services and the catalog have seen and no application claims. */
export class Unclaimed {
  readonly #proposals: ProposalReadModel;
  readonly #sources: SourceClients;

  constructor(db: Knex, sources: SourceClients) {
    this.#proposals = new ProposalReadModel(db);
    this.#sources = sources;
  }

  async list(context: SourceContext) {
    const { finops, monitoring } = this.#sources;
    const query = { groupBy: 'account' as const, limit: MAX_OF_A_SOURCE };
    const [costs, board, components] = await Promise.all([
      queryService('finops', finops, finopsRoutes.listUnallocated, { query }, context), // prettier-ignore
      queryService('monitoring', monitoring, monitoringRoutes.getLiveBoard, {}, context), // prettier-ignore
      this.#proposals.unclaimed({ limit: MAX_OF_A_SOURCE }),
    ]);
    const accounts = (costs.value?.items ?? []).flatMap(
      ({ cure: { pivot }, label, amount }): UnclaimedItem[] =>
        pivot
          ? [
              {
                source: 'finops',
                type: pivot.type as PivotType,
                value: pivot.value,
                label,
                amount,
                currency: costs.value!.currency ?? undefined,
                application: null,
              },
            ]
          : [],
    );
    return {
      items: [
        ...accounts,
        ...ofBoard(board.value?.items ?? []),
        ...components.map(
          ({ entityRef, name, application }): UnclaimedItem => ({
            source: 'catalog',
            type: 'catalog:component',
            value: entityRef,
            label: name,
            application,
          }),
        ),
      ],
      sources: [costs.source, board.source],
    };
  }
}
