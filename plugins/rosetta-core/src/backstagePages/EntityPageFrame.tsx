import { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { VisuallyHidden } from '@backstage/ui';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { backstageRouteRefs } from '../routes';
import { coreTranslationRef } from '../translation';
import type { BackstagePage } from './useBackstagePage';

interface EntityPageFrameProps {
  page: BackstagePage;
  children: ReactNode;
}

const READER = 'page:techdocs/reader';

/** The way back to the list; the page's own header shows the name, as a heading of the second level. */
const Heading = ({ page }: Pick<EntityPageFrameProps, 'page'>) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { kind = '', namespace = '', name = '' } = page.params;
  const { primaryTitle } = useEntityPresentation({ kind, namespace, name });
  const list = page.id === READER ? 'docs' : 'catalog';
  const to = useRouteRef(backstageRouteRefs[list])?.();
  return (
    <Box sx={{ px: { xs: 2, md: 2.5 }, pt: 1.5, pb: 0.5 }}>
      <VisuallyHidden>
        <h1>{primaryTitle}</h1>
      </VisuallyHidden>
      {to && (
        <Link
          component={RouterLink}
          to={to}
          underline="hover"
          typography="body2"
        >
          <span aria-hidden>‹ </span>
          {t(`nav.${list}`)}
        </Link>
      )}
    </Box>
  );
};

/**
 * A page of one thing of the catalog. Its landmark is Backstage's own, and that of its
 * documentation comes with the site.
 */
export const EntityPageFrame = ({ page, children }: EntityPageFrameProps) => (
  <Box data-portal-content={page.id === READER || undefined} minWidth={0}>
    <Heading page={page} />
    {children}
  </Box>
);
