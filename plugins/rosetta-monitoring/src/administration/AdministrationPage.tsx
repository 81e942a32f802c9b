import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StartedBackfill } from '@rosetta/contracts/monitoring';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  useUrlState,
  WrongAddress,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { monitoringTranslationRef } from '../translation';
import { ADMINISTRATION_VIEW } from './administrationView';
import { BackfillDialog } from './BackfillDialog';
import { BackfillProgress } from './BackfillProgress';
import { GapsSection, Window } from './GapsSection';
import { JobsSection } from './JobsSection';
import { QuarantineSection } from './QuarantineSection';
import { SourcesSection } from './SourcesSection';

const NOTHING_FOLLOWED = {
  job: undefined,
  from: undefined,
  to: undefined,
  since: undefined,
};

/** Whether what monitoring shows is current: jobs, sources, what is missing, and what was refused. */
export const AdministrationPage = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const mayRun = useMay('monitoring.runs.write');
  const maySeeRefused = useMay('monitoring.quarantine.read');
  const { state: view, change, wrong } = useUrlState(ADMINISTRATION_VIEW);
  const [asked, setAsked] = useState<Partial<Window>>();
  const { job, from, to, since } = view;
  const follow = (started: StartedBackfill) => {
    setAsked(undefined);
    change({
      job: started.job,
      from: started.from,
      to: started.to,
      since: started.requestedAt,
    });
  };
  return (
    <PageFrame
      title={t('administration.title')}
      line={t('administration.line')}
      actions={
        mayRun && (
          <Button variant="contained" onClick={() => setAsked({})}>
            {t('administration.rerun')}
          </Button>
        )
      }
    >
      <WrongAddress wrong={wrong} />
      {job && from && to && since && (
        <BackfillProgress
          window={{ job, from, to, since }}
          onHide={() => change(NOTHING_FOLLOWED)}
        />
      )}
      <GapsSection onBackfill={setAsked} />
      <SourcesSection />
      <JobsSection />
      {maySeeRefused && <QuarantineSection view={view} onChange={change} />}
      {asked && (
        <BackfillDialog
          window={asked}
          onStarted={follow}
          onClose={() => setAsked(undefined)}
        />
      )}
    </PageFrame>
  );
};
