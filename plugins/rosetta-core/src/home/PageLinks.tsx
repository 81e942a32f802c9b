import { ReactNode } from 'react';
import Card from '@mui/material/Card';
import CardActionArea from '@mui/material/CardActionArea';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import {
  ExternalRouteRef,
  RouteRef,
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  Translated,
  navigationApiRef,
} from '@rosetta/plugin-rosetta-core-react/nav';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import { BackstagePage, backstageRouteRefs } from '../routes';
import { coreTranslationRef } from '../translation';

const BACKSTAGE_PAGES = Object.keys(backstageRouteRefs) as BackstagePage[];

interface LinkCardProps {
  routeRef: RouteRef<undefined> | ExternalRouteRef<undefined>;
  title: ReactNode;
  question: ReactNode;
}

/** A page that is not installed is not offered. */
const LinkCard = ({ routeRef, title, question }: LinkCardProps) => {
  const route = useRouteRef(routeRef);
  if (!route) return null;
  return (
    <Card component="li" variant="outlined" sx={{ listStyle: 'none' }}>
      <CardActionArea
        component={RouterLink}
        to={route()}
        sx={{ p: 2, height: '100%' }}
      >
        <Typography component="h3" sx={{ m: 0, fontWeight: 700 }}>
          {title}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {question}
        </Typography>
      </CardActionArea>
    </Card>
  );
};

/** The pages of the portal, each with the question it answers: those of the domains first. */
export const PageLinks = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const entries = useApi(navigationApiRef).entries();
  return (
    <CardGrid component="ul" least={145}>
      {entries.map(({ routeRef, title, question }) => (
        <LinkCard
          key={title.ref.id + title.key}
          routeRef={routeRef}
          title={<Translated message={title} />}
          question={<Translated message={question} />}
        />
      ))}
      {BACKSTAGE_PAGES.map(page => (
        <LinkCard
          key={page}
          routeRef={backstageRouteRefs[page]}
          title={t(`nav.${page}`)}
          question={t(`question.${page}`)}
        />
      ))}
    </CardGrid>
  );
};
