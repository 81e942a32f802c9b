import { useMemo, useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  listMaintenanceWindows,
  MaintenanceWindow,
} from '@rosetta/contracts/monitoring';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import {
  nameOfRef,
  RequesterLink,
} from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { SloLinks } from '../slos/SloLinks';
import { monitoringTranslationRef } from '../translation';
import { MaintenanceDialog } from './MaintenanceDialog';
import { stateOf } from './maintenanceDraft';

const useColumns = (): Column<MaintenanceWindow>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment, list } = useFormats();
  return useMemo(() => {
    const column = (
      key: 'name' | 'applications' | 'state' | 'from' | 'to' | 'reason' | 'by',
      value: Column<MaintenanceWindow>['value'],
      more: Partial<Column<MaintenanceWindow>> = {},
    ): Column<MaintenanceWindow> => ({
      key,
      label: t(`maintenance.field.${key}`),
      value,
      ...more,
    });
    const now = new Date().toISOString();
    return [
      column('name', ({ name }) => name, { least: 180 }),
      column('applications', ({ applications }) => list(applications), { least: 180, share: 2 }), // prettier-ignore
      column('state', window => t(`maintenance.state.${stateOf(window, now)}`), { width: 110 }), // prettier-ignore
      column('from', ({ from }) => from, {
        render: ({ from }) => <>{moment(from)}</>,
        width: 180,
      }),
      column('to', ({ to }) => to, {
        render: ({ to }) => <>{moment(to)}</>,
        width: 180,
      }),
      column('reason', ({ reason }) => reason, { least: 160 }),
      column('by', ({ updatedBy }) => nameOfRef(updatedBy), {
        render: ({ updatedBy }) => <RequesterLink requester={updatedBy} />,
        width: 140,
      }),
    ];
  }, [t, moment, list]);
};

/** When applications are worked on: who may declares and changes it, everybody sees it. */
export const MaintenancePage = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const mayChange = useMay('monitoring.maintenance.write');
  const windows = useRouteItems(listMaintenanceWindows, {});
  const columns = useColumns();
  const [opened, setOpened] = useState<MaintenanceWindow | 'new'>();
  const open = (id: string) =>
    mayChange && setOpened(windows.value?.find(each => each.id === id));
  return (
    <PageFrame
      title={t('maintenance.title')}
      line={t('maintenance.line')}
      actions={
        mayChange && (
          <Button variant="contained" onClick={() => setOpened('new')}>
            {t('maintenance.declare')}
          </Button>
        )
      }
    >
      <SloLinks here="maintenance" />
      <Resource state={windows}>
        {rows =>
          rows.length ? (
            <DataTable
              id="monitoring-maintenance"
              label={t('maintenance.title')}
              rows={rows}
              columns={columns}
              onOpen={open}
              hasExcel
            />
          ) : (
            <EmptyState title={t('maintenance.none')}>
              {t(mayChange ? 'maintenance.noneHelp' : 'maintenance.noneRead')}
            </EmptyState>
          )
        }
      </Resource>
      {opened && (
        <MaintenanceDialog
          window={opened === 'new' ? undefined : opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </PageFrame>
  );
};
