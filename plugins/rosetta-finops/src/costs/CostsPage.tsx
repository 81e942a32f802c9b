import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import CompareIcon from '@mui/icons-material/DifferenceOutlined';
import RuleIcon from '@mui/icons-material/AltRoute';
import MonthIcon from '@mui/icons-material/CalendarMonth';
import PriceIcon from '@mui/icons-material/SellOutlined';
import CommitmentIcon from '@mui/icons-material/HandshakeOutlined';
import InvoiceIcon from '@mui/icons-material/ReceiptLongOutlined';
import KpisIcon from '@mui/icons-material/SpeedOutlined';
import BudgetIcon from '@mui/icons-material/SavingsOutlined';
import ForecastIcon from '@mui/icons-material/ShowChart';
import AnomalyIcon from '@mui/icons-material/TroubleshootOutlined';
import UnitIcon from '@mui/icons-material/CalculateOutlined';
import HistoryIcon from '@mui/icons-material/History';
import { Link as RouterLink } from 'react-router-dom';
import { exportFocus } from '@rosetta/contracts/finops';
import { countMonths } from '@rosetta/contracts/values';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  MonthRange,
  monthRangeLabel,
} from '@rosetta/plugin-rosetta-core-react/period';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  changeParams,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { CostLinesView } from '../lines/CostLinesView';
import { ExplainView } from '../explain/ExplainView';
import { UnallocatedView } from '../unallocated/UnallocatedView';
import {
  anomaliesRouteRef,
  budgetsRouteRef,
  commitmentsRouteRef,
  comparisonRouteRef,
  forecastRouteRef,
  invoicesRouteRef,
  kpisRouteRef,
  periodsRouteRef,
  pricesRouteRef,
  rulesRouteRef,
  runsRouteRef,
  unitCostsRouteRef,
} from '../routes';
import { finopsTranslationRef } from '../translation';
import { emptyRange, monthRangeOf } from '../months/monthRange';
import { CostBreakdown } from './CostBreakdown';
import { CostControls } from './CostControls';
import { CostPath } from './CostPath';
import { CostSkeleton } from './CostSkeleton';
import { Choices, useChoices } from './useCosts';
import { CostsPageView, CostsUrl, comparedBy, levelOf } from './costsPageView';

interface PageProps {
  view: CostsPageView;
  range: MonthRange;
}

/** The month as a FOCUS file, of the application or group that is looked at; several months are several bills. */
const FocusButton = ({ view, range }: Pick<PageProps, 'view' | 'range'>) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { application, group, asOf } = view;
  const period = range.from;
  const of = application ?? group;
  const download = useDownload(
    exportFocus,
    { query: { period, application, group, asOf } },
    // As the service names it: others bear the rest of what is in a part.
    ['focus', period, ...(of ? [of, 'partial'] : [])].join('-'),
  );
  if (countMonths(range.from, range.to) > 1) return null;
  return (
    <Button onClick={download.csv} startIcon={<DownloadIcon />}>
      {t('export.focus')}
    </Button>
  );
};

/** Why this differs from what it is compared with here. */
const CompareButton = ({ view, range }: PageProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const page = useRouteRef(comparisonRouteRef);
  if (!page) return null;
  const search = changeParams(new URLSearchParams(), comparedBy(view, range));
  return (
    <Button
      component={RouterLink}
      to={`${page()}?${search}`}
      startIcon={<CompareIcon />}
    >
      {t('comparison.open')}
    </Button>
  );
};

/** What stands behind the figures, and what is planned on them. */
const LINKS = [
  { routeRef: forecastRouteRef, text: 'forecast.open', icon: <ForecastIcon /> },
  {
    routeRef: anomaliesRouteRef,
    text: 'anomalies.title',
    icon: <AnomalyIcon />,
  },
  { routeRef: budgetsRouteRef, text: 'budgets.open', icon: <BudgetIcon /> },
  { routeRef: unitCostsRouteRef, text: 'unitCosts.title', icon: <UnitIcon /> },
  { routeRef: pricesRouteRef, text: 'prices.title', icon: <PriceIcon /> },
  {
    routeRef: commitmentsRouteRef,
    text: 'commitments.title',
    icon: <CommitmentIcon />,
  },
  { routeRef: invoicesRouteRef, text: 'invoices.title', icon: <InvoiceIcon /> },
  { routeRef: kpisRouteRef, text: 'kpis.title', icon: <KpisIcon /> },
  { routeRef: rulesRouteRef, text: 'rules.open', icon: <RuleIcon /> },
  { routeRef: periodsRouteRef, text: 'periods.open', icon: <MonthIcon /> },
  { routeRef: runsRouteRef, text: 'runs.open', icon: <HistoryIcon /> },
] as const;

const PageButton = ({ routeRef, text, icon }: (typeof LINKS)[number]) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const page = useRouteRef(routeRef);
  if (!page) return null;
  return (
    <Button component={RouterLink} to={page()} startIcon={icon}>
      {t(text)}
    </Button>
  );
};

const Behind = (props: PageProps) => (
  <Stack direction="row" flexWrap="wrap" gap={1}>
    <FocusButton {...props} />
    <CompareButton {...props} />
    {LINKS.map(link => (
      <PageButton key={link.text} {...link} />
    ))}
  </Stack>
);

const Costs = ({ choices }: { choices: Choices }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  const { state: view, change, params, wrong } = useUrlState(CostsUrl);
  const range = monthRangeOf(view, choices.periods);
  const level = levelOf(view);
  const measure = t(`measure.${view.measure ?? 'effective'}`).toLocaleLowerCase(
    formats.locale,
  );
  return (
    <PageFrame
      title={t('costs.title')}
      line={t('costs.line', {
        measure,
        period: monthRangeLabel(range, formats),
      })}
      actions={<Behind view={view} range={range} />}
    >
      <CostControls
        view={view}
        range={range}
        choices={choices}
        params={params}
        onChange={change}
      />
      <WrongAddress wrong={[...wrong, ...emptyRange(view)]} />
      <CostPath view={view} range={range} choices={choices} params={params} />
      {level && (
        <CostBreakdown
          level={level}
          view={view}
          range={range}
          choices={choices}
          onChange={change}
        />
      )}
      {view.view === 'unallocated' && (
        <UnallocatedView view={view} range={range} onChange={change} />
      )}
      {view.view === 'explain' && (
        <ExplainView
          view={view}
          range={range}
          choices={choices}
          onChange={change}
        />
      )}
      {view.view === 'lines' && (
        <CostLinesView view={view} range={range} onChange={change} />
      )}
    </PageFrame>
  );
};

/** What is this costing, and what moved: from the whole company down to the billed line. */
export const CostsPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const choices = useChoices();
  if (choices.value) return <Costs choices={choices.value} />;
  return (
    <PageFrame title={t('costs.title')} line={t('costs.about')}>
      <Resource state={choices} skeleton={<CostSkeleton />}>
        {() => null}
      </Resource>
    </PageFrame>
  );
};
