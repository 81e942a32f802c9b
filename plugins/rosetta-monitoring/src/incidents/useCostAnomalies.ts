import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Anomaly,
  isAnomalyToSee,
  listAnomalies,
} from '@rosetta/contracts/finops';
import { addDays } from '@rosetta/contracts/values';
import { useMay, useMe } from '@rosetta/plugin-rosetta-core-react/access';
import {
  currentValue,
  skipToken,
  useRoute,
} from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { monitoringTranslationRef } from '../translation';
import { Happening } from './happenings';

/** As many as one answer has: of one application in 90 days there are fewer. */
const MAX_ANOMALIES = 500;

const startOf = (day: string) => `${day}T00:00:00.000Z`;

/** Whole UTC days; one that goes on has no end. */
const toHappening = (
  anomaly: Anomaly,
  texts: Pick<Happening, 'title' | 'detail'>,
): Happening => ({
  kind: 'anomaly',
  id: `anomaly:${anomaly.id}`,
  anomaly: anomaly.id,
  at: startOf(anomaly.start),
  until: anomaly.ongoing ? null : startOf(addDays(anomaly.end, 1)),
  status: anomaly.state,
  level: 'warning',
  ...{ url: null, deployment: null, slo: null },
  ...texts,
});

/** What the other service says of costs, or why nothing is known of them. */
export interface CostAnomalies {
  items: readonly Happening[];
  /** The last day whose cost was looked at. */
  through?: string;
  /** The reader has no right to see costs. */
  denied: boolean;
  error?: Error;
  loading: boolean;
  retry(): void;
}

/** Days of unusual cost of an application; the window is of days, half-open. */
export const useCostAnomalies = (
  application: string,
  { from, to }: { from: string; to: string },
): CostAnomalies => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moneyDifference, moneyShort } = useFormats();
  const me = useMe();
  const may = useMay('finops.read');
  const state = useRoute(
    listAnomalies,
    may
      ? { query: { application, from, to, days: 'none', limit: MAX_ANOMALIES } }
      : skipToken,
  );
  const found = currentValue(state);
  const items = useMemo(
    () =>
      (found?.items ?? []).filter(isAnomalyToSee).map(anomaly => {
        const { productName, impact, actual, expected, currency } = anomaly;
        return toHappening(anomaly, {
          title: `${productName} ${moneyDifference(impact, currency)}`,
          detail: t('timeline.costs.expected', {
            actual: moneyShort(actual, currency),
            expected: moneyShort(expected, currency),
          }),
        });
      }),
    [found, t, moneyDifference, moneyShort],
  );
  return {
    items,
    through: found?.through,
    denied: me.value !== undefined && !may,
    error: found ? undefined : state.error ?? me.error,
    loading: may ? !found : me.value === undefined,
    retry: () => (me.error ? me : state).retry(),
  };
};
