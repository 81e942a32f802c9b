import { useMemo } from 'react';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import {
  Choice,
  ControlRow,
} from '@rosetta/plugin-rosetta-core-react/controls';
import {
  useUrlState,
  WrongAddress,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { CostAndReliability } from '../costs/CostAndReliability';
import { GateCard } from '../gate/GateCard';
import { monitoringTranslationRef } from '../translation';
import { LogLinks } from './LogLinks';
import { Objectives } from './Objectives';
import { Signals } from './Signals';
import { Timeline } from './Timeline';
import { PERIOD_NAMES, windowOf } from './window';

const ADDRESS = z.object({ period: z.enum(PERIOD_NAMES) });

/** Whether an application may be changed, how it does, and what happened to it, in one window of time. */
export const ReliabilityTab = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { state, change, wrong } = useUrlState(ADDRESS);
  const { period = '24h' } = state;
  const window = useMemo(() => windowOf(period, Date.now()), [period]);
  return (
    <Stack gap={2}>
      <GateCard application={application} />
      <Objectives application={application} />
      <ControlRow label={t('control.title')}>
        <Choice
          label={t('timeline.period')}
          value={period}
          options={PERIOD_NAMES.map(value => ({
            value,
            label: t(`reliability.period.${value}`),
          }))}
          onChange={value => change({ period: value })}
        />
      </ControlRow>
      <WrongAddress wrong={wrong} />
      <Signals application={application} window={window} />
      <LogLinks application={application} window={window} />
      <Timeline application={application} window={window} />
      <CostAndReliability application={application} />
    </Stack>
  );
};
