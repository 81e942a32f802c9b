import { useEffect, useState } from 'react';
import Alert from '@mui/material/Alert';
import LinearProgress from '@mui/material/LinearProgress';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RouteInput } from '@rosetta/contracts';
import {
  RelandingPreview,
  previewRelanding,
  relandQuarantine,
} from '@rosetta/contracts/finops';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { ReasonField } from '../periods/ReasonField';
import { finopsTranslationRef } from '../translation';

export interface ToReland {
  /** Of the mended file. */
  name?: string;
  body: RouteInput<typeof previewRelanding>['body'];
}

interface RelandDialogProps {
  toReland: ToReland;
  onClose(): void;
}

/** What would land of which month, and what would stay, and why. */
const Preview = ({ preview }: { preview: RelandingPreview }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month, number } = useFormats();
  const { valid, refused } = preview;
  return (
    <>
      {valid.length > 0 ? (
        <ul style={{ margin: 0 }}>
          {valid.map(({ period, records }) => (
            <li key={period}>
              {t('quarantine.wouldLand', {
                count: records,
                month: month(period),
              })}
            </li>
          ))}
        </ul>
      ) : (
        <Alert severity="warning">{t('quarantine.wouldLandNothing')}</Alert>
      )}
      {refused.length > 0 && (
        <Alert severity="warning">
          {t('quarantine.wouldStay')}
          <ul style={{ margin: 0 }}>
            {refused.map(({ problem, records, examples: [first] }) => (
              <li key={problem}>
                {number(records)}: {problem}
                {first?.value && (
                  <>
                    {' ('}
                    <code>{first.value}</code>)
                  </>
                )}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
};

/** What would land, once it is known. */
const usePreview = (body: ToReland['body']) => {
  const { mutate, ...preview } = useRouteMutation(previewRelanding);
  useEffect(() => mutate({ body }), [mutate, body]);
  return { ...preview, retry: () => mutate({ body }) };
};

/** Says what would land before anything does, and asks why. */
export const RelandDialog = ({ toReland, onClose }: RelandDialogProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { number } = useFormats();
  const { name, body } = toReland;
  const preview = usePreview(body);
  const reland = useRouteMutation(relandQuarantine);
  const [reason, setReason] = useState('');
  const landed = reland.data?.landed;
  const mayLand =
    preview.data?.valid.length && reason.trim() && !reland.isPending;
  return (
    <FormDialog
      title={
        name ? t('quarantine.relandFile', { name }) : t('quarantine.relandAsIs')
      }
      submitLabel={t('quarantine.land')}
      isDisabled={!mayLand || Boolean(reland.data)}
      error={reland.error}
      onSubmit={() =>
        reland.mutate({ body: { ...body, reason: reason.trim() } })
      }
      closeLabel={reland.data ? t('quarantine.close') : undefined}
      onClose={onClose}
    >
      {landed ? (
        <Alert severity="success">
          {t('quarantine.landed', {
            landed: number(landed.landed),
            already: number(landed.already),
            file: landed.file,
          })}
        </Alert>
      ) : (
        <>
          {preview.isPending && (
            <LinearProgress aria-label={t('quarantine.checking')} />
          )}
          {preview.error && (
            <Failure error={preview.error} onRetry={preview.retry} />
          )}
          {preview.data && <Preview preview={preview.data} />}
          <ReasonField value={reason} onChange={setReason} />
          <Alert severity="info">{t('quarantine.willLand')}</Alert>
        </>
      )}
    </FormDialog>
  );
};
