import { useState } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RefKind } from '@rosetta/contracts/ref';
import { referentielTranslationRef } from '../translation';
import { ChangeDialog } from './ChangeDialog';
import { DialogButton } from './DialogButton';
import { TimeFields, fromToday } from './TimeFields';

interface EndFormProps {
  /** All that ends, together. */
  things: readonly { kind: RefKind; id: string }[];
  /** What the button is called beyond its label, and its dialog. */
  title: string;
  /** What else ends by it. */
  line?: string;
  /** Of the request, as lists show it. */
  requestTitle: string;
  onClose(): void;
}

/** Ends things: from a date on, or as what never was. */
export const EndForm = (props: EndFormProps) => {
  const { things, title, line, requestTitle, onClose } = props;
  const { t } = useTranslationRef(referentielTranslationRef);
  const [since, setSince] = useState(fromToday);
  const isDateMissing = since.how === 'fromDate' && !since.date;
  const effectiveFrom = since.how === 'fromDate' ? since.date : null;
  return (
    <ChangeDialog
      title={title}
      requestTitle={requestTitle}
      changes={things.map(thing => ({ op: 'delete', ...thing, effectiveFrom }))}
      wrong={{ date: isDateMissing ? t('form.problem.date') : undefined }}
      onClose={onClose}
    >
      {problemOf => (
        <>
          {line && <Typography>{line}</Typography>}
          <TimeFields
            value={since}
            words={{ fromDate: t('form.endNow'), correct: t('form.never') }}
            problemOf={problemOf}
            onChange={setSince}
          />
        </>
      )}
    </ChangeDialog>
  );
};

interface EndProps extends Omit<EndFormProps, 'things' | 'onClose'> {
  kind: 'pivot' | 'relation';
  id: string;
}

/** Ends an identifier or a relation: from a date on, or as one that never was. */
export const EndButton = ({ kind, id, ...words }: EndProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <DialogButton
      variant="text"
      label={t('form.end')}
      name={words.title}
      dialog={close => (
        <EndForm {...words} things={[{ kind, id }]} onClose={close} />
      )}
    />
  );
};
