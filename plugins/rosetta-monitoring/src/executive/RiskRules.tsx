import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RouteAnswer } from '@rosetta/contracts';
import { listRisks } from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Provenance } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';
import { useRiskValue } from './useRiskValue';

/** How points are made, and what is not known. */
export const RiskRules = ({
  rules,
  unknown,
  publishedAt,
}: Pick<
  RouteAnswer<typeof listRisks>,
  'rules' | 'unknown' | 'publishedAt'
>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number, instant } = useFormats();
  const valueOf = useRiskValue();
  return (
    <section>
      <Typography variant="h2" sx={{ fontSize: 18 }}>
        {t('executive.rules')}
      </Typography>
      <ul>
        {rules.map(({ code, unit, from, full, weight }) => (
          <li key={code}>
            {t('executive.rule', {
              reason: t(`executive.reason.${code}`),
              from: valueOf(from, unit),
              full: valueOf(full, unit),
              weight: number(weight),
            })}
          </li>
        ))}
      </ul>
      <Provenance>
        {t('executive.ruleSource')}{' '}
        {unknown.length > 0 &&
          t('executive.unknown', {
            reasons: unknown
              .map(code => t(`executive.reason.${code}`))
              .join(', '),
          })}{' '}
        {publishedAt && t('executive.published', { at: instant(publishedAt) })}
      </Provenance>
    </section>
  );
};
