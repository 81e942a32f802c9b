import { Pivot, listPivots } from '@rosetta/contracts/ref';
import {
  ResourceState,
  useMapped,
  useRouteItemsOf,
} from '@rosetta/plugin-rosetta-core-react/data';

const COMPONENT = 'catalog:component' as const;

/** As many as an address has room for. */
const AT_ONCE = 50;

const inChunks = (all: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, index) =>
    all.slice(index * AT_ONCE, (index + 1) * AT_ONCE).join(','),
  );

const toApplications = (answers: Pivot[][]) => [
  ...new Set(answers.flat().map(({ application }) => application)),
];

/** The applications that these components belong to by their pivots, each once. */
export const useEntityApplications = (
  components: readonly string[],
): ResourceState<string[]> =>
  useMapped(
    useRouteItemsOf(
      listPivots,
      inChunks(components).map(some => ({ query: { components: some } })),
    ),
    toApplications,
  );

/** The pivots that name the components of these applications. */
export const useComponentPivots = (applications: readonly string[]) =>
  useRouteItemsOf(
    listPivots,
    inChunks(applications).map(application => ({
      query: { application, type: COMPONENT },
    })),
  );
