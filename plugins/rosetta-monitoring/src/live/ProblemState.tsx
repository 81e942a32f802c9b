import OpenIcon from '@mui/icons-material/ErrorOutline';
import ClosedIcon from '@mui/icons-material/CheckCircleOutline';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveProblem } from '@rosetta/contracts/monitoring';
import { StateChip } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';

export const ProblemState = ({ status }: Pick<LiveProblem, 'status'>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const open = status === 'open';
  return (
    <StateChip
      label={t(open ? 'live.open' : 'live.closed')}
      color={open ? 'error' : 'success'}
      icon={open ? <OpenIcon /> : <ClosedIcon />}
    />
  );
};
