import { useMemo } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { durationText, SloBurn, SloItem } from '@rosetta/contracts/monitoring';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';

import { monitoringTranslationRef } from '../translation';

type Row = SloBurn & { id: string };

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return useMemo(() => {
    const column = (
      key: 'severity' | 'long' | 'short' | 'factor' | 'longRate' | 'shortRate' | 'state',
      value: Column<Row>['value'],
      more: Partial<Column<Row>> = {},
    ): Column<Row> => ({ key, label: t(`slos.burns.${key}`), value, ...more }); // prettier-ignore
    return [
      column('severity', ({ severity }) => t(`slos.burns.${severity}`)),
      column('long', ({ longMinutes }) => durationText(longMinutes)),
      column('short', ({ shortMinutes }) => durationText(shortMinutes)),
      column('factor', ({ factor }) => factor, { kind: 'number' }),
      column('longRate', ({ long }) => long, { kind: 'number' }),
      column('shortRate', ({ short }) => short, { kind: 'number' }),
      column('state', ({ firing, reason }) => t(`slos.burns.${reason ?? (firing ? 'firing' : 'quiet')}`), { least: 190 }), // prettier-ignore
    ];
  }, [t]);
};

/** How fast the budget burns in each pair of windows: both must be faster than the factor to alert. */
export const BurnTable = ({ slo }: { slo: SloItem }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const columns = useColumns();
  const known = slo.status.burns;
  const burns = known.length
    ? known
    : slo.pairs.map(pair => ({ ...pair, long: null, short: null, firing: false, reason: 'missing-data' as const })); // prettier-ignore
  if (burns.length === 0)
    return (
      <EmptyState title={t('slos.burns.none')}>
        {t('slos.burns.noneHelp')}
      </EmptyState>
    );
  return (
    <section>
      <SectionTitle>{t('slos.burns.title')}</SectionTitle>
      {slo.status.burnsAsOf && (
        <Typography variant="body2" color="text.secondary">
          {t('slos.burns.knownUpTo')} <RelativeTime at={slo.status.burnsAsOf} />
        </Typography>
      )}
      <DataTable
        id="monitoring-slo-burns"
        label={t('slos.burns.title')}
        rows={burns.map((burn, at) => ({ ...burn, id: `${at}` }))}
        columns={columns}
        compact
      />
    </section>
  );
};
