import { useMemo, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LinePool,
  listCostPoolLines,
  PoolLine,
} from '@rosetta/contracts/finops';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';

interface PoolChargesProps {
  pool: LinePool;
  /** Whose share of each charge is shown; `unallocated` for the part that stays so. */
  application?: string;
}

type Row = PoolLine & { id: string };

interface Shown {
  /** Whether it is somebody's share that is told of each charge. */
  share: boolean;
  /** Whether charges are converted. */
  original: boolean;
}

const useColumns = ({ share, original }: Shown): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { day } = useFormats();
  return useMemo(() => {
    const currency = (row: Row) => row.charge.currency;
    const money = { kind: 'money', currency, width: 148 } as const;
    const columns: Column<Row>[] = [
      {
        key: 'chargePeriod',
        label: t('line.day'),
        value: row => day(row.chargePeriod.from),
        width: 112,
      },
      {
        key: 'share',
        label: t('pool.share'),
        value: row => row.share ?? null,
        ...money,
      },
      {
        key: 'amount',
        label: t('line.charge'),
        value: row => row.charge.amount,
        ...money,
      },
      {
        key: 'original',
        label: t('rates.line.original'),
        value: row => row.charge.original?.amount ?? null,
        ...money,
        currency: row => row.charge.original?.currency ?? currency(row),
      },
      {
        key: 'resource',
        label: t('line.resource'),
        value: row => row.charge.resource ?? null,
      },
      {
        key: 'file',
        label: t('line.file'),
        value: row => `${row.raw.file}:${row.raw.row}`,
        least: 200,
      },
    ];
    return columns
      .filter(({ key }) => key !== 'share' || share)
      .filter(({ key }) => key !== 'original' || original)
      .map(column => ({ ...column, sortable: false }));
  }, [t, day, share, original]);
};

const ChargesTable = ({ pool, application }: PoolChargesProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { state, paging } = useRoutePages(listCostPoolLines, {
    params: { id: pool.id },
    query: { application },
  });
  const columns = useColumns({
    share: application !== undefined,
    original: Boolean(state.value?.items.some(({ charge }) => charge.original)),
  });
  return (
    <Resource state={state}>
      {({ items }) => (
        <DataTable
          id="pool-charges"
          label={t('pool.title')}
          rows={items.map(line => ({ ...line, id: line.lineId }))}
          columns={columns}
          {...paging}
        />
      )}
    </Resource>
  );
};

/** The charges of a pool, read when somebody asks for them. */
export const PoolCharges = (props: PoolChargesProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const [open, setOpen] = useState(false);
  return (
    <Box sx={{ mt: 2 }}>
      {open ? (
        <ChargesTable {...props} />
      ) : (
        <Button variant="outlined" onClick={() => setOpen(true)}>
          {t('pool.show', { count: props.pool.charges })}
        </Button>
      )}
    </Box>
  );
};
