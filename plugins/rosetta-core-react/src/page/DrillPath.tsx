import Breadcrumbs from '@mui/material/Breadcrumbs';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreReactTranslationRef } from '../translation';

export interface Crumb {
  label: string;
  /** The address one level up; the last one is where we are. */
  to: string;
}

/** The way down to here; each step goes back up. */
export const DrillPath = ({ crumbs }: { crumbs: readonly Crumb[] }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  return (
    <Breadcrumbs aria-label={t('page.drillPath')} maxItems={6}>
      {crumbs.map(({ label, to }, index) =>
        index === crumbs.length - 1 ? (
          <Typography key={to} aria-current="page">
            {label}
          </Typography>
        ) : (
          <Link key={to} component={RouterLink} to={to} underline="hover">
            {label}
          </Link>
        ),
      )}
    </Breadcrumbs>
  );
};
