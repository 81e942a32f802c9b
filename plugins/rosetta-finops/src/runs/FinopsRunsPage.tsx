import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsRoutes } from '@rosetta/contracts/finops';
import { Money } from '@rosetta/plugin-rosetta-core-react/format';
import {
  RunsDomain,
  RunsRoutes,
} from '@rosetta/plugin-rosetta-core-react/runs';
import { runRouteRef, runsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';

/** The runs of the FinOps batch: one for each request of a month. */
export const FinopsRunsPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const domain = useMemo<RunsDomain>(
    () => ({
      routes: finopsRoutes,
      writeAction: 'finops.runs.write',
      pages: { list: runsRouteRef, run: runRouteRef },
      jobs: { costs: t('runs.job.costs') },
      about: t('runs.about'),
      counts: {
        lines: t('runs.lines'),
        direct: t('kind.direct'),
        indirect: t('kind.indirect'),
        unallocated: t('kind.unallocated'),
        summaries: t('runs.summaries'),
        unchanged: t('runs.unchanged'),
      },
      amount: (value, unit) => <Money amount={value} currency={unit} />,
    }),
    [t],
  );
  return <RunsRoutes domain={domain} />;
};
