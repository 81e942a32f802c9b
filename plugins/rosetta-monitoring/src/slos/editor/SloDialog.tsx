import { ReactNode } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { isRequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { monitoringTranslationRef } from '../../translation';
import { ApplicationField, Written } from './Fields';
import { IndicatorFields } from './IndicatorFields';
import { SloForm, SloFormProps, useSloForm } from './useSloForm';
import { WindowFields } from './WindowFields';

interface PartProps {
  name: 'about' | 'indicator' | 'window';
  children: ReactNode;
}

const Part = ({ name, children }: PartProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <Stack component="fieldset" gap={1.5} sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Typography component="legend" variant="subtitle2" sx={{ p: 0, mb: 1 }}>
        {t(`slos.part.${name}`)}
      </Typography>
      {children}
    </Stack>
  );
}; // prettier-ignore

/** What is written, as the file that a repository would have. */
const OpenSloPreview = ({ form }: { form: SloForm }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const yaml = form.withoutReason ? form.preview.value?.yaml : undefined;
  return (
    <Box component="section" minWidth={0} aria-label={t('slos.preview.title')}>
      <Typography variant="subtitle2" component="h3">
        {t('slos.preview.title')}
      </Typography>
      <Box
        component="pre"
        tabIndex={0}
        aria-label={t('slos.preview.title')}
        sx={{
          m: 0,
          mt: 1,
          p: 1.5,
          overflow: 'auto',
          maxHeight: 640,
          fontSize: '0.8rem',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          whiteSpace: yaml ? 'pre' : 'normal',
        }}
      >
        {yaml ?? t('slos.preview.notYet')}
      </Box>
    </Box>
  );
};

/** Why the whole was refused, where no field is named. */
const Problem = ({ form }: { form: SloForm }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { error, refused, others, send } = form;
  if (others.length) return <Alert severity="error">{others.join('; ')}</Alert>;
  if (!error || refused.length) return null;
  const status = isRequestError(error) && error.status;
  if (status === 412)
    return <Alert severity="warning">{t('slos.changedSince')}</Alert>;
  if (status === 409)
    return <Alert severity="error">{t('slos.idTaken')}</Alert>;
  return <Failure error={error} onRetry={send} />;
};

const Fields = ({ form }: { form: SloForm }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <Stack gap={2} minWidth={0}>
      <Part name="about">
        <Written form={form} field="name" required maxLength={200} />
        {!form.isChange && (
          <Written
            form={form}
            field="id"
            maxLength={63}
            help={t('slos.help.id')}
          />
        )}
        <ApplicationField form={form} />
        <Written form={form} field="description" multiline maxLength={1_050} />
        <Written
          form={form}
          field="target"
          required
          help={t('slos.help.target')}
        />
      </Part>
      <Part name="indicator">
        <IndicatorFields form={form} />
      </Part>
      <Part name="window">
        <WindowFields form={form} />
      </Part>
      <Written
        form={form}
        field="reason"
        required
        multiline
        maxLength={2_000}
        help={form.isChange ? t('slos.help.reason') : undefined}
      />
      <Problem form={form} />
    </Stack>
  );
};

/** Makes an objective, or a version of one, with the OpenSLO file that it would be beside the fields. */
export const SloDialog = (props: SloFormProps) => {
  const { slo, onClose } = props;
  const { t } = useTranslationRef(monitoringTranslationRef);
  const form = useSloForm(props);
  return (
    <FormDialog
      title={slo ? t('slos.changeOf', { name: slo.name }) : t('slos.create')}
      maxWidth="lg"
      noValidate
      submitLabel={t(slo ? 'slos.saveVersion' : 'slos.save')}
      isDisabled={form.isPending}
      onSubmit={form.send}
      onClose={onClose}
    >
      <Box
        display="grid"
        gap={3}
        gridTemplateColumns={{ xs: '1fr', md: '1fr 1fr' }}
      >
        <Fields form={form} />
        <OpenSloPreview form={form} />
      </Box>
    </FormDialog>
  );
};
