import { useSidebarPinState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import MenuIcon from '@mui/icons-material/Menu';
import MenuOpenIcon from '@mui/icons-material/MenuOpen';
import { useWide } from '../layout/useSidebar';
import { coreTranslationRef } from '../translation';
import { NavItem } from './NavItem';

/** Shows the names of the pages over the page, where there is no room for them beside it. */
export const MenuItem = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { isPinned, isMobile, toggleSidebarPinState } = useSidebarPinState();
  if (useWide() || isMobile) return null;
  return (
    <NavItem
      icon={isPinned ? <MenuOpenIcon /> : <MenuIcon />}
      text={t('nav.menu')}
      onClick={toggleSidebarPinState}
    />
  );
};
