import { useState } from 'react';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { InvoiceToSet, putInvoices } from '@rosetta/contracts/finops';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { finopsTranslationRef } from '../translation';
import { wrongFieldsOf } from '../valuesToSet/draftProblems';
import { SavingProblem } from '../valuesToSet/SavingProblem';
import { useSaveValues } from '../valuesToSet/useSaveValues';
import { INVOICE_FIELDS, InvoiceDraft, toInvoiceToSet } from './invoiceDraft';

interface InvoiceDialogProps {
  /** What stands in the form to begin with. */
  begin: InvoiceDraft;
  /** Of the list that was seen. */
  revision: number;
  /** Reads the list again. */
  onRefresh(): void;
  onClose(): void;
}

/** What one invoice says. Its number and issuer are fixed where the bill or an earlier entry gave them. */
export const InvoiceDialog = (props: InvoiceDialogProps) => {
  const { begin, onClose } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const [draft, setDraft] = useState(begin);
  const [wasTried, setTried] = useState(false);
  const saving = useSaveValues(putInvoices, { ...props, onSaved: onClose });
  const { save, isPending } = saving;
  const wrong = wrongFieldsOf(InvoiceToSet, toInvoiceToSet(draft));
  const submit = () => {
    setTried(true);
    if (wrong.size === 0) save([toInvoiceToSet(draft)]);
  };
  const isFixed = (field: keyof InvoiceDraft) =>
    field !== 'amount' && begin.invoice !== '' && begin[field] !== '';
  return (
    <FormDialog
      title={t('invoices.enter')}
      maxWidth="xs"
      noValidate
      submitLabel={t('invoices.save')}
      isDisabled={isPending}
      onSubmit={submit}
      onClose={onClose}
      actions={
        begin.amount && (
          <Button
            color="error"
            disabled={isPending}
            onClick={() => save([{ ...toInvoiceToSet(begin), amount: null }])}
          >
            {t('invoices.remove')}
          </Button>
        )
      }
    >
      {INVOICE_FIELDS.map(field => (
        <TextField
          key={field}
          required
          size="small"
          label={t(`invoices.column.${field}`)}
          disabled={isFixed(field)}
          value={draft[field]}
          onChange={({ target }) =>
            setDraft({ ...draft, [field]: target.value })
          }
          error={wasTried && wrong.has(field)}
          helperText={
            wasTried && wrong.has(field)
              ? t(`invoices.problem.${field}`)
              : t(`invoices.help.${field}`)
          }
        />
      ))}
      <SavingProblem values="invoices" saving={saving} onRetry={submit} />
    </FormDialog>
  );
};
