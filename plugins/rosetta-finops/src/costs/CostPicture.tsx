import { ReactNode, useMemo } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import FlowIcon from '@mui/icons-material/AccountTreeOutlined';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UNALLOCATED } from '@rosetta/contracts/finops';
import { countMonths, monthsOf } from '@rosetta/contracts/values';
import {
  Pointing,
  SortedBars,
  StackedColumns,
} from '@rosetta/plugin-rosetta-core-react/charts';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { ResourceState } from '@rosetta/plugin-rosetta-core-react/data';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { CostTrend, Costs } from '../types';
import { finopsTranslationRef } from '../translation';
import { useAnomalyMarks } from '../anomalies/useAnomalyMarks';
import { firstIncompleteMonth } from '../months/completeThrough';
import { useKindLabels } from './useKindLabels';
import { kindSeries, trendFrom, trendSeries } from './trendSeries';
import { CostsPageView } from './costsPageView';
import {
  MonthRange,
  monthRangeLabel,
} from '@rosetta/plugin-rosetta-core-react/period';

interface CostPictureProps extends Pointing {
  costs: Costs;
  trend: ResourceState<CostTrend>;
  view: CostsPageView;
  range: MonthRange;
  onChange(change: CostsPageView): void;
}

/** As many as the table shows at once: the same rows, in the same order. */
const MAX_BARS = 24;

const pictureOf = ({ view, range }: CostPictureProps) =>
  view.picture ?? (countMonths(range.from, range.to) > 1 ? 'columns' : 'bars');

/** What it is made of: who pays what to whom. */
const ExplainButton = ({ onChange }: Pick<CostPictureProps, 'onChange'>) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <Button
      size="small"
      startIcon={<FlowIcon />}
      onClick={() => onChange({ view: 'explain' })}
    >
      {t('explained.open')}
    </Button>
  );
};

const PictureSwitch = (props: CostPictureProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={t('picture.choose')}
      value={pictureOf(props)}
      onChange={(_, picture?: CostsPageView['picture']) =>
        picture && props.onChange({ picture })
      }
    >
      <ToggleButton value="bars">{t('picture.bars')}</ToggleButton>
      <ToggleButton value="columns">{t('picture.columns')}</ToggleButton>
    </ToggleButtonGroup>
  );
};

const Actions = (props: CostPictureProps) => (
  <Stack direction="row" flexWrap="wrap" gap={1}>
    <ExplainButton {...props} />
    <PictureSwitch {...props} />
  </Stack>
);

/** What the picture is called, and what those hear who don't see it. */
const usePictureText = (costs: Costs, range: MonthRange, missing: string[]) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  const level = t(`level.${costs.groupBy}`).toLocaleLowerCase(formats.locale);
  const period = monthRangeLabel(range, formats);
  const [first] = costs.items;
  return {
    title: t('picture.title', { level, period }),
    summary: t('picture.summary', {
      level,
      period,
      total: formats.money(costs.total.amount, costs.currency),
      largest: first.label,
      amount: formats.money(first.amount, costs.currency),
    }),
    note: missing.length
      ? t('picture.missing', {
          months: missing.map(month => formats.month(month)).join(', '),
        })
      : undefined,
  };
};

const Bars = ({
  actions,
  ...props
}: CostPictureProps & { actions: JSX.Element }) => {
  const { costs, range, highlight, onHighlight, onOpen } = props;
  const text = usePictureText(costs, range, costs.missing);
  return (
    <SortedBars
      {...text}
      {...{ highlight, onHighlight, onOpen, actions }}
      currency={costs.currency}
      top={MAX_BARS}
      parts={costs.items.map(item => ({
        ...item,
        unallocated: item.key === UNALLOCATED ? item.amount : item.unallocated,
      }))}
    />
  );
};

const Columns = (
  props: CostPictureProps & { actions?: JSX.Element; shown: CostTrend },
) => {
  const { costs, shown, actions, highlight, onHighlight, onOpen } = props;
  const text = usePictureText(costs, shown, shown.missing);
  const { t } = useTranslationRef(finopsTranslationRef);
  const marks = useAnomalyMarks(props.view, shown);
  const series = useMemo(
    () => trendSeries(shown, t('kind.unallocated')),
    [shown, t],
  );
  return (
    <StackedColumns
      {...text}
      {...{ highlight, onHighlight, onOpen, actions }}
      currency={shown.currency}
      months={monthsOf(shown.from, shown.to)}
      marks={marks}
      unfinishedFrom={firstIncompleteMonth(shown)}
      series={series}
    />
  );
};

const Months = ({ costs, range, view, onChange }: CostPictureProps) => {
  const text = usePictureText(costs, range, costs.missing);
  const labels = useKindLabels();
  const marks = useAnomalyMarks(view, costs);
  const series = useMemo(() => kindSeries(costs, labels), [costs, labels]);
  return (
    <StackedColumns
      {...text}
      actions={<ExplainButton onChange={onChange} />}
      currency={costs.currency}
      months={monthsOf(costs.from, costs.to)}
      marks={marks}
      unfinishedFrom={firstIncompleteMonth(costs)}
      series={series}
    />
  );
};

/** The months of the range; a single month is shown with those it comes from. */
const shownOf = (trend: CostTrend, { range }: CostPictureProps) =>
  countMonths(range.from, range.to) > 1 ? trendFrom(trend, range.from) : trend;

/** What stays while the next trend loads must not stand under the next level's title. */
const ofSameLevel = ({ trend, costs }: CostPictureProps) =>
  trend.value?.groupBy === costs.groupBy
    ? trend
    : { ...trend, value: undefined };

/** The one picture: parts of the whole over time, or of one total. */
export const CostPicture = (props: CostPictureProps): ReactNode => {
  const actions = <Actions {...props} />;
  if (props.costs.groupBy === 'month') return <Months {...props} />;
  if (pictureOf(props) === 'bars') return <Bars {...props} actions={actions} />;
  return (
    <Resource state={ofSameLevel(props)}>
      {trend => (
        <Columns {...props} shown={shownOf(trend, props)} actions={actions} />
      )}
    </Resource>
  );
};
