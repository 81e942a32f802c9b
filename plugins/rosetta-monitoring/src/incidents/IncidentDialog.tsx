import { useState } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Incident, isOpenIncident } from '@rosetta/contracts/monitoring';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Fact, Facts } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';
import { Decisions } from './Decisions';
import { OverrideDialog } from './OverrideDialog';
import { Suspects } from './Suspects';
import { deploymentName, IncidentRow } from './useIncidentColumns';

const FACT_WIDTH = 170;

const IncidentFacts = ({ incident }: { incident: Incident }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment } = useFormats();
  const { application, link, beganAt, resolvedAt, notCounted } = incident;
  return (
    <Facts minWidth={FACT_WIDTH}>
      <Fact name={t('incidents.field.application')}>
        <ApplicationLink application={application.id}>
          {application.name}
        </ApplicationLink>
      </Fact>
      <Fact name={t('incidents.field.openedAt')}>
        {moment(incident.openedAt)}
      </Fact>
      {beganAt && (
        <Fact name={t('incidents.field.beganAt')}>{moment(beganAt)}</Fact>
      )}
      <Fact name={t('incidents.field.resolvedAt')}>
        {resolvedAt
          ? moment(resolvedAt)
          : t(
              isOpenIncident(incident)
                ? 'incidents.open'
                : 'incidents.endNotKnown',
            )}
      </Fact>
      <Fact name={t('incidents.field.priority')}>
        {incident.priority ?? '–'}
      </Fact>
      <Fact name={t('incidents.field.counts')}>
        {notCounted
          ? t(`incidents.notCounted.${notCounted}`)
          : t('incidents.counted')}
      </Fact>
      {link && (
        <>
          <Fact name={t('incidents.field.deployment')} wide>
            {link.deployment
              ? deploymentName(link.deployment)
              : t('incidents.noDeployment')}
          </Fact>
          <Fact name={t('incidents.field.certainty')}>
            {t(`incidents.certainty.${link.certainty}`)}
          </Fact>
          <Fact name={t('incidents.field.reason')} wide>
            {link.comment ?? t(`incidents.reason.${link.reason}`)}
          </Fact>
        </>
      )}
    </Facts>
  );
};

interface IncidentDialogProps {
  incident: IncidentRow;
  onClose(): void;
}

/** One incident: what it is put down to and why, and what changed before. */
export const IncidentDialog = ({ incident, onClose }: IncidentDialogProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { source, sysId, number, title, url } = incident;
  const [overriding, setOverriding] = useState(false);
  const mayOverride = useMay('monitoring.incidents.write');
  return (
    <Dialog open fullWidth maxWidth="md" onClose={onClose}>
      <DialogTitle>{`${number} · ${title}`}</DialogTitle>
      <DialogContent>
        <Stack gap={2}>
          <IncidentFacts incident={incident} />
          <Suspects source={source} incident={sysId} />
          <Decisions source={source} id={sysId} />
        </Stack>
      </DialogContent>
      <DialogActions>
        {url && (
          <Link href={url} target="_blank" rel="noreferrer">
            {t('incidents.field.tool')}
          </Link>
        )}
        {mayOverride && (
          <Button onClick={() => setOverriding(true)}>
            {t('incidents.override.open')}
          </Button>
        )}
        <Button onClick={onClose}>{t('incidents.close')}</Button>
      </DialogActions>
      {overriding && (
        <OverrideDialog
          incident={{ ...incident, id: sysId }}
          onClose={() => setOverriding(false)}
        />
      )}
    </Dialog>
  );
};
