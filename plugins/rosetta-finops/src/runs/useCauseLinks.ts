import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ChangeCause, RunCauses } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import { CostsPageView } from '../costs/costsPageView';
import { costsRouteRef, ratesRouteRef } from '../routes';

type Item = RunCauses['items'][number];
/** A cell of the table that something is behind. */
type LinkedCell = 'before' | 'after' | ChangeCause;

/** Where each cause is seen: in the lines, or in how they were split. */
const VIEWS: Record<Exclude<ChangeCause, 'rate'>, CostsPageView['view']> = {
  bill: 'lines',
  pivot: 'lines',
  rule: 'explain',
  weights: 'explain',
};

type Asked = Pick<RunCauses, 'run' | 'with'>;

/** The costs of an application in a run, as they were published then. */
const costsOf = (
  { key, unit }: Item,
  { period, at }: RunCauses['run'],
  view: CostsPageView['view'],
) =>
  new URLSearchParams({
    from: period,
    to: addMonths(period, 1),
    application: key,
    currency: unit,
    asOf: at,
    view: view!,
  });

/** The run in which there is something of the application to see: the newer one, if it can be. */
const seenIn = ({ after }: Item, { run, with: other }: Asked) =>
  after === '0' && other ? other : run;

/** What is behind the amounts of two runs, as addresses that can be shared; nothing behind 0. */
export const useCauseLinks = ({ run, with: other }: Asked) => {
  const costs = useRouteRef(costsRouteRef);
  const rates = useRouteRef(ratesRouteRef);
  return useMemo(() => {
    const toCosts = (query: URLSearchParams) => costs && `${costs()}?${query}`;
    return (item: Item, cell: LinkedCell): string | undefined => {
      if (cell === 'before')
        return other && item.before !== '0'
          ? toCosts(costsOf(item, other, 'lines'))
          : undefined;
      if (cell === 'after')
        return item.after === '0'
          ? undefined
          : toCosts(costsOf(item, run, 'lines'));
      if (item.causes[cell] === '0') return undefined;
      if (cell === 'rate') return rates && `${rates()}?month=${run.period}`;
      const seen = seenIn(item, { run, with: other });
      return toCosts(costsOf(item, seen, VIEWS[cell]));
    };
  }, [costs, rates, run, other]);
};
