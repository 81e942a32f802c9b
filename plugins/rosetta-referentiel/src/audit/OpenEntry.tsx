import Button from '@mui/material/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AuditEntry } from '@rosetta/contracts/audit';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { referentielTranslationRef } from '../translation';

interface OpenEntryProps {
  row: Pick<AuditEntry, 'at' | 'seq'> & { id: string };
  onOpen(id: string): void;
}

/** When an entry was written, which opens it. */
export const OpenEntry = ({ row: { at, id, seq }, onOpen }: OpenEntryProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { instant } = useFormats();
  return (
    <Button
      size="small"
      color="inherit"
      title={t('audit.entry.openOf', { seq: String(seq) })}
      onClick={() => onOpen(id)}
    >
      {instant(at)}
    </Button>
  );
};
