import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { NotificationsItem } from './NotificationsItem';

/** Backstage counts them and shows those that come; the entry is ours. */
export const UnreadNotifications = () => (
  <NotificationsSidebarItem
    // The names of tabs are for finding a page among many.
    titleCounterEnabled={false}
    renderItem={item => <NotificationsItem {...item} />}
  />
);
