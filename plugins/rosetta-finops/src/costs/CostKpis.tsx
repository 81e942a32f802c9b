import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Money,
  ratioOf,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { KpiCard } from '@rosetta/plugin-rosetta-core-react/kpi';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import { CostTrend, Costs } from '../types';
import { finopsTranslationRef } from '../translation';
import { largestChange } from './comparison';
import { trendTotals } from './trendSeries';
import { CostsPageView, MonthRange, comparedRange } from './costsPageView';
import { monthRangeLabel } from './monthRangeLabel';

export interface CostKpisProps {
  costs: Costs;
  trend?: CostTrend;
  view: CostsPageView;
  range: MonthRange;
  onChange(change: CostsPageView): void;
}

const useComparedLabel = ({ view, range }: CostKpisProps) => {
  const formats = useFormats();
  const compared = comparedRange(range, view.compare ?? 'previous');
  return compared && monthRangeLabel(compared, formats);
};

/** What it costs in all, and how that moved. */
export const TotalKpi = (props: CostKpisProps) => {
  const { costs, trend } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const { moneyExact } = useFormats();
  const { amount, change } = costs.total;
  return (
    <KpiCard
      name={t('kpi.total')}
      figure={<Money amount={amount} currency={costs.currency} short />}
      change={{ ratio: change, than: useComparedLabel(props), worse: 'more' }}
      sparkline={
        trend && trendTotals(trend).map(at => (at === null ? null : Number(at)))
      }
      explain={
        <>
          <Typography>{t('explain.total')}</Typography>
          <Typography mt={1} sx={{ overflowWrap: 'anywhere' }}>
            {moneyExact(amount, costs.currency)}
          </Typography>
        </>
      }
    />
  );
};

/** How much of it carries a pivot, and so needs no rule. */
export const DirectKpi = ({ costs }: CostKpisProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { percent } = useFormats();
  const { amount, direct } = costs.total;
  const share = ratioOf(direct, amount);
  return (
    <KpiCard
      name={t('kpi.direct')}
      figure={share === null ? '–' : percent(share)}
      detail={<Money amount={direct} currency={costs.currency} />}
      explain={<Typography>{t('explain.direct')}</Typography>}
    />
  );
};

const Unallocated = ({ costs, onChange }: CostKpisProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { percent } = useFormats();
  const { amount, unallocated } = costs.total;
  const share = ratioOf(unallocated, amount);
  return (
    <KpiCard
      name={t('kpi.unallocated')}
      figure={<Money amount={unallocated} currency={costs.currency} short />}
      detail={
        <>
          {share !== null && t('kpi.ofTotal', { share: percent(share) })}{' '}
          <Button
            size="small"
            onClick={() => onChange({ view: 'lines', kind: 'unallocated' })}
          >
            {t('kpi.seeLines')}
          </Button>
        </>
      }
      explain={<Typography>{t('explain.unallocated')}</Typography>}
    />
  );
};

const TopMover = (props: CostKpisProps) => {
  const { costs } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const than = useComparedLabel(props);
  const mover = largestChange(costs);
  const sign =
    mover && !mover.by.startsWith('-') && mover.by !== '0' ? '+' : '';
  return (
    <KpiCard
      name={t('kpi.mover')}
      figure={
        mover ? (
          <>
            {sign}
            <Money amount={mover.by} currency={costs.currency} short />
          </>
        ) : (
          '–'
        )
      }
      change={{ ratio: mover?.item.change ?? null, than, worse: 'more' }}
      detail={mover?.item.label}
      explain={<Typography>{t('explain.mover')}</Typography>}
    />
  );
};

/** The four figures that answer the page's question. */
export const CostKpis = (props: CostKpisProps) => (
  <CardGrid>
    <TotalKpi {...props} />
    <DirectKpi {...props} />
    <Unallocated {...props} />
    <TopMover {...props} />
  </CardGrid>
);
