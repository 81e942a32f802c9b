import { useState } from 'react';
import Button from '@mui/material/Button';
import PlayIcon from '@mui/icons-material/PlayArrow';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RUN_STATES, RunState } from '@rosetta/contracts/runs';
import { Day, Month } from '@rosetta/contracts/values';
import { z } from 'zod';
import { useMay } from '../access';
import { Choice, ControlRow } from '../controls';
import { useRoutePages } from '../data';
import { PageFrame } from '../page';
import { EmptyState, Resource } from '../resource';
import { coreReactTranslationRef } from '../translation';
import { WrongAddress, useUrlState } from '../urlState';
import { PeriodField } from './PeriodField';
import { RunsDomain } from './RunsDomain';
import { RunsTable } from './RunsTable';
import { StartRunDialog } from './StartRunDialog';
import { hasEnded } from './useRunFeed';

interface RunsPageProps {
  domain: RunsDomain;
}

const urlWith = (period: z.ZodType<string>) =>
  z.object({ state: z.enum(RUN_STATES), period });

/** What the list is set to, in its address. */
const RUNS_URLS = { month: urlWith(Month), day: urlWith(Day) };

/** While something is under way, the list keeps up with it. */
const WATCH_MS = 3_000;

const Controls = ({
  domain,
  url,
}: RunsPageProps & {
  url: ReturnType<typeof useUrlState<(typeof RUNS_URLS)['month']['shape']>>;
}) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { state, change } = url;
  return (
    <ControlRow label={t('runs.controls')}>
      <Choice<RunState>
        label={t('runs.column.state')}
        all={t('runs.allStates')}
        width={160}
        value={state.state}
        options={RUN_STATES.map(value => ({
          value,
          label: t(`runs.state.${value}`),
        }))}
        onChange={value => change({ state: value })}
      />
      <PeriodField
        domain={domain}
        value={state.period}
        onChange={period => change({ period })}
      />
    </ControlRow>
  );
};

const StartButton = ({ domain }: RunsPageProps) => {
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
        open={open}
        onClose={() => setOpen(false)}
      />
    </>
  );
};

/** Runs with their period, requester, reason and outcome. */
export const RunsPage = ({ domain }: RunsPageProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const url = useUrlState(RUNS_URLS[domain.period]);
  const { state, period } = url.state;
  const { state: runs, paging } = useRoutePages(
    domain.routes.listRuns,
    { query: { state, period } },
    {
      everyMs: pages =>
        pages.some(({ items }) => !items.every(hasEnded)) && WATCH_MS,
    },
  );
  return (
    <PageFrame
      title={t('runs.title')}
      line={domain.about}
      actions={<StartButton domain={domain} />}
    >
      <Controls domain={domain} url={url} />
      <WrongAddress wrong={url.wrong} />
      <Resource state={runs}>
        {({ items }) =>
          items.length ? (
            <RunsTable domain={domain} runs={items} paging={paging} />
          ) : (
            <EmptyState title={t('runs.none')}>{t('runs.noneHelp')}</EmptyState>
          )
        }
      </Resource>
    </PageFrame>
  );
};
