import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import {
  SidebarPinStateProvider,
  sidebarConfig,
} from '@backstage/core-components';
import { useSidebar } from './useSidebar';

interface PortalLayoutProps {
  nav: ReactNode;
  content: ReactNode;
}

/** The navigation, and the page beside it. */
export const PortalLayout = ({ nav, content }: PortalLayoutProps) => {
  const { besidePage, ...sidebar } = useSidebar();
  const { drawerWidthOpen, drawerWidthClosed, mobileSidebarHeight } =
    sidebarConfig;
  const width = besidePage ? drawerWidthOpen : drawerWidthClosed;
  return (
    <SidebarPinStateProvider value={sidebar}>
      <Box
        sx={{
          width: '100%',
          isolation: 'isolate',
          ...(sidebar.isMobile
            ? { pb: `${mobileSidebarHeight}px` }
            : { pl: `${width}px` }),
          '@media print': { p: '0 !important' },
        }}
      >
        {nav}
        {content}
      </Box>
    </SidebarPinStateProvider>
  );
};
