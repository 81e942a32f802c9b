import { useMemo } from 'react';
import { listDailyCosts } from '@rosetta/contracts/finops';
import { DeploymentBudget } from '@rosetta/contracts/monitoring';
import { useMay, useMe } from '@rosetta/plugin-rosetta-core-react/access';
import {
  currentValue,
  skipToken,
  useRoute,
} from '@rosetta/plugin-rosetta-core-react/data';
import { CostsAround, costsAround, daysAround } from './costsAround';

/** What the other service says of costs, or why nothing is known of them. */
export interface KnownCosts {
  of(deployment: DeploymentBudget): CostsAround;
  currency?: string;
  /** Currencies of which amounts are left out. */
  others: readonly string[];
  /** The reader has no right to see costs. */
  denied: boolean;
  error?: Error;
  retry(): void;
}

/** What the application cost around each of some deployments: one request for all of them. */
export const useCostsAround = (
  application: string,
  deployments: readonly DeploymentBudget[],
): KnownCosts => {
  const me = useMe();
  const may = useMay('finops.read');
  const finished = deployments.map(({ finishedAt }) => finishedAt);
  const state = useRoute(
    listDailyCosts,
    may && finished.length
      ? { query: { application, ...daysAround(finished) } }
      : skipToken,
  );
  const found = currentValue(state);
  const byDay = useMemo(
    () => new Map((found?.items ?? []).map(item => [item.day, item])),
    [found],
  );
  const of = useMemo(() => {
    const kept = new Map<string, CostsAround>();
    return ({ finishedAt }: DeploymentBudget) => {
      const around = kept.get(finishedAt) ?? costsAround(finishedAt, byDay);
      kept.set(finishedAt, around);
      return around;
    };
  }, [byDay]);
  return {
    of,
    currency: found?.currency,
    others: (found?.otherCurrencies ?? []).map(({ currency }) => currency),
    denied: me.value !== undefined && !may,
    error: found ? undefined : state.error ?? me.error,
    retry: () => (me.error ? me : state).retry(),
  };
};
