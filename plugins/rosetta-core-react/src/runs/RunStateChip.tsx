import AutorenewIcon from '@mui/icons-material/Autorenew';
import BlockIcon from '@mui/icons-material/Block';
import CheckIcon from '@mui/icons-material/CheckCircleOutline';
import ErrorIcon from '@mui/icons-material/ErrorOutline';
import HourglassIcon from '@mui/icons-material/HourglassEmpty';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RunState } from '@rosetta/contracts/runs';
import { StateChip } from '../page';
import { coreReactTranslationRef } from '../translation';

const LOOKS = {
  queued: { icon: HourglassIcon, color: 'default' },
  running: { icon: AutorenewIcon, color: 'info' },
  succeeded: { icon: CheckIcon, color: 'success' },
  failed: { icon: ErrorIcon, color: 'error' },
  cancelled: { icon: BlockIcon, color: 'default' },
} as const;

/** The state of a run. */
export const RunStateChip = ({ state }: { state: RunState }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { icon: Icon, color } = LOOKS[state];
  return (
    <StateChip color={color} icon={<Icon />} label={t(`runs.state.${state}`)} />
  );
};
