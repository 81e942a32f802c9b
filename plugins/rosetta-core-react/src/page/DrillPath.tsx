import { useEffect, useRef } from 'react';
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

/** Whoever went down by keyboard goes on from here, and not from the top of the page. */
const useFocusOnMove = (here: string) => {
  const element = useRef<HTMLElement>(null);
  const before = useRef(here);
  useEffect(() => {
    if (before.current !== here && document.activeElement === document.body)
      element.current?.focus();
    before.current = here;
  }, [here]);
  return element;
};

/** The way down to here; each step goes back up. */
export const DrillPath = ({ crumbs }: { crumbs: readonly Crumb[] }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const here = useFocusOnMove(crumbs.map(({ label }) => label).join(' › '));
  return (
    <Breadcrumbs aria-label={t('page.drillPath')} maxItems={6}>
      {crumbs.map(({ label, to }, index) =>
        index === crumbs.length - 1 ? (
          <Typography key={to} ref={here} tabIndex={-1} aria-current="page">
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
