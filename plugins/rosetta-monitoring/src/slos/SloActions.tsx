import { useState } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { sloRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { SloDialog } from './editor/SloDialog';
import { ImportSlosDialog } from './ImportSlosDialog';

/** Makes and changes objectives, for those who may: in a form, or as a file of OpenSLO. */
export const SloActions = ({ application }: { application?: string }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const mayChange = useMay('monitoring.slos.write');
  const navigate = useNavigate();
  const page = useRouteRef(sloRouteRef);
  const [opened, setOpened] = useState<'form' | 'file'>();
  if (!mayChange) return null;
  const close = () => setOpened(undefined);
  return (
    <Stack direction="row" flexWrap="wrap" gap={1}>
      <Button size="small" onClick={() => setOpened('file')}>
        {t('slos.import')}
      </Button>
      <Button
        variant="contained"
        size="small"
        onClick={() => setOpened('form')}
      >
        {t('slos.create')}
      </Button>
      {opened === 'file' && <ImportSlosDialog onClose={close} />}
      {opened === 'form' && (
        <SloDialog
          application={application}
          onClose={close}
          onSaved={id => page && navigate(page({ id }))}
        />
      )}
    </Stack>
  );
};
