import Button, { ButtonProps } from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ACTIONS, Action } from '@rosetta/contracts';
import { coreReactTranslationRef } from '../translation';
import { useMay } from './useMay';

interface MayButtonProps extends Omit<ButtonProps, 'action'> {
  /** What pressing it needs. */
  action: Action;
}

/**
 * A button that stays where it is for people whose roles don't open it, and says which
 * role does. It keeps the focus then, so that the keyboard finds the reason too.
 */
export const MayButton = ({ action, ...button }: MayButtonProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const may = useMay(action);
  const closed = !may && {
    'aria-disabled': true,
    disableRipple: true,
    onClick: undefined,
    sx: { opacity: 0.5, cursor: 'not-allowed' },
  };
  return (
    <Tooltip
      describeChild
      title={may ? '' : t('denied.role', { role: ACTIONS[action] })}
    >
      <Button {...button} {...closed} />
    </Tooltip>
  );
};
