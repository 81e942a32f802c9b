import { Link as RouterLink, useLocation } from 'react-router-dom';
import {
  type PageLayoutProps,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { coreTranslationRef } from '../translation';

const isWithin = (pathname: string, href: string) =>
  pathname === href || pathname.startsWith(`${href}/`);

/** The parts of a page, each at its own address: links, as there is no panel that one of them hides. */
export const PageTabs = ({ tabs }: Pick<PageLayoutProps, 'tabs'>) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { pathname } = useLocation();
  if (!tabs?.length) return null;
  return (
    <Box
      component="nav"
      aria-label={t('parts.label')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        px: { xs: 2, md: 3 },
        pt: 1,
      }}
    >
      {tabs.map(({ id, label, href }) => {
        const here = isWithin(pathname, href);
        return (
          <Link
            key={id}
            component={RouterLink}
            to={href}
            aria-current={here ? 'page' : undefined}
            underline="none"
            color={here ? 'text.primary' : 'text.secondary'}
            sx={{
              py: 1,
              borderBottom: 2,
              borderColor: here ? 'primary.main' : 'transparent',
            }}
          >
            {label}
          </Link>
        );
      })}
    </Box>
  );
};
