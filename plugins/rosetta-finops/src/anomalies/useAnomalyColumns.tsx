import { useMemo } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Anomaly } from '@rosetta/contracts/finops';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';
import { AnomalyStateChip } from './AnomalyStateChip';
import { AnomalySubject } from './AnomalySubject';
import { DaysPicture } from './DaysPicture';
import { LinesLink } from './LinesLink';
import { useAnomalyTexts } from './useAnomalyTexts';

interface CellProps {
  anomaly: Anomaly;
}

/** What drove most of it, leading to its lines. */
const Cause = ({ anomaly }: CellProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { causeOf } = useAnomalyTexts();
  const [first] = anomaly.drivers;
  if (!first) return <>{t('anomalies.cause.nothing')}</>;
  return (
    <LinesLink anomaly={anomaly} driver={first}>
      {causeOf(first)}
    </LinesLink>
  );
};

const State = ({ anomaly, onOpen }: CellProps & { onOpen(): void }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <Stack direction="row" alignItems="center" gap={1} height="100%">
      <AnomalyStateChip anomaly={anomaly} />
      {anomaly.state === 'open' && anomaly.mayAnswer && (
        <Button size="small" onClick={onOpen}>
          {t('anomalies.answer.open')}
        </Button>
      )}
    </Stack>
  );
};

/** @param onOpen - shows an anomaly, by its id */
export const useAnomalyColumns = (
  onOpen: (id: string) => void,
): Column<Anomaly>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { moneyDifference } = useFormats();
  const { daysOf, stateOf } = useAnomalyTexts();
  return useMemo(() => {
    const label = (key: 'what') => t(`anomalies.column.${key}`);
    const column = (
      key: string,
      value: (row: Anomaly) => string | null,
      more: Partial<Column<Anomaly>>,
    ): Column<Anomaly> => ({
      ...{ key, value, label: label(key as 'what'), sortable: false },
      ...more,
    });
    return [
      column('what', of => of.applicationName ?? of.rule ?? null, {
        least: 150,
        render: of => <AnomalySubject anomaly={of} />,
      }),
      column('product', of => of.productName, { least: 150 }),
      column('days', daysOf, { width: 220 }),
      column('impact', of => of.impact, {
        kind: 'money',
        currency: of => of.currency,
        width: 120,
        render: of => <>{moneyDifference(of.impact, of.currency)}</>,
      }),
      column('picture', () => null, {
        width: 200,
        render: of => <DaysPicture anomaly={of} />,
      }),
      column('cause', of => of.drivers[0]?.resource ?? null, {
        least: 180,
        render: of => <Cause anomaly={of} />,
      }),
      column('state', stateOf, {
        width: 220,
        render: of => <State anomaly={of} onOpen={() => onOpen(of.id)} />,
      }),
    ];
  }, [t, moneyDifference, daysOf, stateOf, onOpen]);
};
