import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { changeParams } from '@rosetta/plugin-rosetta-core-react/urlState';
import { costsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { FigureLink } from './FigureLink';
import { UnitCostMonth, UnitCostView, linesOf } from './unitCostView';

/** A month of all, or of one row of the table. */
export type UnitCostRow = UnitCostMonth & { id: string; key?: string };

/** Where the figures of a row come from. */
const useAddresses = (view: UnitCostView, currency: string) => {
  const costs = useRouteRef(costsRouteRef);
  const [params] = useSearchParams();
  return useMemo(
    () => ({
      lines: ({ month, key }: UnitCostRow) =>
        costs &&
        `${costs()}?${changeParams(
          new URLSearchParams(),
          linesOf(view, { month, currency, key }),
        )}`,
      rows: ({ month, key }: UnitCostRow) =>
        `?${changeParams(params, { rowsOf: month, rowsFor: key })}`,
    }),
    [costs, params, view, currency],
  );
};

/** What is divided: each figure leads to what it is made of. */
const useDividedColumns = (
  view: UnitCostView,
  currency: string,
): Column<UnitCostRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { money, moneyExact, number } = useFormats();
  const addressOf = useAddresses(view, currency);
  return useMemo(() => {
    const Amount = ({ row }: { row: UnitCostRow }) => {
      const amount = money(row.amount!, currency);
      return (
        <FigureLink
          to={addressOf.lines(row)}
          title={moneyExact(row.amount!, currency)}
          text={amount}
          label={t('unitCosts.seeLines', { amount })}
        />
      );
    };
    const Quantity = ({ row }: { row: UnitCostRow }) => {
      const quantity = `${number(row.quantity!)} ${row.unit}`;
      return (
        <FigureLink
          to={addressOf.rows(row)}
          title={`${row.quantity} ${row.unit}`}
          text={quantity}
          label={t('unitCosts.seeRows', { quantity })}
        />
      );
    };
    return [
      {
        key: 'amount',
        label: t('unitCosts.column.amount'),
        kind: 'money',
        currency,
        value: ({ amount }) => amount,
        render: row => (row.amount === null ? '–' : <Amount row={row} />),
      },
      {
        key: 'quantity',
        label: t('unitCosts.column.quantity'),
        kind: 'decimal',
        value: ({ quantity }) => quantity,
        render: row => (row.quantity === null ? '–' : <Quantity row={row} />),
      },
    ];
  }, [t, money, moneyExact, number, currency, addressOf]);
};

/** Cost, quantity, what one unit cost, and why not. */
export const useUnitColumns = <Row extends UnitCostRow>(
  view: UnitCostView,
  currency: string,
): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { moneyExact, moneyPerUnit } = useFormats();
  const divided = useDividedColumns(view, currency);
  return useMemo(
    () => [
      ...divided,
      {
        key: 'unitCost',
        label: t('unitCosts.column.unitCost'),
        kind: 'money',
        currency,
        value: ({ unitCost }) => unitCost,
        render: ({ unitCost }) =>
          unitCost === null ? (
            '–'
          ) : (
            <span title={moneyExact(unitCost, currency)}>
              {moneyPerUnit(unitCost, currency)}
            </span>
          ),
      },
      {
        key: 'change',
        label: t('unitCosts.column.change'),
        kind: 'change',
        value: ({ change }) => change,
        width: 110,
      },
      {
        key: 'reason',
        label: t('unitCosts.column.reason'),
        value: ({ reason }) => (reason ? t(`unitCosts.reason.${reason}`) : ''),
        least: 205,
      },
    ],
    [t, moneyExact, moneyPerUnit, currency, divided],
  );
};
