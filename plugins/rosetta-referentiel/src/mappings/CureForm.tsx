import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PivotProblem } from '@rosetta/contracts/ref';
import { ChangeDialog } from '../forms/ChangeDialog';
import { NewChange } from '../forms/useSendRequest';
import { referentielTranslationRef } from '../translation';

/** The change request that mends a pivot, filled in. */
export const CureForm = ({
  problem: { kind, pivot, applicationName, other, cure },
  onClose,
}: {
  problem: PivotProblem;
  onClose(): void;
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const value = `${pivot.type} ${pivot.value}`;
  const words = kind === 'expired' ? 'extend' : 'end';
  return (
    <ChangeDialog
      title={t(`mappings.cure.${words}`, { value })}
      requestTitle={t(`mappings.request.${words}`, {
        value,
        name: applicationName,
      })}
      reason={t(`mappings.reason.${kind}` as 'mappings.reason.duplicate', {
        other: other?.value ?? '',
      })}
      changes={cure.changes as NewChange[]}
      wrong={{}}
      onClose={onClose}
    >
      {problemOf => (
        <>
          <Typography variant="body2">
            {t(`mappings.help.${kind}` as 'mappings.help.duplicate', {
              other: other?.value ?? '',
            })}
          </Typography>
          {problemOf('id') && (
            <Alert severity="warning">{problemOf('id')}</Alert>
          )}
        </>
      )}
    </ChangeDialog>
  );
};
