import { Action } from '@rosetta/contracts/access';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import { HomeParts } from './parts';

interface OwnCardsProps extends Pick<HomeParts, 'cards'> {
  /** What the reader's roles open. */
  actions: readonly Action[];
}

/** What the reader runs, for those who run something. */
export const OwnCards = ({ cards, actions }: OwnCardsProps) => {
  const own = cards.filter(({ action }) => actions.includes(action));
  if (!own.length) return null;
  return (
    <CardGrid least={320}>
      {own.map(({ id, element }) => (
        <div key={id}>{element}</div>
      ))}
    </CardGrid>
  );
};
