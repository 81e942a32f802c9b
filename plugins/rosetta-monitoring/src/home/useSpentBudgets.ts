import { listSlos, SloItem, SloState } from '@rosetta/contracts/monitoring';
import {
  ResourceState,
  useJoined,
  useMapped,
  useRoute,
} from '@rosetta/plugin-rosetta-core-react/data';

/** Objectives that keep an application from being healthy, by its id. */
export type SpentBudgets = ReadonlyMap<string, readonly SloItem[]>;

const REFRESH_MS = 60_000;
const MAX_SLOS = 500;

const useObjectives = (state: SloState) =>
  useRoute(
    listSlos,
    { query: { state, limit: MAX_SLOS } },
    { everyMs: REFRESH_MS },
  );

const toBudgets = ({ exhausted, burning }: Record<'exhausted' | 'burning', { items: SloItem[] }>): SpentBudgets =>
  Map.groupBy([...exhausted.items, ...burning.items], ({ application }) => application.id); // prettier-ignore

/** Of which objectives the error budget is used up, or burns now. */
export const useSpentBudgets = (): ResourceState<SpentBudgets> =>
  useMapped(
    useJoined({
      exhausted: useObjectives('exhausted'),
      burning: useObjectives('burning'),
    }),
    toBudgets,
  );
