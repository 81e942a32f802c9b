import Chip from '@mui/material/Chip';
import NotificationsIcon from '@mui/icons-material/NotificationsNone';
import { SidebarItem, useSidebarOpenState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../translation';

const MAX_SHOWN = 99;

interface NotificationsItemProps {
  unreadCount: number;
  to: string;
  onClick: () => void;
}

/** Backstage's own is named without its number, which people who listen then miss. */
export const NotificationsItem = ({
  unreadCount,
  to,
  onClick,
}: NotificationsItemProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { isOpen } = useSidebarOpenState();
  const text = t('nav.notifications');
  const shown = unreadCount > MAX_SHOWN ? `${MAX_SHOWN}+` : String(unreadCount);
  return (
    <SidebarItem
      to={to}
      onClick={onClick}
      icon={NotificationsIcon}
      text={text}
      // Named by what it shows, where it shows more than an icon.
      aria-label={
        isOpen ? undefined : `${text} ${unreadCount ? shown : ''}`.trim()
      }
    >
      {unreadCount > 0 && (
        <Chip
          component="span"
          size="small"
          label={shown}
          sx={{ bgcolor: 'common.white', color: 'common.black' }}
        />
      )}
    </SidebarItem>
  );
};
