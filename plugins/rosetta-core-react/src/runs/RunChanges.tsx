import { useMemo } from 'react';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UNALLOCATED } from '@rosetta/contracts/finops';
import { Run, RunComparison } from '@rosetta/contracts/runs';
import { z } from 'zod';
import { ApplicationLink } from '../application';
import { useRoute } from '../data';
import { RelativeTime } from '../format';
import { Resource } from '../resource';
import { Column, DataTable } from '../table';
import { coreReactTranslationRef } from '../translation';
import { useUrlState } from '../urlState';
import { CompareWith } from './CompareWith';
import { RunsDomain } from './RunsDomain';

interface RunChangesProps {
  domain: RunsDomain;
  run: Run;
}

type ChangeRow = RunComparison['items'][number] & { id: string };

/** Not an application, but what belongs to none. */
const isApplication = ({ key }: ChangeRow) => key.startsWith('app-');

const useColumns = (domain: RunsDomain): Column<ChangeRow>[] => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  return useMemo(() => {
    const amount = (
      key: 'before' | 'after' | 'difference',
    ): Column<ChangeRow> => ({
      key,
      label: t(`runs.change.${key}`),
      kind: 'decimal',
      value: moved => moved[key],
      render: moved => {
        const value = moved[key];
        return value === null ? '–' : domain.amount(value, moved.unit);
      },
      width: 170,
    });
    const nameOf = ({ key, label }: ChangeRow) =>
      key === UNALLOCATED ? t('runs.change.unallocated') : label;
    return [
      {
        key: 'label',
        label: t('runs.change.application'),
        value: nameOf,
        render: moved =>
          isApplication(moved) ? (
            <ApplicationLink application={moved.key}>
              {moved.label}
            </ApplicationLink>
          ) : (
            nameOf(moved)
          ),
      },
      amount('before'),
      amount('after'),
      amount('difference'),
    ];
  }, [t, domain]);
};

const Totals = ({
  domain,
  totals,
}: { domain: RunsDomain } & Pick<RunComparison, 'totals'>) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  return (
    <ul style={{ margin: 0 }}>
      {totals.map(({ unit, before, after, difference }) => (
        <li key={unit}>
          {t('runs.change.total')}{' '}
          {before !== null && domain.amount(before, unit)} →{' '}
          {domain.amount(after, unit)}
          {difference !== null && <> ({domain.amount(difference, unit)})</>}
        </li>
      ))}
    </ul>
  );
};

const Comparison = ({
  domain,
  comparison,
}: {
  domain: RunsDomain;
  comparison: RunComparison;
}) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const columns = useColumns(domain);
  const rows = useMemo(
    () =>
      comparison.items.map(item => ({
        ...item,
        id: `${item.key} ${item.unit}`,
      })),
    [comparison],
  );
  if (!comparison.with)
    return <Typography>{t('runs.change.first')}</Typography>;
  return (
    <>
      <Typography>
        {t('runs.change.against')} <RelativeTime at={comparison.with.at} />
      </Typography>
      <Totals domain={domain} totals={comparison.totals} />
      {rows.length ? (
        <DataTable
          id="run-changes"
          label={t('runs.change.title')}
          rows={rows}
          columns={columns}
        />
      ) : (
        <Typography>{t('runs.change.nothing')}</Typography>
      )}
    </>
  );
};

const Differences = ({
  domain,
  run,
  other,
}: RunChangesProps & { other?: string }) => {
  const state = useRoute(domain.routes.compareRuns, {
    params: { id: run.id },
    query: { with: other },
  });
  return (
    <Resource state={state}>
      {comparison => <Comparison domain={domain} comparison={comparison} />}
    </Resource>
  );
};

const ADDRESS = z.object({ with: z.string().min(1) });

/** What moved against the run that was published before, or another one of the period; which, the address says. */
export const RunChanges = ({ domain, run }: RunChangesProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { state, change } = useUrlState(ADDRESS);
  const { Changes } = domain;
  return (
    <Stack component="section" gap={1}>
      <Typography variant="h2" sx={{ fontSize: '1.25rem', m: 0 }}>
        {t('runs.change.title')}
      </Typography>
      <CompareWith
        domain={domain}
        run={run}
        value={state.with}
        onChange={other => change({ with: other })}
      />
      {Changes ? (
        <Changes run={run} other={state.with} />
      ) : (
        <Differences domain={domain} run={run} other={state.with} />
      )}
    </Stack>
  );
};
