import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Anomaly, AnomalyDriver } from '@rosetta/contracts/finops';
import { nameOfRef } from '@rosetta/plugin-rosetta-core-react/entity';
import { Money, useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Fact, Facts } from '@rosetta/plugin-rosetta-core-react/page';
import { finopsTranslationRef } from '../translation';
import { DaysPicture } from './DaysPicture';
import { isOfWholeMonths } from './linesAddress';
import { LinesLink } from './LinesLink';
import { useAnomalyTexts } from './useAnomalyTexts';

interface AnomalyDetailProps {
  anomaly: Anomaly;
}

const WIDTH = 820;
const HEIGHT = 140;

/** What moved, by how much, and whether quantity or price did. */
const Driver = ({
  anomaly,
  driver,
}: AnomalyDetailProps & { driver: AnomalyDriver }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { moneyDifference, list } = useFormats();
  const { nameOf } = useAnomalyTexts();
  const moneyOf = (amount: string) => moneyDifference(amount, anomaly.currency);
  const parts = [
    driver.byQuantity !== undefined &&
      t('anomalies.detail.byQuantity', { amount: moneyOf(driver.byQuantity) }),
    driver.byPrice !== undefined &&
      t('anomalies.detail.byPrice', { amount: moneyOf(driver.byPrice) }),
  ].filter(part => part !== false);
  return (
    <li>
      <LinesLink anomaly={anomaly} driver={driver}>
        {t('anomalies.detail.lines', { what: nameOf(driver) })}
      </LinesLink>
      {driver.account &&
        `, ${t('anomalies.detail.account', {
          account: driver.accountName ?? driver.account,
        })}`}
      {': '}
      {moneyOf(driver.impact)}
      {parts.length > 0 && ` (${list(parts)})`}
    </li>
  );
};

const Given = ({ anomaly: { answer, state } }: AnomalyDetailProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  if (state === 'muted')
    return <Alert severity="info">{t('anomalies.detail.mute')}</Alert>;
  if (!answer) return null;
  return (
    <Alert severity="info">
      {t('anomalies.detail.given', {
        answer: t(`anomalies.answered.${answer.answer}`),
        by: nameOfRef(answer.by),
      })}
      {answer.comment && `: ${answer.comment}`}
    </Alert>
  );
};

const AnomalyFacts = ({ anomaly }: AnomalyDetailProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { number, moneyDifference } = useFormats();
  const { expected, actual, impact, currency, score } = anomaly;
  return (
    <Facts minWidth={150}>
      <Fact name={t('anomalies.detail.impact')}>
        {moneyDifference(impact, currency)}
      </Fact>
      <Fact name={t('anomalies.detail.expected')}>
        <Money amount={expected} currency={currency} />
      </Fact>
      <Fact name={t('anomalies.detail.actual')}>
        <Money amount={actual} currency={currency} />
      </Fact>
      <Fact name={t('anomalies.detail.score')}>
        {score === null ? t('anomalies.detail.noScore') : number(score)}
      </Fact>
    </Facts>
  );
};

/** The days around an anomaly and what drove it; each driver leads to its lines. */
export const AnomalyDetail = ({ anomaly }: AnomalyDetailProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <Stack gap={1.5}>
      <Given anomaly={anomaly} />
      <DaysPicture anomaly={anomaly} width={WIDTH} height={HEIGHT} />
      <Typography variant="body2" color="text.secondary">
        {t('anomalies.band')}
      </Typography>
      <AnomalyFacts anomaly={anomaly} />
      <Typography variant="h3" sx={{ fontSize: '1rem', m: 0 }}>
        {t('anomalies.detail.drivers')}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {anomaly.drivers.map(driver => (
          <Driver
            key={`${driver.account} ${driver.resource}`}
            anomaly={anomaly}
            driver={driver}
          />
        ))}
        <li>
          <LinesLink anomaly={anomaly}>
            {t('anomalies.detail.allLines')}
          </LinesLink>
        </li>
      </Box>
      {isOfWholeMonths(anomaly) && (
        <Typography variant="body2" color="text.secondary">
          {t('anomalies.wholeMonths')}
        </Typography>
      )}
    </Stack>
  );
};
