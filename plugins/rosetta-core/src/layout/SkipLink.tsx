import { MouseEvent } from 'react';
import Box from '@mui/material/Box';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../translation';

/** A page whose landmark comes with what it shows, out of reach in a shadow root. */
const CONTENT = '[data-portal-content]';

/** The page itself has no place in the address: a fragment of it would lose the one it has. */
const focusMain = (event: MouseEvent) => {
  event.preventDefault();
  const main = document.querySelector<HTMLElement>(`main, ${CONTENT}`);
  if (!main) return;
  main.tabIndex = -1;
  main.focus();
  main.scrollIntoView();
};

/** Comes first on every page: past the navigation, to what the page is about. */
export const SkipLink = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <Box
      component="a"
      href="#main"
      onClick={focusMain}
      sx={{
        position: 'fixed',
        top: 8,
        left: 8,
        zIndex: 'tooltip',
        px: 2,
        py: 1,
        borderRadius: 1,
        bgcolor: 'background.paper',
        color: 'text.primary',
        typography: 'button',
        textTransform: 'none',
        boxShadow: 4,
        '&:not(:focus)': { transform: 'translateY(-300%)' },
      }}
    >
      {t('nav.skip')}
    </Box>
  );
};
