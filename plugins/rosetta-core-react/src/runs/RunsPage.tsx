import { useState } from 'react';
import Button from '@mui/material/Button';
import PlayIcon from '@mui/icons-material/PlayArrow';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Job } from '@rosetta/contracts/runs';
import { useMay } from '../access';
import { useRoute } from '../data';
import { PageFrame } from '../page';
import { Resource } from '../resource';
import { coreReactTranslationRef } from '../translation';
import { RunsDomain } from './RunsDomain';
import { RunsList } from './RunsList';
import { StartRunDialog } from './StartRunDialog';

interface RunsPageProps {
  domain: RunsDomain;
}

const StartButton = ({
  domain,
  jobs,
}: RunsPageProps & { jobs: readonly Job[] }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const [open, setOpen] = useState(false);
  if (!useMay(domain.writeAction)) return null;
  return (
    <>
      <Button
        variant="contained"
        startIcon={<PlayIcon />}
        onClick={() => setOpen(true)}
      >
        {t('runs.start')}
      </Button>
      <StartRunDialog
        domain={domain}
        jobs={jobs}
        open={open}
        onClose={() => setOpen(false)}
      />
    </>
  );
};

/** The runs of a domain's jobs. */
export const RunsPage = ({ domain }: RunsPageProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const jobs = useRoute(domain.routes.listJobs, {});
  return (
    <PageFrame
      title={t('runs.title')}
      line={domain.about}
      actions={
        jobs.value && <StartButton domain={domain} jobs={jobs.value.items} />
      }
    >
      <Resource state={jobs}>
        {({ items }) => <RunsList domain={domain} jobs={items} />}
      </Resource>
    </PageFrame>
  );
};
