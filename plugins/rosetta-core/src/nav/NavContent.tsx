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
import { PLACES } from './places';
import { usePlaceName, usePlaceTitle } from './usePlaceName';

const NavItem = (item: NavContentNavItem) => {
  const nameOf = usePlaceName();
  return (
    <SidebarItem to={item.href} icon={() => item.icon} text={nameOf(item)} />
  );
};

/**
 * The places, in the order in which people look for them; whoever has no role has none to go to.
 * Until that is known they are there: nearly everybody has one, and a list that comes late jumps.
 */
export const NavContent = ({ navItems }: NavContentComponentProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { value: me } = useMe();
  usePlaceTitle(navItems);
  const nav = navItems.withComponent(NavItem);
  const take = (ids: readonly string[]) => ids.map(id => nav.take(id));
  PLACES.elsewhere.forEach(id => nav.take(id));
  const administration = take(PLACES.administration);
  const hasRole = me?.actions.includes('portal.read');
  const isStranger = me && !hasRole;
  return (
    <Sidebar>
      <Logo />
      <SidebarGroup label={t('nav.home')} icon={<HomeIcon />} to="/">
        {take(PLACES.start)}
      </SidebarGroup>
      {!isStranger && (
        <SidebarGroup
          label={t('nav.search')}
          icon={<SearchIcon />}
          to="/search"
        >
          <SidebarSearchModal />
        </SidebarGroup>
      )}
      <SidebarDivider />
      {!isStranger && (
        <SidebarGroup label={t('nav.menu')} icon={<MenuIcon />}>
          <SidebarScrollWrapper>
            {take(PLACES.know)}
            <SidebarDivider />
            {take(PLACES.run)}
            <SidebarDivider />
            {take(PLACES.make)}
            {nav.rest({ sortBy: 'title' })}
            {me?.actions.includes('platform.read') && administration}
          </SidebarScrollWrapper>
        </SidebarGroup>
      )}
      <SidebarSpace />
      <SidebarDivider />
      <LanguageItem />
      {/* It asks at once for what a stranger is refused. */}
      {hasRole && (
        <NotificationsSidebarItem
          text={t('nav.notifications')}
          // The names of tabs are for finding a page among many.
          titleCounterEnabled={false}
        />
      )}
      <SidebarGroup
        label={t('nav.settings')}
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {take(PLACES.self)}
      </SidebarGroup>
    </Sidebar>
  );
};
