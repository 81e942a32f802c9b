import {
  HomeCard,
  HomeCells,
  HomeColumn,
  HomeNeed,
  HomePart,
} from '@rosetta/plugin-rosetta-core-react/home';
import { KpiProps } from '@rosetta/plugin-rosetta-core-react/kpi';
import { loadParts } from './parts';

interface Brought {
  columns: readonly HomeColumn[];
  kpis: readonly HomePart<KpiProps>[];
  needs: readonly HomePart<readonly HomeNeed[]>[];
  cards: readonly HomeCard[];
}

/** Home with what the domains put there: all of its code at once, so that nothing waits for it twice. */
export const loadHome = async ({ cards, ...brought }: Brought) => {
  const [{ HomePage }, columns, kpis, needs] = await Promise.all([
    import('./HomePage'),
    loadParts<HomeCells, HomeColumn>(brought.columns),
    loadParts(brought.kpis),
    loadParts(brought.needs),
  ]);
  return <HomePage columns={columns} kpis={kpis} needs={needs} cards={cards} />;
};
