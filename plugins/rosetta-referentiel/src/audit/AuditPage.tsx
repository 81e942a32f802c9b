import { useMemo, useState } from 'react';
import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { RouteAnswer } from '@rosetta/contracts';
import { listRefAudit } from '@rosetta/contracts/ref';
import { saveBlob } from '@rosetta/plugin-rosetta-core-react/client';
import {
  useRouteClient,
  useRoutePages,
} from '@rosetta/plugin-rosetta-core-react/data';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  DataTable,
  ServerPaging,
} from '@rosetta/plugin-rosetta-core-react/table';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { ReferentielPage } from '../page/ReferentielPage';
import { referentielTranslationRef } from '../translation';
import { AuditControls, AuditUrl, AuditView } from './AuditControls';
import { EntryDialog } from './EntryDialog';
import { useAuditColumns } from './useAuditColumns';
import { VerifyCard } from './VerifyCard';

/** All of the list as the server writes it, and not only what is on the page. */
const useCsv = (query: AuditView) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const client = useRouteClient();
  const toasts = useApi(toastApiRef);
  return () =>
    client.fetchCsv(listRefAudit, { query }).then(
      file => saveBlob(file, 'audit.csv'),
      (error: Error) =>
        toasts.post({
          title: t('audit.exportFailed'),
          description: error.message,
          status: 'danger',
        }),
    );
};

interface EntriesProps {
  found: RouteAnswer<typeof listRefAudit>;
  query: AuditView;
  paging: ServerPaging;
}

const Entries = ({ found, query, paging }: EntriesProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const [open, setOpen] = useState<string>();
  const columns = useAuditColumns(setOpen);
  const rows = useMemo(
    () => found.items.map(entry => ({ ...entry, id: String(entry.seq) })),
    [found],
  );
  const download = useCsv(query);
  if (rows.length === 0 && paging.paginationModel?.page === 0)
    return (
      <EmptyState title={t('audit.none')}>{t('audit.noneHelp')}</EmptyState>
    );
  return (
    <>
      <DataTable
        id="referentiel-audit"
        label={t('audit.title')}
        rows={rows}
        columns={columns}
        onExport={download}
        onOpen={setOpen}
        {...paging}
      />
      <EntryDialog
        entry={rows.find(({ id }) => id === open)}
        onClose={() => setOpen(undefined)}
      />
    </>
  );
};

/** Who changed what in the référentiel, and whether anybody has altered that since. */
export const AuditPage = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { state: query, change, wrong } = useUrlState(AuditUrl);
  const { state, paging } = useRoutePages(listRefAudit, { query });
  return (
    <ReferentielPage title={t('audit.title')} line={t('audit.line')}>
      <WrongAddress wrong={wrong} />
      <AuditControls view={query} onChange={change} />
      <Resource state={state}>
        {found => (
          <>
            <VerifyCard />
            <Entries found={found} query={query} paging={paging} />
          </>
        )}
      </Resource>
    </ReferentielPage>
  );
};
