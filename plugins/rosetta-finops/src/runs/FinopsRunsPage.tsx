import { useMemo } from 'react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { NO_RATE, finopsRoutes } from '@rosetta/contracts/finops';
import { Run } from '@rosetta/contracts/runs';
import { addMonths } from '@rosetta/contracts/values';
import { Money } from '@rosetta/plugin-rosetta-core-react/format';
import {
  RunsDomain,
  RunsRoutes,
} from '@rosetta/plugin-rosetta-core-react/runs';
import {
  anomaliesRouteRef,
  costsRouteRef,
  ratesRouteRef,
  runRouteRef,
  runsRouteRef,
} from '../routes';
import { finopsTranslationRef } from '../translation';
import { RunCauses } from './RunCauses';
import { useJobNames } from './useJobNames';

/** The month of a run on the costs page; as it was published then, where a later run has taken its place. */
const addressOf = ({ period, published, publishedAt }: Run) =>
  new URLSearchParams({
    from: period,
    to: addMonths(period, 1),
    ...(!published && publishedAt && { asOf: publishedAt }),
  });

const isOfCosts = ({ job }: Run) => job === 'costs';

/** The runs of the FinOps batch: one for each request of a month, or of a day. */
export const FinopsRunsPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const costs = useRouteRef(costsRouteRef);
  const rates = useRouteRef(ratesRouteRef);
  const anomalies = useRouteRef(anomaliesRouteRef);
  const jobs = useJobNames();
  const domain = useMemo<RunsDomain>(
    () => ({
      routes: finopsRoutes,
      writeAction: 'finops.runs.write',
      pages: { list: runsRouteRef, run: runRouteRef },
      jobs,
      about: t('runs.about'),
      counts: {
        lines: t('runs.lines'),
        direct: t('kind.direct'),
        indirect: t('kind.indirect'),
        pools: t('runs.pools'),
        shares: t('runs.shares'),
        weightless: t('runs.weightless'),
        consumption: t('runs.consumption'),
        unallocated: t('kind.unallocated'),
        summaries: t('runs.summaries'),
        unchanged: t('runs.unchanged'),
        withheld: t('runs.withheld'),
        restatements: t('runs.restatements'),
        anomalies: t('runs.job.anomalies'),
      },
      keyCounts: ['lines', 'direct', 'unallocated'],
      figuresOf: run =>
        isOfCosts(run)
          ? costs && {
              to: `${costs()}?${addressOf(run)}`,
              label: t('runs.figures'),
            }
          : anomalies && {
              to: `${anomalies()}?from=${run.period}`,
              label: t('runs.anomalies'),
            },
      isCompared: isOfCosts,
      Changes: RunCauses,
      cureOf: ({ error }) =>
        error?.includes(NO_RATE) && rates
          ? { to: rates(), label: t('rates.fixRun') }
          : undefined,
      amount: (value, unit) => <Money amount={value} currency={unit} />,
    }),
    [t, jobs, costs, rates, anomalies],
  );
  return <RunsRoutes domain={domain} />;
};
