import Chip, { chipClasses } from '@mui/material/Chip';
import LockIcon from '@mui/icons-material/LockOutlined';
import LockOpenIcon from '@mui/icons-material/LockOpenOutlined';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsTranslationRef } from '../translation';

/** Whether a month takes new figures: in words, with a sign. */
export const PeriodStateChip = ({ closed }: { closed: boolean }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <Chip
      size="small"
      variant="outlined"
      color={closed ? 'warning' : 'success'}
      icon={closed ? <LockIcon /> : <LockOpenIcon />}
      label={t(closed ? 'periods.state.closed' : 'periods.state.open')}
      sx={{ m: 0, [`& .${chipClasses.label}`]: { color: 'text.primary' } }}
    />
  );
};
