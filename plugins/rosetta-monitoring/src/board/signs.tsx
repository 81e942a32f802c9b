import { SvgIconComponent } from '@mui/icons-material';
import CancelIcon from '@mui/icons-material/CancelOutlined';
import CheckIcon from '@mui/icons-material/CheckCircleOutline';
import DoneIcon from '@mui/icons-material/DoneAll';
import ErrorIcon from '@mui/icons-material/ErrorOutline';
import GhostIcon from '@mui/icons-material/HighlightOff';
import HelpIcon from '@mui/icons-material/HelpOutline';
import HistoryIcon from '@mui/icons-material/History';
import HourglassIcon from '@mui/icons-material/HourglassEmpty';
import PauseIcon from '@mui/icons-material/PauseCircleOutline';
import SyncIcon from '@mui/icons-material/Sync';
import SyncProblemIcon from '@mui/icons-material/SyncProblem';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DeploymentStatus,
  HealthStatus,
  LiveDeployment,
  SyncStatus,
} from '@rosetta/contracts/monitoring';
import { monitoringTranslationRef } from '../translation';

type Color = 'success' | 'error' | 'warning' | 'info' | 'disabled' | 'inherit';
type Look = readonly [SvgIconComponent, Color];

const HEALTH: Record<HealthStatus, Look> = {
  Healthy: [CheckIcon, 'success'],
  Progressing: [HourglassIcon, 'info'],
  Degraded: [ErrorIcon, 'error'],
  Suspended: [PauseIcon, 'disabled'],
  Missing: [GhostIcon, 'error'],
  Unknown: [HelpIcon, 'disabled'],
};

const SYNC: Record<SyncStatus, Look> = {
  Synced: [SyncIcon, 'success'],
  OutOfSync: [SyncProblemIcon, 'warning'],
  Unknown: [HelpIcon, 'disabled'],
};

const STATUS: Record<DeploymentStatus, Look> = {
  created: [HourglassIcon, 'disabled'],
  running: [HourglassIcon, 'info'],
  success: [DoneIcon, 'success'],
  failed: [CancelIcon, 'error'],
  canceled: [CancelIcon, 'disabled'],
  blocked: [PauseIcon, 'warning'],
  skipped: [PauseIcon, 'disabled'],
};

const Sign = ({
  look: [Icon, color],
  label,
}: {
  look: Look;
  label: string;
}) => (
  <Icon
    fontSize="small"
    color={color}
    role="img"
    aria-label={label}
    aria-hidden={false}
  />
);

/** How it runs: a shape for each state, named for those who don't see it. */
export const HealthSign = ({ health }: { health: HealthStatus }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return <Sign look={HEALTH[health]} label={t(`health.${health}`)} />;
};

/** Whether it is what the repository says. */
export const SyncSign = ({ sync }: { sync: SyncStatus }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return <Sign look={SYNC[sync]} label={t(`sync.${sync}`)} />;
};

/** That it may be otherwise by now: its source does not answer, or has this problem with it. */
export const StaleSign = ({ problem }: Pick<LiveDeployment, 'problem'>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const label = problem ? t('board.held', { problem }) : t('board.stale');
  return <Sign look={[HistoryIcon, 'inherit']} label={label} />;
};

/** Whether it got there. */
export const StatusSign = ({ status }: { status: DeploymentStatus }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return <Sign look={STATUS[status]} label={t(`status.${status}`)} />;
};
