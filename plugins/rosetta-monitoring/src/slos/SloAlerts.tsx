import { useMemo } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listSloAlerts, SloAlert } from '@rosetta/contracts/monitoring';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { nameOfRef } from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { monitoringTranslationRef } from '../translation';

const useColumns = (): Column<SloAlert>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment, list } = useFormats();
  return useMemo(() => {
    const fixed = { sortable: false };
    return [
      {
        key: 'severity',
        label: t('slos.burns.severity'),
        value: ({ severity }) => t(`slos.burns.${severity}`),
        width: 110,
        ...fixed,
      },
      {
        key: 'began',
        label: t('slos.alerts.began'),
        value: ({ beganAt }) => beganAt,
        render: ({ beganAt }) => <>{moment(beganAt)}</>,
        ...fixed,
      },
      {
        key: 'ended',
        label: t('slos.alerts.ended'),
        value: ({ endedAt }) => endedAt,
        render: ({ endedAt }) => (
          <>{endedAt ? moment(endedAt) : t('slos.alerts.goesOn')}</>
        ),
        ...fixed,
      },
      {
        key: 'peak',
        label: t('slos.alerts.peak'),
        kind: 'number',
        value: ({ peak }) => peak,
        width: 130,
        ...fixed,
      },
      {
        key: 'told',
        label: t('slos.alerts.told'),
        value: ({ toldTo }) => list(toldTo.map(nameOfRef)) || '–',
        ...fixed,
      },
    ];
  }, [t, moment, list]);
};

/** When the budget burned too fast, and who was told. */
export const SloAlerts = ({ slo }: { slo: string }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { state, paging } = useRoutePages(listSloAlerts, { query: { slo } });
  const columns = useColumns();
  return (
    <section>
      <SectionTitle>{t('slos.alerts.title')}</SectionTitle>
      <Resource state={state}>
        {({ items }) =>
          items.length ? (
            <DataTable
              id="monitoring-slo-alerts"
              label={t('slos.alerts.title')}
              rows={items}
              columns={columns}
              compact
              {...paging}
            />
          ) : (
            <Typography variant="body2">{t('slos.alerts.none')}</Typography>
          )
        }
      </Resource>
    </section>
  );
};
