import { ComponentType, ReactNode, useState } from 'react';
import Stack from '@mui/material/Stack';
import { GroupBy } from '@rosetta/contracts/finops';
import { countMonths } from '@rosetta/contracts/values';
import { ResourceState } from '@rosetta/plugin-rosetta-core-react/data';
import { SideBySide } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { CostTrend, Costs } from '../types';
import { CostFooter } from './CostFooter';
import { CostKpis, CostKpisProps } from './CostKpis';
import { CostPicture } from './CostPicture';
import { CostSkeleton } from './CostSkeleton';
import { CostTable } from './CostTable';
import { CurrencySwitch } from './CurrencySwitch';
import { NoBill, NothingMatches } from './NoBill';
import { Choices, useCosts } from './useCosts';
import { CostsPageView, inCurrency, openedBy } from './costsPageView';

interface CostBreakdownProps {
  level: GroupBy;
  view: CostsPageView;
  range: MonthRange;
  choices: Choices;
  onChange(change: CostsPageView): void;
  /** What a row leads to: one level down, unless said otherwise. */
  opened?(key: string): CostsPageView;
  /** The figures that answer the question. */
  cards?: ComponentType<CostKpisProps>;
  /** What is said where there are bills and none of them fits. */
  nothing?: ReactNode;
}

interface ShownProps extends CostBreakdownProps {
  costs: Costs;
  trend: ResourceState<CostTrend>;
}

const Shown = (props: ShownProps) => {
  const { level, view, range, costs, trend } = props;
  const { opened = key => openedBy(level, key), cards: Cards = CostKpis } =
    props;
  const [highlight, onHighlight] = useState<string>();
  const onChange = (change: CostsPageView) =>
    props.onChange(inCurrency(view, change, costs.currency));
  const onOpen = (key: string) => {
    // What was pointed at is no row of the next level.
    onHighlight(undefined);
    onChange(opened(key));
  };
  const pointing = { highlight, onHighlight, onOpen };
  const shared = { costs, view, range, onChange };
  if (costs.missing.length === countMonths(range.from, range.to))
    return <NoBill choices={props.choices} {...shared} />;
  if (!costs.items.length)
    return props.nothing ?? <NothingMatches {...shared} />;
  return (
    <Stack gap={2}>
      <CurrencySwitch {...shared} />
      <Cards {...shared} trend={trend.value} />
      <SideBySide>
        <CostPicture {...shared} {...pointing} trend={trend} />
        <CostTable {...shared} {...pointing} />
      </SideBySide>
      <CostFooter costs={costs} choices={props.choices} />
    </Stack>
  );
};

/** One level of costs: figures, picture, table, and where they come from. */
export const CostBreakdown = (props: CostBreakdownProps) => {
  const { view, range, level } = props;
  const { answer, trend } = useCosts(view, range, level);
  return (
    <Resource state={answer} skeleton={<CostSkeleton />}>
      {costs => (
        // What stays while the next level loads is of the level before.
        <Shown
          {...props}
          level={costs.groupBy}
          range={{ from: costs.from, to: costs.to }}
          costs={costs}
          trend={trend}
        />
      )}
    </Resource>
  );
};
