import {
  HomeCard,
  HomeCells,
  HomeColumn,
  HomeNeed,
  HomePart,
  UsePart,
} from '@rosetta/plugin-rosetta-core-react/home';
import { KpiProps } from '@rosetta/plugin-rosetta-core-react/kpi';

/** A part with its code. */
type Loaded<Part, Value> = Omit<Part, 'load'> & { usePart: UsePart<Value> };

export type LoadedPart<Value> = Loaded<HomePart<Value>, Value>;
export type LoadedColumn = Loaded<HomeColumn, HomeCells>;

/** What the domains put on home. Their hooks are loaded before it is drawn, and stay the same. */
export interface HomeParts {
  columns: readonly LoadedColumn[];
  kpis: readonly LoadedPart<KpiProps>[];
  needs: readonly LoadedPart<readonly HomeNeed[]>[];
  cards: readonly HomeCard[];
}

/** Parts with their code, in their order. */
export const loadParts = <Value, Part extends HomePart<Value>>(
  parts: readonly (Part & HomePart<Value>)[],
): Promise<Loaded<Part, Value>[]> =>
  Promise.all(
    parts
      .toSorted((a, b) => a.order - b.order)
      .map(async ({ load, ...part }) => ({
        ...(part as Omit<Part, 'load'>),
        usePart: await load(),
      })),
  );
