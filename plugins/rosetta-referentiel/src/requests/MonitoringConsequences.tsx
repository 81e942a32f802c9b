import { useMemo } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AttributionDeploymentPreview,
  ChangedDora,
  MovedIncidents,
  MovedSlo,
} from '@rosetta/contracts/attribution';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { referentielTranslationRef } from '../translation';
import { MovedRow, MovedTable, useHolderColumns } from './MovedTable';

interface FoundProps {
  found: AttributionDeploymentPreview;
}

const useIncidentColumns = (): Column<MovedRow<MovedIncidents>>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day } = useFormats();
  const holders = useHolderColumns<MovedIncidents>();
  return useMemo(() => {
    const counts = (['incidents', 'counted', 'open'] as const).map(
      (key): Column<MovedRow<MovedIncidents>> => ({
        key,
        label: t(`consequences.${key}`),
        kind: 'number',
        value: moved => moved[key],
        width: 130,
      }),
    );
    return [
      ...holders,
      ...counts,
      {
        key: 'last',
        label: t('consequences.last'),
        value: ({ last }) => day(last),
        width: 130,
      },
    ];
  }, [t, day, holders]);
};

const Incidents = ({ found }: FoundProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day } = useFormats();
  const since = day(found.since);
  const { incidents, incidentsNotKnown: count } = found;
  return (
    <>
      <MovedTable
        id="consequences-incidents"
        label={t('consequences.incidentTable')}
        intro={t('consequences.incident', { since })}
        none={t('consequences.noIncident', { since })}
        items={incidents}
        columns={useIncidentColumns()}
      />
      {count > 0 && (
        <Typography variant="body2" color="text.secondary">
          {t('consequences.incidentsNotKnown', { count })}
        </Typography>
      )}
    </>
  );
};

const useDoraFigure = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { number, percent, duration } = useFormats();
  return ({ value, unit }: ChangedDora['before']) => {
    if (value === null) return t('consequences.notKnown');
    if (unit === 'ratio') return percent(value);
    return unit === 'minutes'
      ? duration(value * 60)
      : t('consequences.perWeek', { value: number(value) });
  };
};

const Dora = ({ found }: FoundProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day } = useFormats();
  const write = useDoraFigure();
  const since = day(found.since);
  const sides = (['before', 'after'] as const).map(
    (side): Column<MovedRow<ChangedDora>> => ({
      key: side,
      label: t(`consequences.${side}`),
      value: change => change[side].value,
      render: change => (
        <span title={change[side].reason}>{write(change[side])}</span>
      ),
      width: 170,
    }),
  );
  return (
    <MovedTable
      id="consequences-dora"
      label={t('consequences.doraTable')}
      intro={t('consequences.dora', { since })}
      none={t('consequences.noDora', { since })}
      items={found.dora}
      columns={[
        {
          key: 'application',
          label: t('consequences.application'),
          value: ({ name }) => name,
          least: 180,
          render: ({ application, name }) => (
            <ApplicationLink application={application}>{name}</ApplicationLink>
          ),
        },
        {
          key: 'metric',
          label: t('consequences.metric'),
          value: ({ metric }) => t(`consequences.metrics.${metric}`),
          width: 210,
        },
        ...sides,
      ]}
    />
  );
};

const Slos = ({ found }: FoundProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const holders = useHolderColumns<MovedSlo>();
  return (
    <MovedTable
      id="consequences-slos"
      label={t('consequences.sloTable')}
      intro={t('consequences.slo')}
      none={t('consequences.noSlo')}
      items={found.slos}
      columns={[
        {
          key: 'objective',
          label: t('consequences.objective'),
          value: ({ name }) => name,
          least: 180,
        },
        ...holders,
        {
          key: 'reason',
          label: t('consequences.reason'),
          value: ({ reason }) => t(`consequences.reasons.${reason}`),
          least: 200,
        },
      ]}
    />
  );
};

/** What of reliability would move with pivots and owners: incidents, DORA figures, objectives. */
export const MonitoringConsequences = (props: FoundProps) => (
  <>
    <Incidents {...props} />
    <Dora {...props} />
    <Slos {...props} />
  </>
);
