import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import RuleIcon from '@mui/icons-material/AltRoute';
import MonthIcon from '@mui/icons-material/CalendarMonth';
import HistoryIcon from '@mui/icons-material/History';
import { Link as RouterLink } from 'react-router-dom';
import { exportFocus } from '@rosetta/contracts/finops';
import { countMonths } from '@rosetta/contracts/values';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useDownload } from '../useDownload';
import { CostLinesView } from '../lines/CostLinesView';
import { ExplainView } from '../explain/ExplainView';
import { UnallocatedView } from '../unallocated/UnallocatedView';
import { periodsRouteRef, rulesRouteRef, runsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { CostBreakdown } from './CostBreakdown';
import { CostControls } from './CostControls';
import { CostPath } from './CostPath';
import { CostSkeleton } from './CostSkeleton';
import { Choices, useChoices } from './useCosts';
import {
  CostsPageView,
  CostsUrl,
  emptyRange,
  levelOf,
  monthRangeOf,
} from './costsPageView';
import {
  MonthRange,
  monthRangeLabel,
} from '@rosetta/plugin-rosetta-core-react/period';

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

/** What stands behind the figures: the rules that split them, and the runs that made them. */
const Behind = (props: PageProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const rules = useRouteRef(rulesRouteRef);
  const periods = useRouteRef(periodsRouteRef);
  const runs = useRouteRef(runsRouteRef);
  return (
    <Stack direction="row" flexWrap="wrap" gap={1}>
      <FocusButton {...props} />
      {rules && (
        <Button component={RouterLink} to={rules()} startIcon={<RuleIcon />}>
          {t('rules.open')}
        </Button>
      )}
      {periods && (
        <Button component={RouterLink} to={periods()} startIcon={<MonthIcon />}>
          {t('periods.open')}
        </Button>
      )}
      {runs && (
        <Button component={RouterLink} to={runs()} startIcon={<HistoryIcon />}>
          {t('runs.open')}
        </Button>
      )}
    </Stack>
  );
};

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
