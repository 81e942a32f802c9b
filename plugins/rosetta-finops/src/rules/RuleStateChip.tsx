import BlockIcon from '@mui/icons-material/Block';
import CheckIcon from '@mui/icons-material/CheckCircleOutline';
import EditOffIcon from '@mui/icons-material/EditOff';
import ScheduleIcon from '@mui/icons-material/Schedule';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StateChip } from '@rosetta/plugin-rosetta-core-react/page';
import { finopsTranslationRef } from '../translation';
import { VersionState } from './ruleState';

const LOOKS = {
  active: { icon: CheckIcon, color: 'success' },
  upcoming: { icon: ScheduleIcon, color: 'info' },
  ended: { icon: BlockIcon, color: 'default' },
  corrected: { icon: EditOffIcon, color: 'default' },
} as const;

/** Whether a rule, or a version of it, holds now. */
export const RuleStateChip = ({ state }: { state: VersionState }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { icon: Icon, color } = LOOKS[state];
  return (
    <StateChip
      color={color}
      icon={<Icon />}
      label={t(`rules.state.${state}`)}
    />
  );
};
