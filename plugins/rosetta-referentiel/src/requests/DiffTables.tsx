import WarningIcon from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ChangeRequestDiff,
  EntityDiff,
  FieldDiff,
  isOpen,
} from '@rosetta/contracts/ref';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { StateChip } from '@rosetta/plugin-rosetta-core-react/page';
import { referentielTranslationRef } from '../translation';
import { DiffValue, EntityName, Names, useFieldName } from './DiffValue';
import {
  AuthorityCell,
  QuietSources,
  SourceCell,
  sourcesIn,
} from './DiffSources';
import { useSourceName } from './useSourceName';

/** When a difference holds; without bounds, always. */
const usePeriodWords = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day } = useFormats();
  return ({ from, to }: Pick<FieldDiff, 'from' | 'to'>) => {
    if (from && to) return t('diff.between', { from: day(from), to: day(to) });
    if (from) return t('diff.from', { from: day(from) });
    return to ? t('diff.until', { to: day(to) }) : t('diff.always');
  };
};

/** Somebody changed it since the draft, and the draft does not. */
const isOthers = ({ base, current, proposed }: FieldDiff) =>
  JSON.stringify(base) === JSON.stringify(proposed) &&
  JSON.stringify(current) !== JSON.stringify(base);

const DiffRow = ({
  diff,
  names,
  stale,
  sources,
}: {
  diff: FieldDiff;
  names: Names;
  stale: boolean;
  sources: readonly string[];
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const periodWords = usePeriodWords();
  const fieldName = useFieldName();
  const { field, base, current, proposed, conflict } = diff;
  const cell = (value: unknown) => (
    <TableCell sx={{ overflowWrap: 'anywhere' }}>
      <DiffValue field={field} value={value} names={names} />
    </TableCell>
  );
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        {fieldName(field)}{' '}
        {conflict && (
          <StateChip
            color="warning"
            icon={<WarningIcon />}
            label={t('diff.conflict')}
          />
        )}
        {isOthers(diff) && <StateChip label={t('diff.others')} />}
      </TableCell>
      <TableCell>{periodWords(diff)}</TableCell>
      {stale && cell(base)}
      {cell(current)}
      {/* What only others have changed stays as they did. */}
      {cell(isOthers(diff) ? current : proposed)}
      {sources.map(source => (
        <SourceCell key={source} source={source} diff={diff} names={names} />
      ))}
      <AuthorityCell diff={diff} />
    </TableRow>
  );
};

const EntityTable = ({
  item,
  names,
  state,
}: {
  item: EntityDiff;
  names: Names;
  state: ChangeRequestDiff['state'];
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { kind, op, fields, baseVersion, currentVersion } = item;
  const stale = baseVersion !== currentVersion;
  const sources = sourcesIn(item);
  const sourceName = useSourceName();
  const title = `${t(`request.op.${op}`)} ${t(`diff.kind.${kind}`)}`;
  return (
    <Paper variant="outlined" component="section" sx={{ p: 2, minWidth: 0 }}>
      <Typography variant="h3" sx={{ fontSize: '1rem', mb: 1 }}>
        {title} <EntityName {...item} />
      </Typography>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={`${title} ${item.label}`}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('diff.column.field')}</TableCell>
              <TableCell>{t('diff.column.when')}</TableCell>
              {stale && <TableCell>{t('diff.column.base')}</TableCell>}
              <TableCell>
                {isOpen({ state }) ? t('diff.column.now') : t('diff.column.before')}
              </TableCell>
              <TableCell>{t('diff.column.after')}</TableCell>
              {sources.map(source => (
                <TableCell key={source}>{t('diff.column.says', { source: sourceName(source) })}</TableCell>
              ))}
              <TableCell>{t('diff.column.authority')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {fields.map(diff => (
              <DiffRow
                key={`${diff.field} ${diff.from}`}
                diff={diff}
                names={names}
                stale={stale}
                sources={sources}
              />
            ))}
            {fields.length === 0 && (
              <TableRow>
                <TableCell colSpan={(stale ? 6 : 5) + sources.length}>{t('diff.same')}</TableCell>
              </TableRow>
            )}
          </TableBody>
        </Table>
      </Box>
    </Paper>
  );
}; // prettier-ignore

/** More than anybody reads on one page; the number says how many there are. */
const SHOWN = 50;

/** What a change request changes, a table for each thing. */
export const DiffTables = ({ diff }: { diff: ChangeRequestDiff }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { items, total, names, state } = diff;
  const shown = items.slice(0, SHOWN);
  return (
    <Stack gap={1.5}>
      <Typography variant="h2" sx={{ fontSize: '1.25rem', m: 0 }}>
        {t('diff.title', { count: total })}
      </Typography>
      <QuietSources sources={diff.sources} />
      {shown.map(item => (
        <EntityTable
          key={`${item.kind} ${item.id}`}
          item={item}
          names={names}
          state={state}
        />
      ))}
      {total > shown.length && (
        <Typography variant="body2">
          {t('request.others', { count: total - shown.length })}
        </Typography>
      )}
    </Stack>
  );
};
