import { useMemo } from 'react';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { getDora } from '@rosetta/contracts/monitoring';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { doraRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { DoraKpis } from './DoraKpis';
import { DoraTrend } from './DoraTrend';
import { METRIC_NAMES, rangeOf } from './doraView';

interface DoraSectionProps {
  /** Of one application, of several with a comma between them, or of a group. */
  of: { application?: string; group?: string };
}

/** The five figures of the last 90 days, and a trend; the rest is on the page that it leads to. */
export const DoraSection = ({ of }: DoraSectionProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const page = useRouteRef(doraRouteRef);
  const range = useMemo(() => rangeOf({}, new Date()), []);
  const query = { ...range, ...of };
  const address = (more: Record<string, string> = {}) =>
    `${page?.() ?? ''}?${new URLSearchParams({ ...of, ...more })}`;
  return (
    <Stack component="section" gap={1}>
      <Resource state={useRoute(getDora, { query })}>
        {dora => (
          <DoraKpis dora={dora} addressOf={metric => address({ metric })} />
        )}
      </Resource>
      <DoraTrend query={query} metric={METRIC_NAMES[0]} />
      {page && (
        <Link component={RouterLink} to={address()}>
          {t('dora.open')}
        </Link>
      )}
    </Stack>
  );
};
