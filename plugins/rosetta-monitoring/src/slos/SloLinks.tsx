import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  budgetPolicyRouteRef,
  maintenanceRouteRef,
  slosRouteRef,
} from '../routes';
import { monitoringTranslationRef } from '../translation';

const PAGES = ['slos', 'policy', 'maintenance'] as const;

/** Where what belongs together is: objectives, the policy of their budgets, and maintenance. */
export const SloLinks = ({ here }: { here: (typeof PAGES)[number] }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const links = {
    slos: useRouteRef(slosRouteRef),
    policy: useRouteRef(budgetPolicyRouteRef),
    maintenance: useRouteRef(maintenanceRouteRef),
  };
  return (
    <Stack
      component="nav"
      direction="row"
      flexWrap="wrap"
      gap={2}
      aria-label={t('slos.related')}
    >
      {PAGES.filter(page => page !== here).map(page => {
        const to = links[page];
        return (
          to && (
            <Link key={page} component={RouterLink} to={to()}>
              {t(`${page}.title`)}
            </Link>
          )
        );
      })}
    </Stack>
  );
};
