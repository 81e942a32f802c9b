import { useMemo, useState } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MAX_EXPLAINED, explainCosts } from '@rosetta/contracts/finops';
import { FlowChart } from '@rosetta/plugin-rosetta-core-react/charts';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  MonthRange,
  monthRangeLabel,
} from '@rosetta/plugin-rosetta-core-react/period';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { CostFooter } from '../costs/CostFooter';
import { CostSkeleton } from '../costs/CostSkeleton';
import { useKindLabels } from '../costs/useKindLabels';
import { Choices } from '../costs/useCosts';
import { CostsPageView, inCurrency, queryOf } from '../costs/costsPageView';
import { finopsTranslationRef } from '../translation';
import { Explanation } from '../types';
import { ExplainTable } from './ExplainTable';
import { ExplainRow, isFolded, linesOf, rowsOf } from './explainRows';
import { PassedOnTable } from './PassedOnTable';
import { useNodeName } from './useNodeName';

interface ExplainViewProps {
  view: CostsPageView;
  range: MonthRange;
  choices: Choices;
  onChange(change: CostsPageView): void;
}

interface FlowProps {
  answer: Explanation;
  rows: readonly ExplainRow[];
  highlight?: string;
  actions?: JSX.Element;
}

/** Who was billed, how it was attributed, who bears it: three columns. */
const CostFlow = ({ answer, rows, highlight, actions }: FlowProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  const nameOf = useNodeName();
  const parts = useMemo(
    () =>
      rows.map(({ id, kind, amount, payer, attribution, bearer }) => ({
        id,
        kind,
        amount,
        steps: [payer, attribution, bearer].map(node => ({
          key: node.key,
          label: nameOf(node),
        })),
      })),
    [rows, nameOf],
  );
  const { total, currency, from, to } = answer;
  const period = monthRangeLabel({ from, to }, formats);
  const money = (amount: string) => formats.money(amount, currency);
  return (
    <FlowChart
      title={t('explained.picture', { period })}
      summary={t('explained.summary', {
        total: money(total.amount),
        direct: money(total.direct),
        indirect: money(total.indirect),
        unallocated: money(total.unallocated),
      })}
      kinds={useKindLabels()}
      {...{ parts, currency, highlight, actions }}
    />
  );
};

interface ShownProps extends ExplainViewProps {
  answer: Explanation;
  /** Not there once as many stand alone as can. */
  onMore?(): void;
}

const Shown = ({ answer, onMore, ...props }: ShownProps) => {
  const { view, choices, onChange } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const [highlight, onHighlight] = useState<string>();
  const rows = useMemo(() => rowsOf(answer), [answer]);
  const onOpen = (id: string) => {
    const row = rows.find(each => each.id === id)!;
    if (isFolded(row)) onMore?.();
    else onChange(inCurrency(view, linesOf(row), answer.currency));
  };
  const more = rows.some(isFolded) && onMore && (
    <Button size="small" onClick={onMore}>
      {t('explained.more')}
    </Button>
  );
  if (!rows.length)
    return (
      <EmptyState title={t('nothing.title')}>{t('nothing.help')}</EmptyState>
    );
  return (
    <Stack gap={2}>
      {/* Three columns with their names need the whole width. */}
      <CostFlow {...{ answer, rows, highlight }} actions={more || undefined} />
      <ExplainTable {...{ answer, rows, highlight, onHighlight, onOpen }} />
      <PassedOnTable {...answer} />
      <CostFooter costs={answer} choices={choices} />
    </Stack>
  );
};

/** What a figure is made of: who pays what to whom, and by which rule. */
export const ExplainView = (props: ExplainViewProps) => {
  const [top, setTop] = useState<number>();
  const answer = useRoute(explainCosts, {
    query: { ...queryOf(props.view, props.range), top },
  });
  return (
    <Resource state={answer} skeleton={<CostSkeleton />}>
      {value => (
        <Shown
          {...props}
          answer={value}
          onMore={top ? undefined : () => setTop(MAX_EXPLAINED)}
        />
      )}
    </Resource>
  );
};
