import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import { Place, placeRouteRefs } from '../routes';
import { coreTranslationRef } from '../translation';

const PLACES: readonly Place[] = [
  'costs',
  'deployments',
  'referentiel',
  'catalog',
  'docs',
  'apis',
  'create',
];

const PlaceCard = ({ place }: { place: Place }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const route = useRouteRef(placeRouteRefs[place]);
  if (!route) return null;
  return (
    <Card component="li" variant="outlined" sx={{ listStyle: 'none' }}>
      <CardActionArea
        component={RouterLink}
        to={route()}
        sx={{ p: 2, height: '100%' }}
      >
        <Typography component="h3" sx={{ m: 0, fontWeight: 700 }}>
          {t(`place.${place}.name`)}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {t(`place.${place}.question`)}
        </Typography>
      </CardActionArea>
    </Card>
  );
};

/** The places of the portal, each with the question it answers. */
export const Places = () => (
  <CardGrid component="ul" least={145}>
    {PLACES.map(place => (
      <PlaceCard key={place} place={place} />
    ))}
  </CardGrid>
);
