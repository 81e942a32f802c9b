import { Suspense, lazy, useCallback, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import SearchIcon from '@mui/icons-material/Search';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../translation';
import { NavErrorBoundary } from './NavErrorBoundary';
import { NavItem, NavItemProps } from './NavItem';

const SearchDialog = lazy(() =>
  import('./SearchDialog').then(m => ({ default: m.SearchDialog })),
);

/** The code of the dialog is loaded when it is first opened. */
const SearchButton = (entry: Pick<NavItemProps, 'icon' | 'text'>) => {
  const { key } = useLocation();
  const [requested, setRequested] = useState(false);
  const [open, setOpen] = useState(false);
  const toggle = useCallback(() => {
    setRequested(true);
    setOpen(before => !before);
  }, []);
  useEffect(() => setOpen(false), [key]);
  return (
    <>
      <NavItem {...entry} onClick={toggle} />
      {requested && (
        <Suspense fallback={null}>
          <SearchDialog open={requested} hidden={!open} toggleModal={toggle} />
        </Suspense>
      )}
    </>
  );
};

/** Opens the search over the page until the address changes; where its code fails, links to the search page. */
export const SearchItem = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const entry = { icon: <SearchIcon />, text: t('nav.search') };
  return (
    <NavErrorBoundary fallback={<NavItem {...entry} to="/search" />}>
      <SearchButton {...entry} />
    </NavErrorBoundary>
  );
};
