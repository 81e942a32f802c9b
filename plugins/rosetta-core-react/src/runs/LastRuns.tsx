import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Run } from '@rosetta/contracts/runs';
import { useRoute } from '../data';
import { RelativeTime, useFormats } from '../format';
import { Resource } from '../resource';
import { coreReactTranslationRef } from '../translation';
import { periodLabel } from './periodKinds';
import { RunStateChip } from './RunStateChip';
import { RunsDomain } from './RunsDomain';

type LastRunsProps = Pick<RunsDomain, 'routes' | 'pages' | 'jobs'>;

/** Of one job; where there are several, a daily one must not push out a monthly one. */
const SHOWN = 3;
const SHOWN_OF_SEVERAL = 2;
const EVERY_MS = 15_000;

interface LineProps extends Pick<LastRunsProps, 'pages' | 'jobs'> {
  run: Run;
}

const Line = ({ run, pages, jobs }: LineProps) => {
  const page = useRouteRef(pages.run);
  const formats = useFormats();
  const period = periodLabel(run.period, formats);
  const name = `${jobs[run.job] ?? run.job}, ${period}`;
  return (
    <Stack
      component="li"
      direction="row"
      flexWrap="wrap"
      alignItems="center"
      columnGap={1}
      py={0.25}
    >
      <RunStateChip state={run.state} />
      {page ? (
        <Link component={RouterLink} to={page({ id: run.id })}>
          {name}
        </Link>
      ) : (
        name
      )}
      <Box component="span" color="text.secondary">
        <RelativeTime short at={run.finishedAt ?? run.requestedAt} />
      </Box>
    </Stack>
  );
};

interface JobRunsProps extends LastRunsProps {
  job: string;
  limit: number;
}

const JobRuns = ({ routes, job, limit, pages, jobs }: JobRunsProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const state = useRoute(
    routes.listRuns,
    { query: { job, limit } },
    { everyMs: EVERY_MS },
  );
  return (
    // As high as its runs: the parts of a card that stand below one another can't each be as high as all of it.
    <Box>
      <Resource state={state}>
        {({ items }) =>
          items.length ? (
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
              {items.map(run => (
                <Line key={run.id} run={run} pages={pages} jobs={jobs} />
              ))}
            </Box>
          ) : (
            <Typography variant="body2">
              {t('runs.noneYet', { job: jobs[job] })}
            </Typography>
          )
        }
      </Resource>
    </Box>
  );
};

/** How the last runs of each job of a domain ended, each leading to its page. */
export const LastRuns = (props: LastRunsProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const list = useRouteRef(props.pages.list);
  const jobs = Object.keys(props.jobs);
  return (
    <div>
      {jobs.map(job => (
        <JobRuns
          {...props}
          key={job}
          job={job}
          limit={jobs.length > 1 ? SHOWN_OF_SEVERAL : SHOWN}
        />
      ))}
      {list && (
        <Link component={RouterLink} to={list()}>
          {t('runs.all')}
        </Link>
      )}
    </div>
  );
};
