import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { Link, Route, Routes, useLocation } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { administrationRouteRef } from '../routes';
import { coreTranslationRef } from '../translation';
import { PeoplePage } from './PeoplePage';
import { PersonPage } from './PersonPage';
import { PlatformPage } from './PlatformPage';
import { RolesPage } from './RolesPage';

const TABS = ['', 'people', 'roles'] as const;
const LABELS = { '': 'platform', people: 'people', roles: 'roles' } as const;

/** The places of administration; which of them one sees is up to one's roles. */
const AdministrationTabs = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const root = useRouteRef(administrationRouteRef)?.() ?? '';
  const { pathname } = useLocation();
  const tab = pathname.slice(root.length + 1).split('/')[0];
  if (!useMay('roles.read-others')) return null;
  return (
    <Tabs
      component="nav"
      aria-label={t('nav.administration')}
      value={TABS.find(each => each === tab) ?? ''}
      sx={{ px: { xs: 2, md: 3 }, pt: 1 }}
    >
      {TABS.map(each => (
        <Tab
          key={each}
          value={each}
          label={t(`administration.${LABELS[each]}`)}
          component={Link}
          to={each ? `${root}/${each}` : root}
        />
      ))}
    </Tabs>
  );
};

export const AdministrationPage = () => (
  <>
    <AdministrationTabs />
    <Routes>
      <Route path="/" element={<PlatformPage />} />
      <Route path="/people" element={<PeoplePage />} />
      <Route path="/people/:name" element={<PersonPage />} />
      <Route path="/roles" element={<RolesPage />} />
    </Routes>
  </>
);
