import { useMemo } from 'react';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Gap, listGaps } from '@rosetta/contracts/monitoring';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import {
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import {
  Provenance,
  SectionTitle,
} from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { periodLabel } from '@rosetta/plugin-rosetta-core-react/runs';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { useJobNames } from '../runs/useJobNames';
import { monitoringTranslationRef } from '../translation';
import { REFRESH_MS } from './administrationView';
import { ColumnOf, useFieldColumn } from './useFieldColumn';
import { useGapTexts } from './useGapTexts';

/** Periods of a job that somebody wants to run. */
export interface Window {
  job: string;
  from?: string;
  to?: string;
}

interface GapsSectionProps {
  onBackfill(window: Window): void;
}

const usePeriodsText = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const formats = useFormats();
  return ({ periods }: Gap) =>
    periods &&
    t('administration.periods', {
      count: periods.count,
      from: periodLabel(periods.from, formats),
    });
};

/** The source, its part and whose that is; of a job, its name. */
const What = (gap: Gap) => {
  const { what } = useGapTexts();
  const { application } = gap;
  return (
    <>
      {what(gap)}{' '}
      {application && (
        <ApplicationLink application={application.id}>
          {application.name}
        </ApplicationLink>
      )}
    </>
  );
};

const Since = ({ from }: Gap) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return from ? <RelativeTime at={from} /> : <>{t('administration.never')}</>;
};

const BackfillButton = ({ gap, onBackfill }: GapsSectionProps & { gap: Gap }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const names = useJobNames();
  const periods = usePeriodsText()(gap);
  const [job] = gap.jobs;
  if (!gap.backfill || !gap.periods) return null;
  const { from, to } = gap.periods;
  return (
    <Button
      size="small"
      aria-label={t('administration.backfill.of', {
        job: names[job] ?? job,
        periods: `${periods}`,
      })}
      onClick={() => onBackfill({ job, from, to })}
    >
      {t('administration.backfill.button')}
    </Button>
  );
}; // prettier-ignore

const useColumns = ({ onBackfill }: GapsSectionProps): Column<Gap>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const texts = useGapTexts();
  const periodsText = usePeriodsText();
  const mayRun = useMay('monitoring.runs.write');
  const fieldColumn = useFieldColumn();
  const column: ColumnOf<Gap> = (key, value, more) =>
    fieldColumn(key, value, { sortable: false, ...more });
  const whatAndWhose = (gap: Gap) =>
    [texts.what(gap), gap.application?.name].filter(Boolean).join(', ');
  const columns = [
    column('what', whatAndWhose, { render: What, least: 150, share: 2 }),
    column('reason', ({ reason }) => t(`administration.reason.${reason}`), { least: 170, share: 2 }), // prettier-ignore
    column('periods', periodsText, { least: 150 }),
    column('since', ({ from }) => from, { render: Since, width: 130 }),
    column('jobs', texts.jobs, { least: 120, hidden: true }),
    column('closes', texts.closes, { least: 170 }),
    column('detail', texts.detail, { least: 160, share: 2 }),
  ];
  const act = column('act', () => null, {
    width: 110,
    render: gap => <BackfillButton gap={gap} onBackfill={onBackfill} />,
  });
  return mayRun ? [...columns, act] : columns;
};

const Looked = ({ looked }: { looked: readonly { from: string }[] }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const formats = useFormats();
  const froms = looked.map(({ from }) => from);
  const isHour = (from: string) => from.includes('T');
  const days = froms.find(from => !isHour(from));
  const hours = froms.find(isHour);
  if (!days || !hours) return null;
  return (
    <Provenance>
      <Typography variant="body2" component="span">
        {t('administration.looked', {
          days: periodLabel(days, formats),
          hours: periodLabel(hours, formats),
        })}
      </Typography>
    </Provenance>
  );
};

/** What should be known and is not: since when, why, and what closes it. */
export const GapsSection = (props: GapsSectionProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const state = useRoute(listGaps, { query: {} }, { everyMs: REFRESH_MS });
  const columns = useColumns(props);
  const rows = useMemo(() => state.value?.items ?? [], [state.value]);
  return (
    <section>
      <SectionTitle>{t('administration.gaps')}</SectionTitle>
      <Resource state={state}>
        {({ looked }) => (
          <>
            {rows.length ? (
              <DataTable
                id="monitoring-gaps"
                label={t('administration.gaps')}
                rows={rows}
                columns={columns}
                compact
                wraps
                hasExcel
              />
            ) : (
              <EmptyState title={t('administration.noGaps')}>
                {t('administration.noGapsHelp')}
              </EmptyState>
            )}
            <Looked looked={looked} />
          </>
        )}
      </Resource>
    </section>
  );
};
