import { useMemo } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StaleValue, listStaleValues } from '@rosetta/contracts/ref';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { useFieldName } from '../requests/DiffValue';
import { referentielTranslationRef } from '../translation';
import { valueText } from './valueText';

type Row = StaleValue & { entity: string };

const toRow = (value: StaleValue): Row => ({
  ...value,
  entity: value.id,
  id: `${value.kind} ${value.id} ${value.field}`,
});

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const fieldName = useFieldName();
  return useMemo(() => {
    const column = (
      key: 'what' | 'field' | 'value' | 'source' | 'at' | 'days',
      value: Column<Row>['value'],
      more: Partial<Column<Row>> = {},
    ) => ({ key, label: t(`stale.column.${key}`), value, sortable: false, ...more }); // prettier-ignore
    return [
      column('what', ({ entity }) => entity, {
        least: 180,
        render: ({ kind, entity }) =>
          kind === 'application' ? (
            <ApplicationLink application={entity}>{entity}</ApplicationLink>
          ) : (
            entity
          ),
      }),
      column('field', ({ field }) => fieldName(field), { width: 140 }),
      column('value', ({ value }) => valueText(value), { least: 140 }),
      column('source', ({ source }) => source, { width: 120 }),
      column('at', ({ at }) => at, {
        width: 150,
        render: ({ at }) => <RelativeTime at={at} />,
      }),
      column('days', ({ maxAgeDays }) => maxAgeDays, {
        kind: 'number',
        width: 140,
      }),
    ];
  }, [t, fieldName]);
};

/** Values that are older than their source’s word lasts. */
export const StaleValues = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const columns = useColumns();
  const { state, paging } = useRoutePages(listStaleValues, {});
  return (
    <>
      <SectionTitle>{t('stale.title')}</SectionTitle>
      <Typography color="text.secondary">{t('stale.line')}</Typography>
      <Resource state={state}>
        {({ items }) =>
          items.length === 0 ? (
            <Typography>{t('stale.none')}</Typography>
          ) : (
            <DataTable
              id="referentiel-stale-values"
              label={t('stale.title')}
              rows={items.map(toRow)}
              columns={columns}
              {...paging}
            />
          )
        }
      </Resource>
    </>
  );
};
