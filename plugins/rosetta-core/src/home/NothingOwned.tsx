import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Mine } from '@rosetta/plugin-rosetta-core-react/home';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { backstageRouteRefs, yourAccessRouteRef } from '../routes';
import { coreTranslationRef } from '../translation';

/** For somebody whose groups own nothing: why that is, and where to go from here. */
export const NothingOwned = ({ mine }: { mine: Mine }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { list } = useFormats();
  const catalog = useRouteRef(backstageRouteRefs.catalog);
  const yourAccess = useRouteRef(yourAccessRouteRef);
  const groups = list(mine.groups.map(({ name }) => name));
  const links = [
    [catalog, t('home.findOne')],
    [yourAccess, t('home.yourGroups')],
  ] as const;
  return (
    <EmptyState
      title={groups ? t('home.ownsNothing', { groups }) : t('home.noGroup')}
      action={
        <Stack direction="row" flexWrap="wrap" gap={2}>
          {links.map(
            ([route, text]) =>
              route && (
                <Link key={text} component={RouterLink} to={route()}>
                  {text}
                </Link>
              ),
          )}
        </Stack>
      }
    >
      {t('home.ownsNothingHelp')}
    </EmptyState>
  );
};
