import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { listCostTrend, listCosts } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import {
  currentValue,
  skipToken,
  useJoined,
  useRoute,
} from '@rosetta/plugin-rosetta-core-react/data';
import { Money, useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  Kpi,
  KpiCard,
  MoneyChange,
} from '@rosetta/plugin-rosetta-core-react/kpi';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { changeParams } from '@rosetta/plugin-rosetta-core-react/urlState';
import { CostTrend, Costs } from '../types';
import { trendTotals } from '../costs/trendSeries';
import { costsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';

interface LastMonthCardProps {
  /** Of one application, or several; of all of them without it. */
  application?: string;
  /** Of the applications of a group and of those below it. */
  group?: string;
  /** In a strip of figures, instead of a card of its own. */
  compact?: boolean;
}

interface FigureProps extends LastMonthCardProps {
  costs: Costs;
  trend: CostTrend;
}

const addressOf = ({ application, group }: LastMonthCardProps) => {
  const params = changeParams(new URLSearchParams(), { application, group });
  return params.size ? `?${params}` : '';
};

const Figure = ({ compact, costs, trend, ...of }: FigureProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const page = useRouteRef(costsRouteRef);
  const { from, total, currency, missing } = costs;
  const change = {
    amount: total.amount,
    previous: missing.length ? null : total.previous,
    currency,
    than: month(addMonths(from, -1), compact ? 'short' : 'long'),
    worse: 'more' as const,
  };
  const shared = {
    name: t('card.title', { month: month(from) }),
    figure: missing.length ? (
      '–'
    ) : (
      <Money amount={total.amount} currency={currency} short />
    ),
    sparkline: trendTotals(trend).map(at => (at === null ? null : Number(at))),
    explain: <Typography>{t('explain.total')}</Typography>,
  };
  if (compact) return <Kpi {...shared} detail={<MoneyChange {...change} />} />;
  return (
    <KpiCard
      {...shared}
      change={change}
      detail={
        page && (
          <Link component={RouterLink} to={`${page()}${addressOf(of)}`}>
            {t('card.open')}
          </Link>
        )
      }
    />
  );
};

const MONTHS = 12;

const useFigures = ({ application, group }: LastMonthCardProps) => {
  const costs = useRoute(listCosts, { query: { application, group } });
  const answered = currentValue(costs);
  const trend = useRoute(
    listCostTrend,
    answered
      ? {
          query: {
            application,
            group,
            currency: answered.currency,
            from: addMonths(answered.to, -MONTHS),
            to: answered.to,
          },
        }
      : skipToken,
  );
  return useJoined({ costs, trend });
};

/** The cost of the last published month, with where it comes from. */
export const LastMonthCard = (props: LastMonthCardProps) => {
  const state = useFigures(props);
  return (
    <Resource
      state={state}
      skeleton={
        <Skeleton variant="rounded" height={props.compact ? 76 : 150} />
      }
    >
      {figures => <Figure {...props} {...figures} />}
    </Resource>
  );
};
