import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  CalendarChange,
  getChangeQuality,
} from '@rosetta/contracts/monitoring';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { KpiCard, KpiStrip } from '@rosetta/plugin-rosetta-core-react/kpi';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { lastDays } from '../incidents/days';
import { monitoringTranslationRef } from '../translation';

interface ChangeKpisProps {
  items: readonly CalendarChange[];
  scope: { application?: string; group?: string };
}

const DAYS = 30;

/** How many collide, how often there is no time to plan, and what has no counterpart. */
export const ChangeKpis = ({ items, scope }: ChangeKpisProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number, percent } = useFormats();
  const window = useMemo(() => lastDays(DAYS), []);
  const state = useRoute(getChangeQuality, { query: { ...window, ...scope } });
  const colliding = items.filter(({ collisions }) => collisions.length > 0);
  const of = (total: number) =>
    t('changes.quality.of', { total: number(total) });
  return (
    <Resource state={state}>
      {quality => (
        <KpiStrip>
          <KpiCard
            name={t('changes.quality.collisions')}
            figure={number(colliding.length)}
            detail={of(items.length)}
            explain={t('changes.quality.collisionsExplain')}
          />
          <KpiCard
            name={t('changes.quality.emergencies')}
            figure={
              quality.emergencyRate === null
                ? '–'
                : percent(quality.emergencyRate)
            }
            detail={`${number(quality.emergencies)} ${of(quality.changes)}`}
            explain={t('changes.quality.emergenciesExplain')}
          />
          <KpiCard
            name={t('changes.quality.withoutDeployment')}
            figure={number(quality.changesWithoutDeployment.count)}
            detail={of(quality.changes)}
            explain={t('changes.quality.withoutDeploymentExplain')}
          />
          <KpiCard
            name={t('changes.quality.withoutChange')}
            figure={number(quality.deploymentsWithoutChange.count)}
            detail={of(quality.deployments)}
            explain={t('changes.quality.withoutChangeExplain')}
          />
        </KpiStrip>
      )}
    </Resource>
  );
};
