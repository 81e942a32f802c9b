import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Money,
  compareDecimals,
  ratioOf,
  sumDecimals,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import {
  Kpi,
  KpiStrip,
  MoneyChange,
} from '@rosetta/plugin-rosetta-core-react/kpi';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { CostTrend, Costs } from '../types';
import { finopsTranslationRef } from '../translation';
import { largestChange } from './comparison';
import { trendTotals } from './trendSeries';
import { CostsPageView } from './costsPageView';
import { MissingMonths } from '../months/MissingMonths';
import { useComparedLabel } from './useComparedLabel';

export interface CostKpisProps {
  costs: Costs;
  trend?: CostTrend;
  view: CostsPageView;
  range: MonthRange;
  onChange(change: CostsPageView): void;
}

/** From what is said of a figure to what it is made of. */
const ExplainLink = ({ onChange }: Pick<CostKpisProps, 'onChange'>) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <Link
      component="button"
      variant="body2"
      sx={{ mt: 1 }}
      onClick={() => onChange({ view: 'explain' })}
    >
      {t('explained.open')}
    </Link>
  );
};

/** What it costs in all, and how that moved. */
export const TotalKpi = (props: CostKpisProps) => {
  const { costs, trend } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const { moneyExact } = useFormats();
  const { amount, previous } = costs.total;
  const { currency, missing } = costs;
  const than = useComparedLabel(props);
  return (
    <Kpi
      name={t('kpi.total')}
      figure={<Money amount={amount} currency={currency} short />}
      warning={missing.length > 0 && <MissingMonths months={missing} />}
      detail={
        <MoneyChange worse="more" {...{ amount, previous, currency, than }} />
      }
      sparkline={
        trend && trendTotals(trend).map(at => (at === null ? null : Number(at)))
      }
      explain={
        <>
          <Typography>{t('explain.total')}</Typography>
          <Typography mt={1} sx={{ overflowWrap: 'anywhere' }}>
            {moneyExact(amount, currency)}
          </Typography>
          <ExplainLink {...props} />
        </>
      }
    />
  );
};

/** How much of it is attributed to applications, and how. */
export const AttributedKpi = ({ costs, onChange }: CostKpisProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { percent } = useFormats();
  const { amount, direct, indirect } = costs.total;
  const write = (part: string) => {
    const share = ratioOf(part, amount);
    return share === null ? '–' : percent(share);
  };
  return (
    <Kpi
      name={t('kpi.attributed')}
      figure={write(sumDecimals([direct, indirect]))}
      detail={t('kpi.attributedHow', {
        direct: write(direct),
        indirect: write(indirect),
      })}
      explain={
        <>
          <Typography>{t('explain.attributed')}</Typography>
          <ExplainLink onChange={onChange} />
        </>
      }
    />
  );
};

const Unallocated = ({ costs, onChange }: CostKpisProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { percent } = useFormats();
  const { amount, unallocated } = costs.total;
  const share = ratioOf(unallocated, amount);
  return (
    <Kpi
      name={t('kpi.unallocated')}
      figure={<Money amount={unallocated} currency={costs.currency} short />}
      detail={
        <>
          {share !== null && t('kpi.ofTotal', { share: percent(share) })}
          {compareDecimals(unallocated, '0') !== 0 && (
            <>
              {' · '}
              <Link
                component="button"
                variant="caption"
                onClick={() => onChange({ view: 'unallocated' })}
              >
                {t('kpi.seeWhy')}
              </Link>
            </>
          )}
        </>
      }
      explain={<Typography>{t('explain.unallocated')}</Typography>}
    />
  );
};

const LargestChange = ({ costs }: CostKpisProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { moneyDifference, moneyExact, change, month } = useFormats();
  const { currency, groupBy } = costs;
  const mover = largestChange(costs);
  const ratio = mover?.item.change ?? null;
  const nameOf = ({ key, label }: Costs['items'][number]) =>
    groupBy === 'month' ? month(key) : label;
  return (
    <Kpi
      name={t('kpi.mover')}
      figure={
        mover ? (
          <span title={moneyExact(mover.by, currency)}>
            {moneyDifference(mover.by, currency)}
          </span>
        ) : (
          '–'
        )
      }
      detail={
        mover &&
        [nameOf(mover.item), ratio !== null && change(ratio)]
          .filter(Boolean)
          .join(' · ')
      }
      explain={<Typography>{t('explain.mover')}</Typography>}
    />
  );
};

/** The four figures that answer the page's question. */
export const CostKpis = (props: CostKpisProps) => (
  <KpiStrip>
    <TotalKpi {...props} />
    <AttributedKpi {...props} />
    <Unallocated {...props} />
    <LargestChange {...props} />
  </KpiStrip>
);
