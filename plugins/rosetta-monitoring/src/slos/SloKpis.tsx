import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SloItem } from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Kpi, KpiStrip } from '@rosetta/plugin-rosetta-core-react/kpi';
import { monitoringTranslationRef } from '../translation';
import { SloStateChip, stateOf } from './SloStateChip';
import { fastestBurn, useSloTexts } from './useSloTexts';

/** The four figures of an objective; each says how it is made. */
export const SloKpis = ({ slo }: { slo: SloItem }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { percent, number } = useFormats();
  const { target } = useSloTexts();
  const { status } = slo;
  const { remaining, compliance, bad, allowed, unit, reason, known } = status;
  const burn = fastestBurn(status);
  const kpi = (
    name: 'remaining' | 'compliance' | 'bad' | 'burn',
    figure: string,
    detail: ReactNode,
  ) => (
    <Kpi
      name={t(`slos.kpi.${name}`)}
      figure={figure}
      detail={detail}
      explain={t(`slos.explain.${name}`)}
    />
  );
  return (
    <KpiStrip>
      {kpi(
        'remaining',
        remaining === null ? '–' : percent(remaining),
        reason ? t(`slos.reason.${reason}`) : <SloStateChip state={stateOf(slo)} />, // prettier-ignore
      )}
      {kpi(
        'compliance',
        compliance === null ? '–' : target(compliance),
        t('slos.kpi.of', { target: target(slo.objective) }),
      )}
      {kpi(
        'bad',
        known === 0 ? '–' : number(bad),
        known === 0
          ? ''
          : t('slos.kpi.allowed', {
              allowed: number(allowed),
              unit: t(`slos.unit.${unit}`),
            }),
      )}
      {kpi(
        'burn',
        burn === null ? '–' : t('slos.kpi.times', { value: number(burn) }),
        burn === null ? t('slos.kpi.noBurn') : '',
      )}
    </KpiStrip>
  );
};
