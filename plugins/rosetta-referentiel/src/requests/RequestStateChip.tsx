import BlockIcon from '@mui/icons-material/Block';
import CallSplitIcon from '@mui/icons-material/CallSplit';
import CheckIcon from '@mui/icons-material/CheckCircleOutline';
import EditIcon from '@mui/icons-material/EditOutlined';
import HourglassIcon from '@mui/icons-material/HourglassEmpty';
import UndoIcon from '@mui/icons-material/Undo';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeState } from '@rosetta/contracts/ref';
import { StateChip } from '@rosetta/plugin-rosetta-core-react/page';
import { referentielTranslationRef } from '../translation';

const LOOKS = {
  draft: { icon: EditIcon, color: 'default' },
  submitted: { icon: HourglassIcon, color: 'info' },
  applied: { icon: CheckIcon, color: 'success' },
  rejected: { icon: BlockIcon, color: 'error' },
  withdrawn: { icon: UndoIcon, color: 'default' },
  conflict: { icon: CallSplitIcon, color: 'warning' },
} as const;

/** The state of a change request. */
export const RequestStateChip = ({ state }: { state: ChangeState }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { icon: Icon, color } = LOOKS[state];
  return (
    <StateChip
      color={color}
      icon={<Icon />}
      label={t(`request.state.${state}`)}
    />
  );
};
