import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CalendarChange, Collision } from '@rosetta/contracts/monitoring';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { deploymentName } from '../incidents/useIncidentColumns';
import { monitoringTranslationRef } from '../translation';
import { useWord } from '../words/useWord';

/** A change as a row: one for each of its applications. */
export const toRow = (change: CalendarChange): CalendarChange => ({
  ...change,
  id: `${change.source}:${change.id}:${change.application.id}`,
});

type Key =
  | 'at'
  | 'until'
  | 'number'
  | 'title'
  | 'application'
  | 'type'
  | 'state'
  | 'risk'
  | 'collisions'
  | 'deployments';

export const useChangeColumns = (): Column<CalendarChange>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment } = useFormats();
  const word = useWord();
  return useMemo(() => {
    const column = (
      key: Key,
      value: Column<CalendarChange>['value'],
      more: Partial<Column<CalendarChange>> = {},
    ) => ({ key, label: t(`changes.field.${key}`), value, ...more });
    const time = (at: string | null) =>
      at && <time dateTime={at}>{moment(at)}</time>;
    const describe = ({ kind, name, application = '' }: Collision) =>
      t(`changes.collision.${kind}`, { name, application });
    return [
      column('at', ({ plannedStart, at }) => plannedStart ?? at, {
        render: ({ plannedStart, at }) => time(plannedStart ?? at),
        width: 160,
      }),
      column('until', ({ plannedEnd }) => plannedEnd, {
        render: ({ plannedEnd }) => time(plannedEnd),
        width: 160,
      }),
      column('number', ({ number }) => number, { width: 120 }),
      column('title', ({ title }) => title, { share: 2 }),
      column('application', ({ application }) => application.name, {
        render: ({ application: { id, name } }) => (
          <ApplicationLink application={id}>{name}</ApplicationLink>
        ),
        width: 150,
      }),
      column('type', ({ type }) => t(`changes.type.${type}`), { width: 110 }),
      column('state', ({ state }) => word('state', state), { width: 110 }),
      column('risk', ({ risk }) => risk && word('risk', risk), { width: 100 }),
      column(
        'collisions',
        ({ collisions }) => collisions.map(describe).join('; '),
        { share: 2 },
      ),
      column(
        'deployments',
        ({ deployments }) => deployments.map(deploymentName).join(', '),
        { width: 190, hidden: true },
      ),
    ];
  }, [t, moment, word]);
};
