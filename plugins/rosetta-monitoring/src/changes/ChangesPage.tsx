import { useMemo } from 'react';
import Alert from '@mui/material/Alert';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeType, getChangeCalendar } from '@rosetta/contracts/monitoring';
import {
  Choice,
  ControlRow,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import {
  useUrlState,
  WrongAddress,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { lastDays, nextDays } from '../incidents/days';
import { monitoringTranslationRef } from '../translation';
import { CalendarAnswer } from '../types';
import { ChangeKpis } from './ChangeKpis';
import { toRow, useChangeColumns } from './useChangeColumns';

const PERIODS = ['next', 'last'] as const;

const ADDRESS = z.object({
  period: z.enum(PERIODS),
  type: ChangeType,
  application: z.string().min(1),
  group: z.string().min(1),
});
type View = Partial<z.infer<typeof ADDRESS>>;

interface ControlsProps {
  view: View;
  onChange(change: View): void;
}

const Controls = ({ view, onChange }: ControlsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <ControlRow label={t('control.title')}>
      <Choice
        label={t('changes.period')}
        width={180}
        value={view.period ?? 'next'}
        options={PERIODS.map(value => ({
          value,
          label: t(`changes.${value}`),
        }))}
        onChange={period => onChange({ period })}
      />
      <Choice
        label={t('changes.field.type')}
        all={t('changes.anyType')}
        value={view.type}
        options={ChangeType.options.map(value => ({
          value,
          label: t(`changes.type.${value}`),
        }))}
        onChange={type => onChange({ type })}
      />
      <FilterChips
        filters={(['application', 'group'] as const).map(key => ({
          key,
          label: t(`control.${key}`),
          value: view[key],
          options: [],
          onChange: value => onChange({ [key]: value }),
        }))}
      />
    </ControlRow>
  );
};

interface CalendarProps {
  calendar: CalendarAnswer;
  scope: { application?: string; group?: string };
}

const Calendar = ({ calendar, scope }: CalendarProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment } = useFormats();
  const columns = useChangeColumns();
  const { freezes, dependenciesKnown, items } = calendar;
  // Newest first is how history reads; a calendar begins with what comes first.
  const rows = useMemo(() => items.map(toRow).reverse(), [items]);
  return (
    <>
      {freezes.map(({ name, from, to }) => (
        <Alert key={name} severity="info">
          {t('changes.freeze', { name, from: moment(from), to: moment(to) })}
        </Alert>
      ))}
      {!dependenciesKnown && (
        <Alert severity="warning">{t('changes.ownOnly')}</Alert>
      )}
      <ChangeKpis items={items} scope={scope} />
      {rows.length ? (
        <DataTable
          id="monitoring-changes"
          label={t('changes.title')}
          rows={rows}
          columns={columns}
        />
      ) : (
        <EmptyState title={t('changes.none')}>
          {t('changes.noneHelp')}
        </EmptyState>
      )}
    </>
  );
};

/** What is planned, and what it collides with. */
export const ChangesPage = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { state: view, change, wrong } = useUrlState(ADDRESS);
  const { period = 'next', type, application, group } = view;
  const window = useMemo(
    () => (period === 'next' ? nextDays(14) : lastDays(30)),
    [period],
  );
  const scope = useMemo(() => ({ application, group }), [application, group]);
  const state = useRoute(getChangeCalendar, {
    query: { ...window, ...scope, type },
  });
  return (
    <PageFrame title={t('changes.title')} line={t('changes.line')}>
      <Controls view={view} onChange={change} />
      <WrongAddress wrong={wrong} />
      <Resource state={state}>
        {calendar => <Calendar calendar={calendar} scope={scope} />}
      </Resource>
    </PageFrame>
  );
};
