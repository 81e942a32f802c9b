import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import CloseIcon from '@mui/icons-material/Close';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AuditEntry } from '@rosetta/contracts/audit';
import { HistoryEntry } from '@rosetta/contracts/ref';
import { RequesterLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Fact, Facts } from '@rosetta/plugin-rosetta-core-react/page';
import {
  DiffValue,
  EntityName,
  Names,
  useFieldName,
} from '../requests/DiffValue';
import { RequestLink } from '../requests/RequestLink';
import { referentielTranslationRef } from '../translation';
import { entryFields } from './entryFields';
import { useAuditWords } from './useAuditWords';

/** An entry, of which readers of an application see less than those of the audit. */
type ShownEntry = HistoryEntry &
  Partial<Pick<AuditEntry, 'requestId' | 'mac' | 'keyId'>>;

const NO_NAMES: Names = {};

interface ChangesProps extends Pick<AuditEntry, 'before' | 'after'> {
  names: Names;
}

const Changes = ({ before, after, names }: ChangesProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const fieldName = useFieldName();
  const fields = entryFields(before, after);
  if (fields.length === 0) return <Typography>{t('audit.entry.same')}</Typography>;
  const cell = (field: string, value: unknown) => (
    <TableCell sx={{ overflowWrap: 'anywhere' }}>
      <DiffValue field={field} value={value} names={names} />
    </TableCell>
  );
  return (
    // On a phone its columns are reached by scrolling.
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('audit.entry.changes')}>
      <Table size="small" aria-label={t('audit.entry.changes')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('audit.entry.field')}</TableCell>
            <TableCell>{t('audit.entry.before')}</TableCell>
            <TableCell>{t('audit.entry.after')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {fields.map(({ field, from, ...change }) => (
            <TableRow key={`${field} ${from}`}>
              <TableCell component="th" scope="row">
                {from
                  ? t('audit.entry.since', { field: fieldName(field), from })
                  : fieldName(field)}
              </TableCell>
              {cell(field, change.before)}
              {cell(field, change.after)}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}; // prettier-ignore

const EntryFacts = ({ entry }: { entry: ShownEntry }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { instant } = useFormats();
  const words = useAuditWords();
  const { kind, entityId, approver, changeRequest, requestId } = entry;
  return (
    <Facts minWidth={200}>
      <Fact name={t('audit.column.at')}>{instant(entry.at)}</Fact>
      <Fact name={t('audit.column.actor')}>
        <RequesterLink requester={entry.actor} inText />
      </Fact>
      {approver && (
        <Fact name={t('audit.column.approver')}>
          <RequesterLink requester={approver} inText />
        </Fact>
      )}
      <Fact name={words.kind(kind)}>
        <EntityName
          kind={words.linkedKind(kind)}
          id={entityId}
          label={entityId}
        />
      </Fact>
      {changeRequest && (
        <Fact name={t('audit.column.changeRequest')}>
          <RequestLink id={changeRequest}>{changeRequest}</RequestLink>
        </Fact>
      )}
      {requestId && <Fact name={t('audit.column.requestId')}>{requestId}</Fact>}
      <Fact name={t('audit.column.reason')} wide>
        {entry.reason ?? (changeRequest ? t('audit.entry.noReason') : '–')}
      </Fact>
    </Facts>
  );
};

interface EntryDialogProps {
  entry?: ShownEntry;
  /** Of groups and applications, by id. */
  names?: Names;
  onClose(): void;
}

/** One entry: who, when, why, and field by field what was before and after. */
export const EntryDialog = ({
  entry,
  names = NO_NAMES,
  onClose,
}: EntryDialogProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const words = useAuditWords();
  if (!entry) return null;
  const { seq, mac, keyId } = entry;
  return (
    <Dialog open fullWidth maxWidth="md" onClose={onClose}>
      <DialogTitle sx={{ pr: 7 }}>
        {t('audit.entry.title', { seq: String(seq) })} · {words.op(entry.op)}
      </DialogTitle>
      <IconButton
        aria-label={t('audit.entry.close')}
        onClick={onClose}
        sx={{ position: 'absolute', right: 12, top: 12 }}
      >
        <CloseIcon />
      </IconButton>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <EntryFacts entry={entry} />
        <Changes {...entry} names={names} />
        {mac && keyId && (
          <Typography
            variant="body2"
            color="text.secondary"
            sx={{ overflowWrap: 'anywhere' }}
          >
            {t('audit.entry.chained', { key: keyId, mac })}
          </Typography>
        )}
      </DialogContent>
    </Dialog>
  );
};
