import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Slo, SloVersion } from '@rosetta/contracts/monitoring';
import {
  RequesterLink,
  nameOfRef,
} from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { monitoringTranslationRef } from '../translation';
import { useSloTexts } from './useSloTexts';

type Row = SloVersion & { id: string };

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment } = useFormats();
  const texts = useSloTexts();
  return useMemo(
    () => [
      { key: 'version', label: t('slos.history.version'), kind: 'number', value: ({ version }) => version, width: 90 },
      {
        key: 'from',
        label: t('slos.history.from'),
        value: ({ validFrom }) => validFrom,
        render: ({ validFrom }) => <>{moment(validFrom)}</>,
        width: 170,
      },
      {
        key: 'objective',
        label: t('slos.column.objective'),
        kind: 'number',
        value: ({ objective }) => objective,
        render: ({ objective }) => <>{texts.target(objective)}</>,
        width: 100,
      },
      { key: 'window', label: t('slos.column.window'), value: texts.window },
      { key: 'method', label: t('slos.column.method'), value: ({ budgeting }) => texts.method(budgeting), least: 180 },
      { key: 'indicator', label: t('slos.column.indicator'), value: ({ indicator }) => texts.indicator(indicator), least: 180 },
      { key: 'retired', label: t('slos.column.state'), value: ({ retired }) => t(`slos.measured.${retired ? 'no' : 'yes'}`), width: 110 },
      {
        key: 'by',
        label: t('slos.history.by'),
        value: ({ createdBy }) => nameOfRef(createdBy),
        render: ({ createdBy }) => <RequesterLink requester={createdBy} />,
        width: 130,
      },
      { key: 'reason', label: t('slos.history.reason'), value: ({ reason }) => reason, least: 160 },
    ],
    [t, texts, moment],
  );
}; // prettier-ignore

/** What the objective was, since when: a change keeps what was before. */
export const SloHistory = ({ slo }: { slo: Slo }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const columns = useColumns();
  return (
    <section>
      <SectionTitle>{t('slos.history.title')}</SectionTitle>
      <DataTable
        id="monitoring-slo-history"
        label={t('slos.history.title')}
        rows={slo.versions.map(each => ({ ...each, id: `${each.version}` }))}
        columns={columns}
        compact
        wraps
      />
    </section>
  );
};
