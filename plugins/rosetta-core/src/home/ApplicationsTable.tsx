import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Application } from '@rosetta/contracts/ref';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { GroupLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { Mine } from '@rosetta/plugin-rosetta-core-react/home';
import { Translated } from '@rosetta/plugin-rosetta-core-react/nav';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { useNarrow } from '@rosetta/plugin-rosetta-core-react/theme';
import { coreTranslationRef } from '../translation';
import { LineSkeletons } from './HomeSkeleton';
import { ShowAll, useFirst } from './ShowAll';
import { LoadedColumn } from './parts';
import { Asked, useColumns } from './useColumns';

const AT_FIRST = 12;

const TABLE = {
  '& td, & th': { px: 1, py: 0.5, fontSize: '0.8125rem', lineHeight: 1.35 },
};
const HEAD = { color: 'text.secondary', fontWeight: 600, whiteSpace: 'nowrap' };

const Cell = ({ column, row }: { column: Asked; row: Application }) => {
  const { value, error } = column.state;
  let content: ReactNode = '–';
  if (value) content = value.render(row);
  else if (!error) content = <Skeleton />;
  return (
    <TableCell
      align={column.numeric ? 'right' : 'left'}
      // A figure is read in one line.
      sx={column.numeric ? { whiteSpace: 'nowrap' } : {}}
    >
      {content}
    </TableCell>
  );
};

const Heads = ({ columns }: { columns: readonly Asked[] }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const isNarrow = useNarrow();
  return (
    <TableRow>
      <TableCell sx={HEAD}>{t('home.application')}</TableCell>
      {columns.map(({ id, title, numeric, state }) => (
        <TableCell key={id} align={numeric ? 'right' : 'left'} sx={HEAD}>
          {state.value?.title ?? <Translated message={title} />}
        </TableCell>
      ))}
      {!isNarrow && <TableCell sx={HEAD}>{t('home.owner')}</TableCell>}
    </TableRow>
  );
};

interface RowsProps {
  columns: readonly Asked[];
  mine: Mine;
  rows: readonly Application[];
}

const Rows = ({ columns, mine, rows }: RowsProps) => {
  const isNarrow = useNarrow();
  const names = new Map(mine.owners.map(({ id, name }) => [id, name]));
  return rows.map(row => (
    <TableRow key={row.id} hover>
      <TableCell component="th" scope="row">
        <ApplicationLink application={row.id}>{row.name}</ApplicationLink>
      </TableCell>
      {columns.map(column => (
        <Cell key={column.id} column={column} row={row} />
      ))}
      {!isNarrow && (
        <TableCell>
          <GroupLink group={row.group}>{names.get(row.group)}</GroupLink>
        </TableCell>
      )}
    </TableRow>
  ));
};

interface ApplicationsTableProps {
  columns: readonly LoadedColumn[];
  mine: Mine;
}

/** The reader's applications, what is worst first; the columns are the domains'. */
export const ApplicationsTable = ({
  columns,
  mine,
}: ApplicationsTableProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { asked, rows, failures } = useColumns(columns, mine);
  const { shown, ...rest } = useFirst(rows ?? [], AT_FIRST);
  const title = t('home.applications');
  return (
    <TitledCard title={title}>
      {failures.map(({ error, retry }, index) => (
        <Failure key={index} error={error} onRetry={retry} />
      ))}
      {rows ? (
        <Box
          role="region"
          aria-label={title}
          tabIndex={0}
          sx={{ overflowX: 'auto' }}
        >
          <Table size="small" sx={TABLE}>
            <TableHead>
              <Heads columns={asked} />
            </TableHead>
            <TableBody>
              <Rows columns={asked} mine={mine} rows={shown} />
            </TableBody>
          </Table>
        </Box>
      ) : (
        <LineSkeletons count={Math.min(mine.applications.length, AT_FIRST)} />
      )}
      <ShowAll {...rest} />
    </TitledCard>
  );
};
