import BurningIcon from '@mui/icons-material/LocalFireDepartmentOutlined';
import ExhaustedIcon from '@mui/icons-material/ErrorOutline';
import MetIcon from '@mui/icons-material/CheckCircleOutline';
import RetiredIcon from '@mui/icons-material/ArchiveOutlined';
import RiskIcon from '@mui/icons-material/TrendingDown';
import UnknownIcon from '@mui/icons-material/HelpOutline';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SloItem, SloState } from '@rosetta/contracts/monitoring';
import { StateChip } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';

const LOOKS = {
  exhausted: { icon: <ExhaustedIcon />, color: 'error' },
  burning: { icon: <BurningIcon />, color: 'error' },
  'at-risk': { icon: <RiskIcon />, color: 'warning' },
  met: { icon: <MetIcon />, color: 'success' },
  unknown: { icon: <UnknownIcon />, color: 'default' },
  retired: { icon: <RetiredIcon />, color: 'default' },
} as const;

/** Where an objective stands, in one word; a retired one stands nowhere. */
export const stateOf = ({ retired, status }: Pick<SloItem, 'retired' | 'status'>) =>
  retired ? 'retired' : status.state; // prettier-ignore

/** Whether an objective holds: in words, with a sign. */
export const SloStateChip = ({ state }: { state: SloState | 'retired' }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return <StateChip {...LOOKS[state]} label={t(`slos.state.${state}`)} />;
};
