import { SvgIconComponent } from '@mui/icons-material';
import CheckIcon from '@mui/icons-material/CheckCircleOutline';
import ErrorIcon from '@mui/icons-material/Error';
import HelpIcon from '@mui/icons-material/HelpOutline';
import HourglassIcon from '@mui/icons-material/HourglassEmpty';
import PauseIcon from '@mui/icons-material/PauseCircleOutline';
import WarningIcon from '@mui/icons-material/Warning';
import { SvgIconProps } from '@mui/material/SvgIcon';
import { Level } from './severity';

/** A shape of its own for each, so that it is told without its colour. */
const LOOKS: Record<Level, readonly [SvgIconComponent, SvgIconProps['color']]> =
  {
    failing: [ErrorIcon, 'error'],
    differs: [WarningIcon, 'warning'],
    underWay: [HourglassIcon, 'info'],
    unknown: [HelpIcon, 'action'],
    off: [PauseIcon, 'action'],
    healthy: [CheckIcon, 'success'],
  };

interface LevelSignProps {
  level: Level;
  /** For those who don't see it; without it, words beside it say the same. */
  label?: string;
}

/** How something is in all, in one sign. */
export const LevelSign = ({ level, label }: LevelSignProps) => {
  const [Icon, color] = LOOKS[level];
  return (
    <Icon
      color={color}
      sx={{ fontSize: 18, flexShrink: 0 }}
      {...(label && { role: 'img', 'aria-label': label, 'aria-hidden': false })}
    />
  );
};
