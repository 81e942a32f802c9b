import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { Link } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  listApplications,
  listDueAttestations,
  listGroups,
} from '@rosetta/contracts/ref';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import {
  useJoined,
  useMapped,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { NewApplicationForm } from '../forms/ApplicationForm';
import { DialogButton } from '../forms/DialogButton';
import { KnownOnNote } from '../knownOn/KnownOn';
import { useKnownOn } from '../knownOn/useKnownOn';
import {
  auditRouteRef,
  groupsRouteRef,
  importsRouteRef,
  mappingsRouteRef,
  requestsRouteRef,
} from '../routes';
import { referentielTranslationRef } from '../translation';
import { ApplicationControls } from './ApplicationControls';
import { ApplicationsTable } from './ApplicationsTable';
import { byName } from './byName';
import { useDomainColumns } from './useDomainColumns';
import { ApplicationsUrl, filterApplications } from './view';

const Actions = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const requests = useRouteRef(requestsRouteRef);
  const groups = useRouteRef(groupsRouteRef);
  const mappings = useRouteRef(mappingsRouteRef);
  const imports = useRouteRef(importsRouteRef);
  const audit = useRouteRef(auditRouteRef);
  const mayImport = useMay('ref.import');
  const mayAudit = useMay('ref.audit.read');
  const pages = [
    { to: requests?.(), label: t('requests.title') },
    { to: groups?.(), label: t('groups.title') },
    { to: mappings?.(), label: t('mappings.title') },
    ...(mayImport ? [{ to: imports?.(), label: t('imports.title') }] : []),
    ...(mayAudit ? [{ to: audit?.(), label: t('audit.title') }] : []),
  ];
  return (
    <Stack direction="row" flexWrap="wrap" gap={1}>
      {pages.map(
        ({ to, label }) =>
          to && (
            <Button
              key={label}
              size="small"
              variant="outlined"
              component={Link}
              to={to}
            >
              {label}
            </Button>
          ),
      )}
      <DialogButton
        label={t('form.new')}
        dialog={close => <NewApplicationForm onClose={close} />}
      />
    </Stack>
  );
};

/** What the company runs and pays for, and who owns it. */
export const ApplicationsPage = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { state, change, wrong } = useUrlState(ApplicationsUrl);
  const { day, query } = useKnownOn();
  // How complete an entry is, what it costs and how it runs is known of now only.
  const view = day ? { ...state, show: undefined } : state;
  const { columns, error } = useDomainColumns();
  const applications = useRouteItems(listApplications, { query });
  const known = useJoined({
    applications: useMapped(applications, byName),
    groups: useRouteItems(listGroups, { query }),
    mine: useRouteItems(listDueAttestations, {}),
  });
  if (error) throw error;
  return (
    <PageFrame
      title={t('applications.title')}
      line={t('applications.line')}
      actions={<Actions />}
    >
      <WrongAddress wrong={wrong} />
      <KnownOnNote />
      <Resource state={columns ? known : { ...known, value: undefined }}>
        {value => (
          <>
            <ApplicationControls {...value} view={view} onChange={change} />
            <ApplicationsTable
              key={day ? 'then' : 'now'}
              groups={value.groups}
              columns={day || !columns ? [] : columns}
              applications={filterApplications(
                value.applications,
                value.mine,
                view,
              )}
            />
          </>
        )}
      </Resource>
    </PageFrame>
  );
};
