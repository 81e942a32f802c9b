import OnTrackIcon from '@mui/icons-material/CheckCircleOutline';
import PassedIcon from '@mui/icons-material/ErrorOutline';
import WillPassIcon from '@mui/icons-material/TrendingUp';
import UnknownIcon from '@mui/icons-material/HelpOutline';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Budget } from '@rosetta/contracts/finops';
import { StateChip } from '@rosetta/plugin-rosetta-core-react/page';
import { finopsTranslationRef } from '../translation';

const LOOKS = {
  'on-track': { icon: <OnTrackIcon />, color: 'success' },
  'will-pass': { icon: <WillPassIcon />, color: 'warning' },
  passed: { icon: <PassedIcon />, color: 'error' },
  unknown: { icon: <UnknownIcon />, color: 'default' },
} as const;

/** Whether a budget holds: in words, with a sign. */
export const BudgetStateChip = ({ state }: Pick<Budget, 'state'>) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const name = state ?? 'unknown';
  return <StateChip {...LOOKS[name]} label={t(`budgets.state.${name}`)} />;
};
