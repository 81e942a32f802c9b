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

/** What a step up or down replaces, and the focus with it. */
const isReplaced = ({ activeElement }: Document) =>
  activeElement === document.body ||
  Boolean(activeElement?.closest('[role="grid"], figure'));

/** Whoever went down by keyboard goes on from here, and not from the top of the page. */
const useFocusOnMove = (depth: number) => {
  const element = useRef<HTMLElement>(null);
  const before = useRef(depth);
  useEffect(() => {
    if (before.current !== depth && isReplaced(document))
      element.current?.focus();
    before.current = depth;
  }, [depth]);
  return element;
};

/** The way down to here; each step goes back up. */
export const DrillPath = ({ crumbs }: { crumbs: readonly Crumb[] }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const here = useFocusOnMove(crumbs.length);
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
