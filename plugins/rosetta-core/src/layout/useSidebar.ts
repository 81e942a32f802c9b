import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useNarrow } from '@rosetta/plugin-rosetta-core-react/theme';

/** Where Backstage keeps it, so that its switch in the settings is the same one. */
const PINNED_KEY = 'sidebarPinState';

const readPinned = () => window.localStorage.getItem(PINNED_KEY) !== 'false';

/** From 900 px on there is room for the names of the pages beside the page itself. */
export const useWide = () =>
  useMediaQuery('(min-width:900px)', { noSsr: true });

const usePinned = () => {
  const [pinned, setPinned] = useState(readPinned);
  useEffect(() => {
    window.localStorage.setItem(PINNED_KEY, JSON.stringify(pinned));
  }, [pinned]);
  return [pinned, setPinned] as const;
};

/** Whether the names are shown over the page for now: until somebody goes somewhere, or Escape. */
const usePeek = () => {
  const { pathname } = useLocation();
  const [peek, setPeek] = useState(false);
  const close = useCallback(() => setPeek(false), []);
  useEffect(close, [pathname, close]);
  useEffect(() => {
    if (!peek) return undefined;
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && close();
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [peek, close]);
  return [peek, setPeek] as const;
};

/**
 * Where there is room the sidebar shows the names of pages, as the person pinned it; else icons,
 * and names over the page on request. A phone has a bar at the bottom instead.
 */
export const useSidebar = () => {
  const isMobile = useNarrow();
  const wide = useWide();
  const [pinned, setPinned] = usePinned();
  const [peek, setPeek] = usePeek();
  const toggle = wide ? setPinned : setPeek;
  return {
    isMobile,
    isPinned: wide ? pinned : peek,
    toggleSidebarPinState: () => toggle(before => !before),
    /** Whether the page makes room for the names. */
    besidePage: wide && pinned,
  };
};
