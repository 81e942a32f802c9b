import AnsweredIcon from '@mui/icons-material/CheckCircleOutline';
import MutedIcon from '@mui/icons-material/NotificationsOffOutlined';
import OpenIcon from '@mui/icons-material/ReportProblemOutlined';
import { Anomaly, AnomalyState } from '@rosetta/contracts/finops';
import { StateChip } from '@rosetta/plugin-rosetta-core-react/page';
import { useAnomalyTexts } from './useAnomalyTexts';

const LOOKS: Record<
  AnomalyState,
  { color: 'warning' | 'default'; icon: JSX.Element }
> = {
  open: { color: 'warning', icon: <OpenIcon /> },
  answered: { color: 'default', icon: <AnsweredIcon /> },
  muted: { color: 'default', icon: <MutedIcon /> },
};

/** What is said of an anomaly, or that nothing is. */
export const AnomalyStateChip = ({ anomaly }: { anomaly: Anomaly }) => {
  const { stateOf } = useAnomalyTexts();
  return <StateChip {...LOOKS[anomaly.state]} label={stateOf(anomaly)} />;
};
