import Button from '@mui/material/Button';
import HistoryIcon from '@mui/icons-material/History';
import { Link as RouterLink } from 'react-router-dom';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { CostLinesView } from '../lines/CostLinesView';
import { UnallocatedView } from '../unallocated/UnallocatedView';
import { runsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { CostBreakdown } from './CostBreakdown';
import { CostControls } from './CostControls';
import { CostPath } from './CostPath';
import { CostSkeleton } from './CostSkeleton';
import { Choices, useChoices } from './useCosts';
import { CostsUrl, emptyRange, levelOf, monthRangeOf } from './costsPageView';
import { monthRangeLabel } from '@rosetta/plugin-rosetta-core-react/period';

const RunsButton = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const runs = useRouteRef(runsRouteRef);
  if (!runs) return null;
  return (
    <Button component={RouterLink} to={runs()} startIcon={<HistoryIcon />}>
      {t('runs.open')}
    </Button>
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
      actions={<RunsButton />}
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
      {!level && view.view === 'unallocated' && (
        <UnallocatedView view={view} range={range} onChange={change} />
      )}
      {!level && view.view !== 'unallocated' && (
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
