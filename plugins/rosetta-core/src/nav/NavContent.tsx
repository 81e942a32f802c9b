import { Suspense, lazy, useContext } from 'react';
import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import HomeIcon from '@mui/icons-material/HomeOutlined';
import MenuIcon from '@mui/icons-material/Menu';
import SearchIcon from '@mui/icons-material/Search';
import { useMe } from '@rosetta/plugin-rosetta-core-react/access';
import { coreTranslationRef } from '../translation';
import { LanguageItem } from './LanguageItem';
import { itemsOf } from './itemsOf';
import { Logo } from './Logo';
import { MenuItem } from './MenuItem';
import { NavErrorBoundary } from './NavErrorBoundary';
import { NavItem } from './NavItem';
import { NotificationsItem } from './NotificationsItem';
import { NearestEntry, useNearestEntry } from './nearestEntry';
import { SearchItem } from './SearchItem';
import { NAV } from './sections';
import { usePageTitle } from './usePageTitle';
import { useSections } from './useSections';

/** Only the entry nearest to the page is marked: not the costs, on the page of their rules. */
const PageItem = (item: NavContentNavItem) => {
  const titleFor = usePageTitle();
  return (
    <NavItem
      to={item.href}
      end={useContext(NearestEntry) !== item.href}
      icon={item.icon}
      text={titleFor(item)}
    />
  );
};

/** It calls at once what a person without a role is refused, and brings much code of its own. */
const UnreadNotifications = lazy(() =>
  import('./UnreadNotifications').then(m => ({
    default: m.UnreadNotifications,
  })),
);

/** Without the number while it loads, and where it fails. */
const Notifications = ({ to }: { to: string }) => {
  const plain = <NotificationsItem unreadCount={0} to={to} />;
  return (
    <NavErrorBoundary fallback={plain}>
      <Suspense fallback={plain}>
        <UnreadNotifications />
      </Suspense>
    </NavErrorBoundary>
  );
};

/**
 * The pages, in the order in which people look for them; a person without a role has none to
 * go to. Until that is known they are there: nearly everybody has one, and a list that comes
 * late jumps.
 */
export const NavContent = ({ navItems }: NavContentComponentProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { value: me } = useMe();
  const { pagesOf, closedPages } = useSections(navItems, me?.actions);
  const notListed = [...NAV.hidden, ...closedPages];
  const nearest = useNearestEntry(navItems, notListed);
  const nav = navItems.withComponent(PageItem);
  const take = (ids: readonly string[]) => ids.map(id => nav.take(id));
  notListed.forEach(id => nav.take(id));
  const administration = take(pagesOf('administration'));
  const notifications = itemsOf(navItems).find(
    ({ node }) => node.spec.id === 'page:notifications',
  )?.href;
  const hasRole = me?.actions.includes('portal.read');
  return (
    <NearestEntry.Provider value={nearest}>
      <Sidebar>
        <Logo />
        <MenuItem />
        <SidebarGroup label={t('nav.home')} icon={<HomeIcon />} to="/">
          {take(NAV.home)}
        </SidebarGroup>
        {(!me || hasRole) && (
          <SidebarGroup
            label={t('nav.search')}
            icon={<SearchIcon />}
            to="/search"
          >
            <SearchItem />
          </SidebarGroup>
        )}
        <SidebarDivider />
        {(!me || hasRole) && (
          <SidebarGroup label={t('nav.menu')} icon={<MenuIcon />}>
            <SidebarScrollWrapper>
              {take(pagesOf('catalog'))}
              <SidebarDivider />
              {take(pagesOf('operate'))}
              <SidebarDivider />
              {take(pagesOf('create'))}
              {nav.rest({ sortBy: 'title' })}
              {me?.actions.includes('platform.read') && administration}
            </SidebarScrollWrapper>
          </SidebarGroup>
        )}
        <SidebarSpace />
        <SidebarDivider />
        <LanguageItem />
        {hasRole && notifications && <Notifications to={notifications} />}
        <SidebarGroup
          label={t('nav.settings')}
          icon={<UserSettingsSignInAvatar />}
          to="/settings"
        >
          {take(NAV.settings)}
        </SidebarGroup>
      </Sidebar>
    </NearestEntry.Provider>
  );
};
