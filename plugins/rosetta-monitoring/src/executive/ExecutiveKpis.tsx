import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RouteAnswer } from '@rosetta/contracts';
import { getTrends, listRisks } from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Kpi, KpiStrip } from '@rosetta/plugin-rosetta-core-react/kpi';
import { useFigure, useReason } from '../dora/useFigure';
import { monitoringTranslationRef } from '../translation';

interface ExecutiveKpisProps {
  risks: RouteAnswer<typeof listRisks>;
  trends: RouteAnswer<typeof getTrends>;
}

const METRICS = ['changeFailureRate', 'recoveryTime'] as const;

/** How many are a risk, and the figures of the company. */
export const ExecutiveKpis = ({ risks, trends }: ExecutiveKpisProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number, month } = useFormats();
  const figure = useFigure();
  const reasonOf = useReason();
  const { items, total } = trends;
  const last = items.findLast(({ incidents }) => incidents);
  return (
    <KpiStrip>
      <Kpi
        name={t('executive.risks')}
        figure={number(risks.risks)}
        detail={t('executive.riskOf', { count: risks.applications })}
        explain={t('executive.explainRisks')}
      />
      <Kpi
        name={
          last
            ? t('executive.incidents', { month: month(last.month) })
            : t('executive.opened')
        }
        figure={last ? number(last.incidents!.counted) : '–'}
        sparkline={items.map(({ incidents }) => incidents?.counted ?? null)}
        explain={t('executive.explainIncidents')}
      />
      {METRICS.map(name => (
        <Kpi
          key={name}
          name={t(`dora.metric.${name}`)}
          figure={
            total[name].value === null
              ? '–'
              : figure(total[name].value, total[name].unit)
          }
          detail={
            total[name].band
              ? t(`band.${total[name].band}`)
              : reasonOf(total[name])
          }
          sparkline={items.map(({ metrics }) => metrics[name].value)}
          explain={t(`dora.explain.${name}`)}
        />
      ))}
    </KpiStrip>
  );
};
