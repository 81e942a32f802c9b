import { useMemo } from 'react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsRoutes } from '@rosetta/contracts/finops';
import { Run } from '@rosetta/contracts/runs';
import { addMonths } from '@rosetta/contracts/values';
import { Money } from '@rosetta/plugin-rosetta-core-react/format';
import {
  RunsDomain,
  RunsRoutes,
} from '@rosetta/plugin-rosetta-core-react/runs';
import { costsRouteRef, runRouteRef, runsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';

/** The month of a run on the costs page; as it was published then, where a later run has taken its place. */
const addressOf = ({ period, published, publishedAt }: Run) =>
  new URLSearchParams({
    from: period,
    to: addMonths(period, 1),
    ...(!published && publishedAt && { asOf: publishedAt }),
  });

/** The runs of the FinOps batch: one for each request of a month. */
export const FinopsRunsPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const costs = useRouteRef(costsRouteRef);
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
        pools: t('runs.pools'),
        shares: t('runs.shares'),
        unallocated: t('kind.unallocated'),
        summaries: t('runs.summaries'),
        unchanged: t('runs.unchanged'),
        withheld: t('runs.withheld'),
        restatements: t('runs.restatements'),
      },
      keyCounts: ['lines', 'direct', 'unallocated'],
      figuresOf: run =>
        costs && {
          to: `${costs()}?${addressOf(run)}`,
          label: t('runs.figures'),
        },
      amount: (value, unit) => <Money amount={value} currency={unit} />,
    }),
    [t, costs],
  );
  return <RunsRoutes domain={domain} />;
};
