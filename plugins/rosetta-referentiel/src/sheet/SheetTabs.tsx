import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { Link, useLocation } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ApplicationTab } from '@rosetta/plugin-rosetta-core-react/application';
import { useKnownOn } from '../knownOn/useKnownOn';
import { applicationRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';

interface SheetTabsProps {
  application: string;
  tabs: readonly ApplicationTab[];
}

/** The parts of a sheet, each with an address of its own. */
export const SheetTabs = ({ application, tabs }: SheetTabsProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const sheet = useRouteRef(applicationRouteRef);
  const { pathname } = useLocation();
  const { day } = useKnownOn();
  if (!sheet) return null;
  const base = sheet({ id: application });
  const addressOf = ({ path }: ApplicationTab) =>
    path ? `${base}/${path}` : base;
  const here = tabs.find(
    tab => tab.path !== '' && pathname.startsWith(addressOf(tab)),
  );
  return (
    <Tabs
      component="nav"
      aria-label={t('sheet.tabs')}
      variant="scrollable"
      value={(here ?? tabs[0]).id}
    >
      {tabs.map(tab => (
        <Tab
          key={tab.id}
          value={tab.id}
          label={tab.title}
          component={Link}
          to={day ? `${addressOf(tab)}?knownOn=${day}` : addressOf(tab)}
        />
      ))}
    </Tabs>
  );
};
