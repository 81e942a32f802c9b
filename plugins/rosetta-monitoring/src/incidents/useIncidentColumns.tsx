import { useCallback, useMemo } from 'react';
import Link from '@mui/material/Link';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Incident, isOpenIncident } from '@rosetta/contracts/monitoring';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { monitoringTranslationRef } from '../translation';
import { useWord } from '../words/useWord';

/** An incident as a row: one for each of its applications. */
export type IncidentRow = Incident & { sysId: string };

export const toRow = (incident: Incident): IncidentRow => ({
  ...incident,
  sysId: incident.id,
  id: `${incident.source}:${incident.id}:${incident.application.id}`,
});

/** `shop/web #12`, as people know it. */
export const deploymentName = (id: string) => {
  const [, project, ...rest] = id.split(':');
  return `${project} #${rest.join(':')}`;
};

type Key =
  | 'number'
  | 'title'
  | 'application'
  | 'priority'
  | 'state'
  | 'openedAt'
  | 'resolvedAt'
  | 'deployment'
  | 'certainty'
  | 'reason'
  | 'counts'
  | 'tool';

/** The service orders incidents, page by page. */
const useColumn = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return useCallback(
    (
      key: Key,
      value: Column<IncidentRow>['value'],
      more: Partial<Column<IncidentRow>> = {},
    ) => ({
      key,
      label: t(`incidents.field.${key}`),
      value,
      sortable: false,
      ...more,
    }),
    [t],
  );
};

const Opened = ({ openedAt }: IncidentRow) => <RelativeTime at={openedAt} />;
const Application = ({ application: { id, name } }: IncidentRow) => (
  <ApplicationLink application={id}>{name}</ApplicationLink>
);
const Resolved = (row: IncidentRow) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  if (row.resolvedAt) return <RelativeTime at={row.resolvedAt} />;
  return <>{t(isOpenIncident(row) ? 'incidents.open' : 'incidents.endNotKnown')}</>; // prettier-ignore
};
const Tool = ({ url }: IncidentRow) =>
  url && (
    <Link href={url} target="_blank" rel="noreferrer">
      ServiceNow
    </Link>
  );

/** What its source says of it. */
const useSourceColumns = () => {
  const column = useColumn();
  const word = useWord();
  return useMemo(
    () => [
      column('openedAt', row => row.openedAt, { render: Opened, width: 130 }),
      column('number', ({ number }) => number, { width: 120 }),
      column('title', ({ title }) => title, { share: 2 }),
      column('application', ({ application }) => application.name, { render: Application, width: 150 }),
      column('priority', ({ priority }) => priority, { kind: 'number', width: 84 }),
      column('state', ({ state }) => word('state', state), { width: 110 }),
      column('resolvedAt', row => row.resolvedAt, { render: Resolved, width: 130 }),
    ],
    [column, word],
  ); // prettier-ignore
};

/** What it is put down to, and whether it counts. */
const useLinkColumns = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const column = useColumn();
  return useMemo(() => {
    const cause = ({ link }: IncidentRow) =>
      link?.deployment
        ? deploymentName(link.deployment)
        : t('incidents.noDeployment');
    const certainty = ({ link }: IncidentRow) =>
      link && t(`incidents.certainty.${link.certainty}`);
    const reason = ({ link }: IncidentRow) =>
      link && (link.comment ?? t(`incidents.reason.${link.reason}`));
    const counts = ({ notCounted }: IncidentRow) =>
      notCounted
        ? t(`incidents.notCounted.${notCounted}`)
        : t('incidents.counted');
    return [
      column('deployment', cause, { width: 190 }),
      column('certainty', certainty, { width: 100 }),
      column('reason', reason, { share: 2 }),
      column('counts', counts, { width: 110, hidden: true }),
      column('tool', ({ url }) => url, { render: Tool, width: 110, hidden: true }), // prettier-ignore
    ];
  }, [t, column]);
};

export const useIncidentColumns = (): Column<IncidentRow>[] => {
  const ofSource = useSourceColumns();
  const ofLink = useLinkColumns();
  return useMemo(() => [...ofSource, ...ofLink], [ofSource, ofLink]);
};
