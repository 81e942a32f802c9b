import NotificationsIcon from '@mui/icons-material/NotificationsNone';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../translation';
import { NavItem } from './NavItem';
import styles from './NavItem.module.css';

const MAX_SHOWN = 99;

interface NotificationsItemProps {
  unreadCount: number;
  to: string;
  onClick?: () => void;
}

/** Backstage's own is named without its number, which people who listen then miss. */
export const NotificationsItem = ({
  unreadCount,
  to,
  onClick,
}: NotificationsItemProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const text = t('nav.notifications');
  const shown = unreadCount > MAX_SHOWN ? `${MAX_SHOWN}+` : String(unreadCount);
  return (
    <NavItem
      to={to}
      onClick={onClick}
      icon={<NotificationsIcon />}
      text={text}
      label={`${text} ${unreadCount ? shown : ''}`.trim()}
    >
      {unreadCount > 0 && <span className={styles.count}>{shown}</span>}
    </NavItem>
  );
};
