import { useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RouteAnswer } from '@rosetta/contracts';
import { listApplicationHistory, listGroups } from '@rosetta/contracts/ref';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import {
  useRouteItems,
  useRoutePages,
} from '@rosetta/plugin-rosetta-core-react/data';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import {
  DataTable,
  ServerPaging,
} from '@rosetta/plugin-rosetta-core-react/table';
import { EntryDialog } from '../audit/EntryDialog';
import { useKnownOn } from '../knownOn/useKnownOn';
import { referentielTranslationRef } from '../translation';
import { useHistoryColumns } from './useHistoryColumns';

interface EntriesProps {
  found: RouteAnswer<typeof listApplicationHistory>;
  paging: ServerPaging;
}

const Entries = ({ found, paging }: EntriesProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const [open, setOpen] = useState<string>();
  const columns = useHistoryColumns(setOpen);
  const groups = useRouteItems(listGroups, {}).value;
  const names = useMemo(
    () => Object.fromEntries(groups?.map(({ id, name }) => [id, name]) ?? []),
    [groups],
  );
  const rows = useMemo(
    () => found.items.map(entry => ({ ...entry, id: String(entry.seq) })),
    [found],
  );
  return (
    <>
      <DataTable
        id="application-history"
        label={t('history.title')}
        rows={rows}
        columns={columns}
        onOpen={setOpen}
        {...paging}
      />
      <EntryDialog
        entry={rows.find(({ id }) => id === open)}
        names={names}
        onClose={() => setOpen(undefined)}
      />
    </>
  );
};

/** What changed of an application, its identifiers and relations: when, why and by whom. */
export const HistoryTab = ({ application: id }: ApplicationProps) => {
  const { knownAt } = useKnownOn().query;
  const { state, paging } = useRoutePages(listApplicationHistory, {
    params: { id },
    query: { knownAt },
  });
  return (
    <Resource state={state}>
      {found => <Entries found={found} paging={paging} />}
    </Resource>
  );
};
