import { ComponentType, ReactNode, useState } from 'react';
import Stack from '@mui/material/Stack';
import { GroupBy } from '@rosetta/contracts/finops';
import { countMonths } from '@rosetta/contracts/values';
import { ResourceState } from '@rosetta/plugin-rosetta-core-react/data';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { CostTrend, Costs } from '../types';
import { CostFoot } from './CostFoot';
import { CostKpis, CostKpisProps } from './CostKpis';
import { CostPicture } from './CostPicture';
import { CostSkeleton } from './CostSkeleton';
import { CostTable } from './CostTable';
import { CurrencySwitch } from './CurrencySwitch';
import { NoBill, NothingMatches } from './NoBill';
import { Choices, useCosts } from './useCosts';
import { CostsView, Window, inCurrency, openedBy } from './view';

interface CostBreakdownProps {
  level: GroupBy;
  view: CostsView;
  window: Window;
  choices: Choices;
  onChange(change: CostsView): void;
  /** What a row leads to: one level down, unless said otherwise. */
  opened?(key: string): CostsView;
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
  const { level, view, window, costs, trend } = props;
  const { opened = key => openedBy(level, key), cards: Cards = CostKpis } =
    props;
  const [highlight, onHighlight] = useState<string>();
  const onChange = (change: CostsView) =>
    props.onChange(inCurrency(view, change, costs.currency));
  const onOpen = (key: string) => onChange(opened(key));
  const pointing = { highlight, onHighlight, onOpen };
  const shared = { costs, view, window, onChange };
  if (costs.missing.length === countMonths(window.from, window.to))
    return <NoBill choices={props.choices} {...shared} />;
  if (!costs.items.length)
    return props.nothing ?? <NothingMatches {...shared} />;
  return (
    <Stack gap={2}>
      <CurrencySwitch {...shared} />
      <Cards {...shared} trend={trend.value} />
      <CostPicture {...shared} {...pointing} trend={trend} />
      <CostTable {...shared} {...pointing} />
      <CostFoot costs={costs} choices={props.choices} />
    </Stack>
  );
};

/** One level of costs: figures, picture, table, and where they come from. */
export const CostBreakdown = (props: CostBreakdownProps) => {
  const { view, window, level } = props;
  const { answer, trend } = useCosts(view, window, level);
  return (
    <Resource state={answer} skeleton={<CostSkeleton />}>
      {costs => (
        // What stays while the next level loads is still of the level it was asked for.
        <Shown
          {...props}
          level={costs.groupBy}
          window={{ from: costs.from, to: costs.to }}
          costs={costs}
          trend={trend}
        />
      )}
    </Resource>
  );
};
