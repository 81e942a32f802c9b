import LockIcon from '@mui/icons-material/LockOutlined';
import LockOpenIcon from '@mui/icons-material/LockOpenOutlined';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StateChip } from '@rosetta/plugin-rosetta-core-react/page';
import { finopsTranslationRef } from '../translation';

/** Whether a month takes new figures. */
export const PeriodStateChip = ({ closed }: { closed: boolean }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <StateChip
      color={closed ? 'warning' : 'success'}
      icon={closed ? <LockIcon /> : <LockOpenIcon />}
      label={t(closed ? 'periods.state.closed' : 'periods.state.open')}
    />
  );
};
