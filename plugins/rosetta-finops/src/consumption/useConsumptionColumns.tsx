import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ConsumedQuantity, NONE } from '@rosetta/contracts/finops';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';

type Consumption = Omit<ConsumedQuantity, 'share'>;

/**
 * Who consumed how much, and of which product where one of the items has any.
 * @param digits - of the quantities; those that are left out are told on hover
 */
export const useConsumptionColumns = <Row extends Consumption & { id: string }>(
  items: readonly Consumption[],
  digits: 'rounded' | 'all',
): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { number } = useFormats();
  const hasProducts = items.some(({ product }) => product !== NONE);
  return useMemo(
    () => [
      {
        key: 'application',
        label: t('line.application'),
        least: 160,
        value: ({ label }) => label,
        render: ({ application, label }) => (
          <ApplicationLink application={application}>{label}</ApplicationLink>
        ),
      },
      {
        key: 'product',
        label: t('line.product'),
        least: 110,
        hidden: !hasProducts,
        value: ({ product, productLabel }) =>
          product === NONE ? null : productLabel,
      },
      {
        key: 'quantity',
        label: t('column.quantity'),
        kind: 'decimal',
        width: 140,
        value: ({ quantity }) => quantity,
        render:
          digits === 'all'
            ? undefined
            : ({ quantity }) => (
                <span title={quantity}>{number(quantity)}</span>
              ),
      },
      {
        key: 'unit',
        label: t('column.unit'),
        least: 72,
        value: ({ unit }) => unit,
      },
    ],
    [t, number, digits, hasProducts],
  );
};
