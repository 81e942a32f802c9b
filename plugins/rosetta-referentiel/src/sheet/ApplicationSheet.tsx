import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import { Route, Routes } from 'react-router-dom';
import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Application, getApplication } from '@rosetta/contracts/ref';
import {
  ApplicationTab,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { DrillPath, PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { applicationsRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';
import { Overview } from './Overview';
import { Relations } from './Relations';
import { SheetTabs } from './SheetTabs';

const useTabs = (): ApplicationTab[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const sheet = useApi(applicationSheetApiRef);
  return [
    {
      id: 'overview',
      path: '',
      title: t('sheet.overview'),
      component: Overview,
    },
    ...sheet.tabs(),
    {
      id: 'relations',
      path: 'relations',
      title: t('sheet.relations'),
      component: Relations,
    },
  ];
};

const Tags = ({ application }: { application: Application }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { criticality, lifecycle } = application;
  return (
    <Stack direction="row" gap={1}>
      {criticality && (
        <Chip
          size="small"
          sx={{ m: 0 }}
          label={t(`criticality.${criticality}`)}
        />
      )}
      {lifecycle && (
        <Chip size="small" sx={{ m: 0 }} variant="outlined" label={lifecycle} />
      )}
    </Stack>
  );
};

const Sheet = ({ application }: { application: Application }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const all = useRouteRef(applicationsRouteRef);
  const tabs = useTabs();
  const { id, name, description } = application;
  return (
    <PageFrame
      title={name}
      line={description ?? t('sheet.line')}
      actions={<Tags application={application} />}
    >
      <DrillPath
        crumbs={[
          { label: t('applications.title'), to: all?.() ?? '' },
          { label: name, to: '#' },
        ]}
      />
      <SheetTabs application={id} tabs={tabs} />
      <Routes>
        {tabs.map(({ id: tab, path, component: Content }) => (
          <Route key={tab} path={path} element={<Content application={id} />} />
        ))}
        <Route
          path="*"
          element={
            <EmptyState title={t('sheet.noTab')}>
              {t('sheet.noTabHelp')}
            </EmptyState>
          }
        />
      </Routes>
    </PageFrame>
  );
};

/** The one sheet of an application: what it is, and what each domain knows of it. */
export const ApplicationSheet = ({ id }: { id: string }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const state = useRoute(getApplication, { params: { id } });
  if (state.value) return <Sheet application={state.value} />;
  return (
    <PageFrame title={id} line={t('sheet.line')}>
      <Resource state={state}>{() => null}</Resource>
    </PageFrame>
  );
};
