import Chip from '@mui/material/Chip';
import Skeleton from '@mui/material/Skeleton';
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
import { GroupLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { DrillPath, PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { ChangeApplicationForm } from '../forms/ApplicationForm';
import { DialogButton } from '../forms/DialogButton';
import { EndApplication } from '../forms/EndApplication';
import { HistoryTab } from '../history/HistoryTab';
import { KnownOnField, KnownOnNote } from '../knownOn/KnownOn';
import { useKnownOn } from '../knownOn/useKnownOn';
import { FixDialog } from '../quality/FixDialog';
import { applicationsRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';
import { Overview } from './Overview';
import { Relations } from './Relations';
import { SheetTabs } from './SheetTabs';
import { Tools } from './Tools';
import { useOwner } from './useOwner';

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
    {
      id: 'history',
      path: 'history',
      title: t('history.title'),
      component: HistoryTab,
    },
  ];
};

/** Whose it is, how much hangs on it, and where in its life it is. */
const Facts = ({ application }: { application: Application }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { id, group, criticality, lifecycle } = application;
  const { value: owner, error } = useOwner(id);
  return (
    <Stack
      direction="row"
      flexWrap="wrap"
      columnGap={2}
      rowGap={0.5}
      alignItems="center"
    >
      <span>
        {t('fact.owner')}{' '}
        {/* Where its name cannot be read, the group's id is known all the same. */}
        {owner || error ? (
          <GroupLink group={group} inText>
            {owner?.chain[0]?.name ?? group}
          </GroupLink>
        ) : (
          <Skeleton sx={{ display: 'inline-block', width: 110 }} />
        )}
      </span>
      {criticality && (
        <span>
          {t('fact.criticality')}{' '}
          <Chip
            size="small"
            sx={{ m: 0 }}
            label={t(`criticality.${criticality}`)}
          />
        </span>
      )}
      {lifecycle && (
        <span>
          {t('fact.lifecycle')}{' '}
          <Chip
            size="small"
            sx={{ m: 0 }}
            variant="outlined"
            label={lifecycle}
          />
        </span>
      )}
    </Stack>
  );
};

const Sheet = ({ application }: { application: Application }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const all = useRouteRef(applicationsRouteRef);
  const tabs = useTabs();
  const { day } = useKnownOn();
  const { id, name, description } = application;
  return (
    <PageFrame
      title={name}
      line={description ?? t('sheet.line')}
      actions={
        <Stack direction="row" flexWrap="wrap" gap={1} alignItems="center">
          <KnownOnField />
          <Tools application={id} />
          <DialogButton
            label={t('form.change')}
            dialog={close => (
              <ChangeApplicationForm
                application={application}
                onClose={close}
              />
            )}
          />
          {!day && <EndApplication application={application} />}
        </Stack>
      }
    >
      <KnownOnNote domains />
      <Facts application={application} />
      <FixDialog application={application} />
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
  const { query } = useKnownOn();
  const state = useRoute(getApplication, { params: { id }, query });
  if (state.value) return <Sheet application={state.value} />;
  return (
    <PageFrame title={id} line={t('sheet.line')}>
      <KnownOnNote />
      <Resource state={state}>{() => null}</Resource>
    </PageFrame>
  );
};
