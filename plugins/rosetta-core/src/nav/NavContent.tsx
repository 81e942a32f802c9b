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
import { useLocation } from 'react-router-dom';
import { useDocumentTitle, useMe } from '@rosetta/plugin-rosetta-core-react';
import { coreTranslationRef } from '../translation';
import { LanguageItem } from './LanguageItem';
import { Logo } from './Logo';
import { NAMES, PLACES, isNamed } from './places';

/** The name of a place is ours, in the reader's language; a plugin we don't know brings its own. */
const NavItem = ({ node, href, title, icon }: NavContentNavItem) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { id } = node.spec;
  const name = isNamed(id) ? t(`nav.${NAMES[id]}`) : title;
  const { pathname } = useLocation();
  // Backstage's own pages leave the tab without a name.
  const isHere = pathname === href || pathname.startsWith(`${href}/`);
  useDocumentTitle(isHere ? name : undefined);
  return <SidebarItem to={href} icon={() => icon} text={name} />;
};

/** The places, in the order in which people look for them; without a role, there are none to go to. */
export const NavContent = ({ navItems }: NavContentComponentProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { value: me } = useMe();
  const nav = navItems.withComponent(NavItem);
  const take = (ids: readonly string[]) => ids.map(id => nav.take(id));
  PLACES.elsewhere.forEach(id => nav.take(id));
  const administration = take(PLACES.administration);
  const hasRole = me?.actions.includes('portal.read');
  return (
    <Sidebar>
      <Logo />
      <SidebarGroup label={t('nav.home')} icon={<HomeIcon />} to="/">
        {take(PLACES.start)}
      </SidebarGroup>
      {hasRole && (
        <SidebarGroup
          label={t('nav.search')}
          icon={<SearchIcon />}
          to="/search"
        >
          <SidebarSearchModal />
        </SidebarGroup>
      )}
      <SidebarDivider />
      {hasRole && (
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
      {hasRole && <NotificationsSidebarItem text={t('nav.notifications')} />}
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
