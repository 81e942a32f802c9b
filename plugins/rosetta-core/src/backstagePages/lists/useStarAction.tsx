import StarIcon from '@mui/icons-material/Star';
import StarBorderIcon from '@mui/icons-material/StarBorder';
import { Entity } from '@backstage/catalog-model';
import { useStarredEntities } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../../translation';

/** The action of a row that keeps what it shows among the reader's favorites. */
export const useStarAction = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { isStarredEntity, toggleStarredEntity } = useStarredEntities();
  return ({ entity }: { entity: Entity }) => {
    const starred = isStarredEntity(entity);
    return {
      icon: () => (starred ? <StarIcon /> : <StarBorderIcon />),
      tooltip: t(starred ? 'list.unstar' : 'list.star'),
      onClick: () => toggleStarredEntity(entity),
    };
  };
};
