import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { compareCosts } from '@rosetta/contracts/finops';
import {
  currentValue,
  skipToken,
  useRoute,
} from '@rosetta/plugin-rosetta-core-react/data';
import { MoneyChange } from '@rosetta/plugin-rosetta-core-react/kpi';
import { PageFrame, SideBySide } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { CostFooter } from '../costs/CostFooter';
import { CostSkeleton } from '../costs/CostSkeleton';
import { useLabelled } from '../costs/useLabelled';
import { Choices, useChoices } from '../costs/useCosts';
import { emptyRange, monthRangeOf } from '../months/monthRange';
import { costsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { Comparison } from '../types';
import { ComparisonControls } from './ComparisonControls';
import { ComparisonNotices, NoticesProps } from './ComparisonNotices';
import {
  ComparisonUrl,
  ComparisonView,
  missingChoice,
  queryOf,
} from './comparisonView';
import { DriversPicture } from './DriversPicture';
import { DriversTable } from './DriversTable';
import { ItemsTable } from './ItemsTable';
import { useSideLabel } from './useSideLabel';

interface ShownProps {
  view: ComparisonView;
  query: ReturnType<typeof queryOf>;
  comparison: Comparison;
  choices: Choices;
}

/** The difference in a sentence. */
const Difference = ({ comparison, labels }: NoticesProps) => {
  const { now, before, currency } = comparison;
  return (
    <MoneyChange
      worse="more"
      amount={now.total.amount}
      previous={before.total.amount}
      currency={currency}
      than={labels.before}
    />
  );
};

/** Which runs both sides are from; what is missing is said above. */
const provenanceOf = ({ currency, measure, now, before }: Comparison) => {
  const published = [...before.published, ...now.published];
  return {
    ...{ currency, measure, missing: [] },
    published: [
      ...new Map(published.map(each => [each.period, each])).values(),
    ],
    completeThrough: now.completeThrough,
    restatedExcluded: now.restatedExcluded,
    total: now.total,
  };
};

const CostsButton = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const costs = useRouteRef(costsRouteRef);
  if (!costs) return null;
  return (
    <Button component={RouterLink} to={costs()}>
      {t('comparison.costs')}
    </Button>
  );
};

const Shown = ({ view, query, comparison, choices }: ShownProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const labelOf = useSideLabel(choices);
  const labels = {
    now: labelOf(comparison.now),
    before: labelOf(comparison.before),
  };
  const shared = { comparison, labels };
  const { drivers } = comparison.total;
  if (comparison.items.length === 0)
    return (
      <>
        <ComparisonNotices {...shared} />
        <EmptyState title={t('comparison.none')} action={<CostsButton />}>
          {t('comparison.noneHelp')}
        </EmptyState>
      </>
    );
  return (
    <Stack gap={2}>
      <ComparisonNotices {...shared} />
      {drivers ? (
        <>
          <Difference {...shared} />
          <SideBySide>
            <DriversPicture {...shared} drivers={drivers} />
            <DriversTable {...shared} drivers={drivers} />
          </SideBySide>
        </>
      ) : (
        <Alert severity="error">{t('comparison.cannot')}</Alert>
      )}
      <ItemsTable {...shared} view={view} query={query} />
      <CostFooter costs={provenanceOf(comparison)} choices={choices} />
    </Stack>
  );
};

const Compared = ({ choices }: { choices: Choices }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { state: view, change, params, wrong } = useUrlState(ComparisonUrl);
  const range = monthRangeOf(view, choices.periods);
  const missing = missingChoice(view);
  const query = queryOf(view, range);
  const answer = useLabelled(
    useRoute(compareCosts, missing ? skipToken : { query }),
  );
  return (
    <>
      <ComparisonControls
        view={view}
        range={range}
        choices={choices}
        comparison={currentValue(answer)}
        params={params}
        onChange={change}
      />
      <WrongAddress wrong={[...wrong, ...emptyRange(view)]} />
      {missing ? (
        <EmptyState title={t('comparison.choose')}>
          {t(`comparison.missingChoice.${missing}`)}
        </EmptyState>
      ) : (
        <Resource state={answer} skeleton={<CostSkeleton />}>
          {comparison => (
            <Shown
              view={view}
              query={query}
              comparison={comparison}
              choices={choices}
            />
          )}
        </Resource>
      )}
    </>
  );
};

/** Why two figures differ: two windows, two applications or groups, or before and after a day. */
export const ComparisonPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <PageFrame title={t('comparison.title')} line={t('comparison.about')}>
      <Resource state={useChoices()} skeleton={<CostSkeleton />}>
        {choices => <Compared choices={choices} />}
      </Resource>
    </PageFrame>
  );
};
