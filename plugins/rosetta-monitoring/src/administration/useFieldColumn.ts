import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Column, TableRow } from '@rosetta/plugin-rosetta-core-react/table';
import { monitoringTranslationRef } from '../translation';
import { administrationMessages } from '../translation/administration';

type Field = keyof typeof administrationMessages.administration.field;

export type ColumnOf<Row extends TableRow> = (
  key: Field,
  value: Column<Row>['value'],
  more?: Partial<Column<Row>>,
) => Column<Row>;

/** Makes columns of the tables of this page, each under the name of its field. */
export const useFieldColumn = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return useCallback(
    <Row extends TableRow>(
      key: Field,
      value: Column<Row>['value'],
      more: Partial<Column<Row>> = {},
    ): Column<Row> => ({
      key,
      label: t(`administration.field.${key}`),
      value,
      ...more,
    }),
    [t],
  );
};
