import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { sidebarConfig, useSidebarOpenState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../translation';

/** Three scripts of one text, one above the other: the stone. */
export const LogoImage = () => (
  <svg width={28} height={28} viewBox="0 0 32 32" aria-hidden>
    <path d="M7 3h15l5 6v20H5V7z" fill="#7cc4ff" />
    <g stroke="#10202f" strokeWidth={2.4} strokeLinecap="round">
      <path d="M10 11h2M15 11h3M21 11h1" />
      <path d="M10 17.5h4M17 17.5h5" />
      <path d="M10 24h12" />
    </g>
  </svg>
);

export const Logo = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { isOpen } = useSidebarOpenState();
  return (
    <Box
      component={RouterLink}
      to="/"
      aria-label={t('nav.toHome')}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        height: 64,
        pl: `${(sidebarConfig.drawerWidthClosed - 28) / 2}px`,
        textDecoration: 'none',
        color: 'common.white',
      }}
    >
      <LogoImage />
      {isOpen && (
        <Typography
          component="span"
          sx={{ fontSize: '1.1rem', fontWeight: 600 }}
        >
          Rosetta
        </Typography>
      )}
    </Box>
  );
};
