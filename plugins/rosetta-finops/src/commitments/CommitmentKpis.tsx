import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Money, useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Kpi, KpiStrip } from '@rosetta/plugin-rosetta-core-react/kpi';
import { MissingMonths } from '../months/MissingMonths';
import { finopsTranslationRef } from '../translation';
import { Commitments } from './useCommitments';

interface CommitmentKpisProps {
  found: Commitments;
}

/** How well commitments are used, how much of the use they cover, and what that saves. */
export const CommitmentKpis = ({ found }: CommitmentKpisProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { percent, money } = useFormats();
  const { currency, total, missing } = found;
  const share = (ratio: number | null) =>
    ratio === null ? '–' : percent(ratio);
  const explain = (key: 'utilization' | 'unused' | 'coverage' | 'savings') => (
    <Typography>{t(`commitments.explain.${key}`)}</Typography>
  );
  return (
    <KpiStrip>
      <Kpi
        name={t('commitments.kpi.utilization')}
        figure={share(total.utilization)}
        warning={missing.length > 0 && <MissingMonths months={missing} />}
        detail={t('commitments.kpi.used', {
          amount: money(total.used, currency),
        })}
        sparkline={found.months.map(({ utilization }) => utilization)}
        explain={explain('utilization')}
      />
      <Kpi
        name={t('commitments.kpi.unused')}
        figure={<Money amount={total.unused} currency={currency} short />}
        detail={t('commitments.kpi.unusedDetail')}
        sparkline={found.months.map(({ unused }) => Number(unused))}
        explain={explain('unused')}
      />
      <Kpi
        name={t('commitments.kpi.coverage')}
        figure={share(total.coverage)}
        detail={t('commitments.kpi.eligible', {
          amount: money(total.eligible, currency),
        })}
        sparkline={found.months.map(({ coverage }) => coverage)}
        explain={explain('coverage')}
      />
      <Kpi
        name={t('commitments.kpi.savings')}
        figure={<Money amount={total.savings} currency={currency} short />}
        warning={
          total.incomplete &&
          t('commitments.kpi.incomplete', { count: total.incomplete })
        }
        detail={t('commitments.kpi.savingsDetail')}
        explain={explain('savings')}
      />
    </KpiStrip>
  );
};
