import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UNALLOCATED, listUnitCosts } from '@rosetta/contracts/finops';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame, SideBySide } from '@rosetta/plugin-rosetta-core-react/page';
import { monthRangeLabel } from '@rosetta/plugin-rosetta-core-react/period';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { CostFooter } from '../costs/CostFooter';
import { useLabelled } from '../costs/useLabelled';
import { Choices, useChoices } from '../costs/useCosts';
import { emptyRange } from '../months/monthRange';
import { finopsTranslationRef } from '../translation';
import { QuantityRows } from './QuantityRows';
import { UnitCostControls } from './UnitCostControls';
import { UnitCostPicture } from './UnitCostPicture';
import { ItemsTable, MonthsTable } from './UnitCostTables';
import {
  UNIT_COST_VIEW,
  UnitCostView,
  UnitCosts,
  openedBy,
  queryOf,
  rangeOf,
} from './unitCostView';

const IMPORT = 'yarn rosetta raw import consumption orders.csv';

/** How a metric comes in. */
const NoMetric = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <EmptyState title={t('unitCosts.none')}>
      {t('unitCosts.noneHelp')}
      <Typography component="pre" variant="body2" sx={{ mt: 1 }}>
        <code>{IMPORT}</code>
      </Typography>
    </EmptyState>
  );
};

/** A link may name a metric that these months do not have, beside those that they have. */
const OtherMetric = ({ metric }: { metric: string }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <EmptyState title={t('unitCosts.notThere', { metric })}>
      {t('unitCosts.notThereHelp')}
    </EmptyState>
  );
};

interface FiguresProps {
  view: UnitCostView;
  answer: UnitCosts;
  choices: Choices;
  onChange(change: UnitCostView): void;
}

const Figures = ({ view, answer, choices, onChange }: FiguresProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { metric, metrics, groupBy, items } = answer;
  const known = metrics.find(each => each.metric === metric);
  if (!metric || metrics.length === 0) return <NoMetric />;
  if (!known) return <OtherMetric metric={metric} />;
  const open = (key: string) => {
    const opened = key === UNALLOCATED ? undefined : openedBy(groupBy, key);
    if (opened) onChange({ ...opened, rowsOf: undefined, rowsFor: undefined });
  };
  return (
    <Stack gap={2}>
      {known.splitsCosts && (
        <Typography color="text.secondary">
          {t('unitCosts.splitsCosts')}
        </Typography>
      )}
      <SideBySide>
        <UnitCostPicture answer={answer} />
        <MonthsTable view={view} answer={answer} />
      </SideBySide>
      {view.rowsOf && (
        <QuantityRows
          view={view}
          metric={metric}
          month={view.rowsOf}
          of={items.find(({ key }) => key === view.rowsFor)?.label}
          onClose={() => onChange({ rowsOf: undefined, rowsFor: undefined })}
        />
      )}
      <ItemsTable
        view={view}
        answer={answer}
        onOpen={groupBy === 'product' ? undefined : open}
      />
      <CostFooter costs={{ ...answer, total: {} }} choices={choices} />
    </Stack>
  );
};

const UnitCostsOf = ({ choices }: { choices: Choices }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  const { state: view, change, wrong } = useUrlState(UNIT_COST_VIEW);
  const range = rangeOf(view, choices.periods);
  const answer = useLabelled(
    useRoute(listUnitCosts, { query: queryOf(view, range) }),
  );
  return (
    <PageFrame
      title={t('unitCosts.title')}
      line={t('unitCosts.about', { period: monthRangeLabel(range, formats) })}
    >
      <UnitCostControls
        view={view}
        range={range}
        choices={choices}
        answer={answer.value}
        onChange={change}
      />
      <WrongAddress wrong={[...wrong, ...emptyRange(view)]} />
      <Resource state={answer}>
        {value => (
          <Figures
            view={view}
            answer={value}
            choices={choices}
            onChange={change}
          />
        )}
      </Resource>
    </PageFrame>
  );
};

/** What one order, request or gigabyte costs, and how that moved. */
export const UnitCostPage = () => (
  <Resource state={useChoices()}>
    {choices => <UnitCostsOf choices={choices} />}
  </Resource>
);
