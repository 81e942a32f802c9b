import { useMemo, useState } from 'react';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RouteAnswer } from '@rosetta/contracts';
import {
  listRefusedGroups,
  listRefusedRecords,
} from '@rosetta/contracts/monitoring';
import { useRoute, useRoutePages } from '@rosetta/plugin-rosetta-core-react/data'; // prettier-ignore
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { RefusedRecordDialog } from '@rosetta/plugin-rosetta-core-react/quarantine';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { monitoringTranslationRef } from '../translation';
import { AdministrationView } from './administrationView';
import { useFieldColumn } from './useFieldColumn';

type Group = RouteAnswer<typeof listRefusedGroups>['items'][number] & { id: string }; // prettier-ignore
type Refused = RouteAnswer<typeof listRefusedRecords>['items'][number] & { id: string }; // prettier-ignore

const At = ({ at }: { at: string }) => <RelativeTime at={at} short />;

interface GroupsProps {
  items: RouteAnswer<typeof listRefusedGroups>['items'];
  onChoose(change: AdministrationView): void;
}

/** What refuses records, and of which dataset; a row shows the records. */
const Groups = ({ items, onChoose }: GroupsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const column = useFieldColumn();
  const rows: Group[] = items.map(group => ({
    ...group,
    id: JSON.stringify([group.dataset, group.problem, group.file]),
  }));
  const choose = (id: string) => {
    const [dataset, problem, file] = JSON.parse(id);
    onChoose({ dataset, problem, file });
  };
  if (rows.length === 0)
    return (
      <EmptyState title={t('administration.refused.none')}>
        {t('administration.refused.noneHelp')}
      </EmptyState>
    );
  return (
    <DataTable
      id="monitoring-quarantine-groups"
      label={t('administration.quarantine')}
      rows={rows}
      columns={[
        column<Group>('problem', ({ problem }) => problem, { least: 220, share: 2 }), // prettier-ignore
        column<Group>('dataset', ({ dataset }) => dataset, { least: 160 }),
        column<Group>('file', ({ file }) => file, { least: 140 }),
        column<Group>('records', ({ records }) => records, { kind: 'number', width: 120 }), // prettier-ignore
        column<Group>('at', ({ at }) => at, { render: At, width: 120 }),
      ]}
      compact
      hasExcel
      onOpen={choose}
    />
  );
};

interface RecordsProps {
  query: { dataset: string; problem?: string; file?: string };
}

/** The refused records of a group; a row shows what the record says. */
const Records = ({ query }: RecordsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { state, paging } = useRoutePages(listRefusedRecords, { query });
  const [open, setOpen] = useState<string>();
  const column = useFieldColumn();
  const sortable = false;
  const rows: Refused[] = useMemo(
    () =>
      (state.value?.items ?? []).map(record => ({
        ...record,
        id: `${record.import}:${record.row}`,
      })),
    [state.value],
  );
  const record = rows.find(({ id }) => id === open);
  const title = t('administration.refused.records', { dataset: query.dataset });
  return (
    <Resource state={state}>
      {() =>
        rows.length === 0 ? (
          <EmptyState title={t('administration.refused.noMatch')}>
            {t('administration.refused.noMatchHelp')}
          </EmptyState>
        ) : (
          <>
            <DataTable
              id="monitoring-quarantine"
              label={title}
              rows={rows}
              columns={[
                column<Refused>('problem', ({ problem }) => problem, { least: 220, share: 2, sortable }), // prettier-ignore
                column<Refused>('value', ({ value }) => value, { least: 120, sortable }), // prettier-ignore
                column<Refused>('file', ({ file }) => file, { least: 140, sortable }), // prettier-ignore
                column<Refused>('row', ({ row }) => row, { kind: 'number', width: 80, sortable }), // prettier-ignore
                column<Refused>('at', ({ at }) => at, { render: At, width: 120, sortable }), // prettier-ignore
              ]}
              compact
              onOpen={setOpen}
              {...paging}
            />
            {record && (
              <RefusedRecordDialog
                title={t('administration.refused.record', {
                  row: `${record.row}`,
                  file: record.file,
                })}
                record={record}
                closeLabel={t('administration.refused.close')}
                onClose={() => setOpen(undefined)}
              />
            )}
          </>
        )
      }
    </Resource>
  );
};

interface QuarantineSectionProps {
  view: AdministrationView;
  onChange(change: AdministrationView): void;
}

/** What could not be used of what sources said: by problem, then record by record. */
export const QuarantineSection = ({ view, onChange }: QuarantineSectionProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const groups = useRoute(listRefusedGroups, { query: {} });
  const { dataset, problem, file } = view;
  const clear = () =>
    onChange({ dataset: undefined, problem: undefined, file: undefined });
  return (
    <section>
      <SectionTitle>{t('administration.quarantine')}</SectionTitle>
      <Resource state={groups}>
        {({ items }) => <Groups items={items} onChoose={onChange} />}
      </Resource>
      {dataset && (
        <>
          <Typography variant="body2" sx={{ mt: 1 }}>
            {t('administration.refused.cure')}{' '}
            <Button size="small" onClick={clear}>
              {t('administration.refused.all')}
            </Button>
          </Typography>
          <Records query={{ dataset, problem, file }} />
        </>
      )}
    </section>
  );
}; // prettier-ignore
