import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsRoutes, listCosts } from '@rosetta/contracts/finops';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import {
  Money,
  ratioOf,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { LastRuns } from '@rosetta/plugin-rosetta-core-react/runs';
import { costsRouteRef, runRouteRef, runsRouteRef } from '../routes';
import { useJobNames } from '../runs/useJobNames';
import { finopsTranslationRef } from '../translation';
import { Costs } from '../types';

const Unallocated = ({ total, currency, from, to, missing }: Costs) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month, percent } = useFormats();
  const costs = useRouteRef(costsRouteRef);
  const share = ratioOf(total.unallocated, total.amount);
  if (missing.length) return <>{t('home.noBillOf', { month: month(from) })}</>;
  const query = new URLSearchParams({ view: 'unallocated', from, to });
  return (
    <Box>
      {t('home.unallocated', { month: month(from) })}{' '}
      <strong>{share === null ? '–' : percent(share)}</strong> (
      <Money amount={total.unallocated} currency={currency} short />){' '}
      {costs && (
        <Link
          component={RouterLink}
          to={`${costs()}?${query}`}
          underline="always"
        >
          {t('home.seeUnallocated')}
        </Link>
      )}
    </Box>
  );
};

/** For those who run it: how much has no owner, and how the last runs ended. */
export const FinopsCard = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const jobs = useJobNames();
  const state = useRoute(listCosts, { query: {} });
  return (
    <TitledCard title={t('home.run')}>
      <Resource state={state}>{costs => <Unallocated {...costs} />}</Resource>
      <LastRuns
        routes={finopsRoutes}
        pages={{ list: runsRouteRef, run: runRouteRef }}
        jobs={jobs}
      />
    </TitledCard>
  );
};
