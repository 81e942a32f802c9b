import { useContext } from 'react';
import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import HomeIcon from '@mui/icons-material/HomeOutlined';
import MenuIcon from '@mui/icons-material/Menu';
import SearchIcon from '@mui/icons-material/Search';
import { useMe } from '@rosetta/plugin-rosetta-core-react/access';
import { coreTranslationRef } from '../translation';
import { LanguageItem } from './LanguageItem';
import { Logo } from './Logo';
import { MenuItem } from './MenuItem';
import { NotificationsItem } from './NotificationsItem';
import { NearestEntry, useNearestEntry } from './nearestEntry';
import { NAV } from './sections';
import { usePageTitle } from './usePageTitle';
import { useSections } from './useSections';

/** Only the entry nearest to the page is marked: not the costs, on the page of their rules. */
const NavItem = (item: NavContentNavItem) => {
  const titleFor = usePageTitle();
  return (
    <SidebarItem
      to={item.href}
      end={useContext(NearestEntry) !== item.href}
      icon={() => item.icon}
      text={titleFor(item)}
    />
  );
};

/** It calls at once what a person without a role is refused. */
const UnreadNotifications = () => (
  <NotificationsSidebarItem
    // The names of tabs are for finding a page among many.
    titleCounterEnabled={false}
    renderItem={item => <NotificationsItem {...item} />}
  />
);

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
  const nav = navItems.withComponent(NavItem);
  const take = (ids: readonly string[]) => ids.map(id => nav.take(id));
  notListed.forEach(id => nav.take(id));
  const administration = take(pagesOf('administration'));
  const hasRole = me?.actions.includes('portal.read');
  const hasNoRole = me && !hasRole;
  return (
    <NearestEntry.Provider value={nearest}>
      <Sidebar>
        <Logo />
        <MenuItem />
        <SidebarGroup label={t('nav.home')} icon={<HomeIcon />} to="/">
          {take(NAV.home)}
        </SidebarGroup>
        {!hasNoRole && (
          <SidebarGroup
            label={t('nav.search')}
            icon={<SearchIcon />}
            to="/search"
          >
            <SidebarSearchModal />
          </SidebarGroup>
        )}
        <SidebarDivider />
        {!hasNoRole && (
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
        {hasRole && <UnreadNotifications />}
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
